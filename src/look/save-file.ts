// Text → a file in the reader's downloads, without the downloads permission.

/** How long the browser may take to fetch what it saves. */
const SAVE_MS = 30_000

const TYPES: Record<string, string> = { json: 'application/json', csv: 'text/csv' }

export function saveFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: TYPES[name.split('.').at(-1)!] ?? 'text/plain' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SAVE_MS)
}

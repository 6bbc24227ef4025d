// A page saved as one file (.mhtml, .mht; RFC 2557) → its HTML. Only the first HTML part is taken: pictures and frames are not
// needed to read an article.

const HEADER_END = /\r?\n\r?\n/

/** Null where the text is no such file, or holds no HTML. */
export function htmlOfMhtml(text: string): string | null {
  const { headers, body } = splitPart(text)
  const boundary = /boundary="?([^";\r\n]+)"?/i.exec(headers['content-type'] ?? '')?.[1]
  if (!/^multipart\//i.test(headers['content-type'] ?? '') || boundary === undefined) return null
  for (const part of body.split(`--${boundary}`)) {
    const { headers: own, body: content } = splitPart(part.replace(/^\r?\n/, ''))
    const type = own['content-type'] ?? ''
    if (/^text\/html/i.test(type))
      return decode(content, own['content-transfer-encoding'] ?? '', /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8')
  }
  return null
}

/** Header names in lower case; lines that begin with white space go on the one before. */
function splitPart(text: string): { headers: Record<string, string>; body: string } {
  const end = HEADER_END.exec(text)
  if (!end) return { headers: {}, body: text }
  const headers: Record<string, string> = {}
  for (const line of text
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return { headers, body: text.slice(end.index + end[0].length) }
}

function decode(content: string, encoding: string, charset: string): string {
  if (/^quoted-printable$/i.test(encoding)) return inCharset(quotedPrintable(content), charset)
  if (/^base64$/i.test(encoding)) {
    try {
      return inCharset(
        Uint8Array.from(atob(content.replace(/\s+/g, '')), (character) => character.charCodeAt(0)),
        charset,
      )
    } catch {
      return '' // damaged: read as an empty page, which says so
    }
  }
  return content
}

function quotedPrintable(content: string): Uint8Array {
  const joined = content.replace(/=[ \t]*\r?\n/g, '')
  const bytes: number[] = []
  for (let i = 0; i < joined.length; i++) {
    const hex = joined[i] === '=' ? /^[0-9a-f]{2}/i.exec(joined.slice(i + 1, i + 3))?.[0] : undefined
    if (hex === undefined) bytes.push(...new TextEncoder().encode(joined[i]!))
    else {
      bytes.push(Number.parseInt(hex, 16))
      i += 2
    }
  }
  return Uint8Array.from(bytes)
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

// What is taken of files that a person chose. Pages themselves are read in the browser (end-to-end tests).
import { expect, it } from 'vitest'
import { importable, readFile } from './read-files.ts'

const file = (path: string, text = '') => {
  const made = new File([text], path.split('/').at(-1)!)
  Object.defineProperty(made, 'webkitRelativePath', { value: path.includes('/') ? path : '' })
  return made
}

it('leaves out what browsers save beside a complete page', () => {
  const chosen = [
    'news/Bridge.html',
    'news/Bridge_files/frame.html',
    'news/Bridge_files/style.css',
    'news/Brücke-Dateien/anzeige.html',
    'news/older/ferry.mhtml',
    'news/photo.jpg',
    'stories.json',
  ].map((path) => file(path))
  expect(importable(chosen).map(({ name }) => name)).toEqual(['Bridge.html', 'ferry.mhtml', 'stories.json'])
})

it.each([
  ['list.txt', 'https://a.example/one\nhttps://b.example/two\n'],
  ['bridge.url', '[InternetShortcut]\nURL=https://a.example/'],
])('%s is a list of addresses, which are not fetched', async (name, text) => {
  expect(await readFile(file(name, text))).toEqual({ kind: 'addresses', name })
})

it('reads a text that only names an address', async () => {
  const text = `The bridge\n\n${'The bridge was closed on Monday after cracks were found in its girders. '.repeat(5)}\nhttps://a.example/`
  expect(await readFile(file('bridge.txt', text))).toMatchObject({ kind: 'page', reading: { ok: true } })
})

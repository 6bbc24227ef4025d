import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlOfMhtml } from './mhtml.ts'

const file = (encoding: string, charset: string, body: string) =>
  `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x"\r\n\r\n\r\n------Part--x\r\nContent-Type: text/html; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------Part--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Part--x--\r\n`

describe('htmlOfMhtml', () => {
  it('reads quoted-printable, with soft line breaks and letters of more than one byte', () => {
    const body = '<p class=3D"a">The caf=C3=A9 at the br=\r\nidge</p>'
    expect(htmlOfMhtml(file('quoted-printable', 'utf-8', body))?.trim()).toBe('<p class="a">The café at the bridge</p>')
  })

  it('reads base64 and other charsets', () => {
    expect(htmlOfMhtml(file('base64', 'windows-1252', btoa('<p>caf\xe9</p>')))).toBe('<p>café</p>')
  })

  it('reads what is not encoded', () => {
    expect(htmlOfMhtml(file('8bit', 'utf-8', '<p>plain</p>'))?.trim()).toBe('<p>plain</p>')
  })

  it.each([
    '',
    'no headers at all',
    'Content-Type: text/html\n\n<p>one part</p>',
    'Content-Type: multipart/related\n\nx',
  ])('knows that %j is none', (text) => expect(htmlOfMhtml(text)).toBeNull())

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (body) => void htmlOfMhtml(file('base64', 'nonsense', body))))
    fc.assert(fc.property(fc.string(), (body) => void htmlOfMhtml(file('quoted-printable', 'utf-8', body))))
  })
})

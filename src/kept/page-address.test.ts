import { expect, it } from 'vitest'
import { isSameSite, pageOf } from './page-address.ts'

it.each([
  ['https://quay.example/a', 'https://stories.quay.example/b', true],
  ['https://www.quay.example/', 'https://quay.example/', true],
  ['https://quay.co.uk/', 'https://harbour.co.uk/', false],
  ['https://news.quay.co.uk/', 'https://quay.co.uk/', true],
  ['https://quay.example/', 'https://quay.example.evil.example/', false],
  ['http://127.0.0.1/', 'http://127.0.0.1:8080/', true],
  ['http://10.0.0.1/', 'http://11.0.0.1/', false],
  ['https://quay.example/', 'about:blank', false],
])('%s and %s: one site? %s', (a, b, isOne) => expect(isSameSite(a, b)).toBe(isOne))

it('takes a place on a page for the page, unless the site routes by it', () => {
  expect(pageOf('https://quay.example/a#b#c')).toBe('https://quay.example/a')
  expect(pageOf('https://quay.example/#/story')).toBe('https://quay.example/#/story')
})

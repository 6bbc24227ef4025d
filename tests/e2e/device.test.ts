// The browser's own models: said to be missing where they are, and used where a fake, put into the real popup, stands for them.
import { describe, expect, it } from 'vitest'
import { until } from '../../drive/driver.ts'
import { ENGINES, useBrowser } from './in-browser.ts'

/** Spanish sentence → what the fake translates it to; the page is ours. */
const SENTENCES: Record<string, string> = {
  'Rusia reconoce al gobierno talibán': 'Russia recognises the Taliban government',
  'Rusia reconoció el jueves al Emirato Islámico como gobierno de Afganistán y es el primer país que da ese paso.':
    'Russia on Thursday recognised the Islamic Emirate as the government of Afghanistan and is the first country to take that step.',
  'El ministro Amir Khan Muttaqi habló de una decisión valiente y espera que otros países sigan el ejemplo.':
    'Minister Amir Khan Muttaqi spoke of a brave decision and hopes that other countries will follow the example.',
  'La dueña del transbordador, Ana Brook, de 61 años, leyó la noticia a los pasajeros en el puerto viejo.':
    'The owner of the ferry, Ana Brook, aged 61, read the news to the passengers at the old harbour.',
}
const [title, ...paragraphs] = Object.keys(SENTENCES)
const PAGES = {
  '/gaceta.html': `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
}
const FAKES = `
  window.Translator = {
    availability: async ({ sourceLanguage }) => (sourceLanguage === 'es' ? 'available' : 'unavailable'),
    create: async () => ({ translate: async (text) => (${JSON.stringify(SENTENCES)})[text] ?? text, destroy() {} }),
  }
  const session = { clone: async () => session, destroy() {}, prompt: async () => '"told"' }
  window.LanguageModel = { availability: async () => 'available', create: async () => session }`

describe.each(ENGINES)('%s', (engine) => {
  const shown = useBrowser(engine, PAGES)
  const { open, use, heading, press, notice, texts, shot, openSections } = shown

  it('offers the switches, and says where this browser has nothing', async () => {
    await shown.driver.install()
    await use(() => shown.driver.openOwnPage('src/options/index.html'))
    await until('the switches', async () => (await texts('legend')).includes('Models on this device'))
    if (engine === 'firefox')
      await until('the word', async () => (await texts('fieldset')).join().includes('offers extensions no translation'))
    await shot('options-device')
    await shown.popup.run(`for (const label of document.querySelectorAll('label.choice'))
      if (/translate pages|second reader/.test(label.textContent) && ${engine === 'chromium'}) label.querySelector('input').click()`)
    await press('Save')
    await notice('Saved')
  })

  it('says of a page in another language which it is, and what can be done', async () => {
    await open('/gaceta.html')
    await use(() => shown.driver.openPopup())
    await heading('Not a story Crossread knows')
    if (engine === 'chromium') await shown.popup.run(FAKES)
    await press('Read it anyway')
    await until('the language', async () => (await texts('.state')).join().includes('seems to be in Spanish'))
    await shot('other-language')
    if (engine === 'firefox') {
      expect((await texts('.state')).join()).toContain('offers extensions no translation')
      return
    }
    await press('Translate and compare')
    await heading('Russia formally recognises the Taliban government of Afghanistan')
    expect((await texts('.story')).join()).toContain('Language of the page: Spanish')
    await openSections()
    const told = (await texts('.section .item')).join('\n')
    // The page's own sentence, which a press finds there, and its translation.
    expect(told).toContain('es el primer país que da ese paso')
    expect(told).toContain('is the first country to take that step')
    await shot('translated')
    await shown.popup.run(
      `[...document.querySelectorAll('.jump')].find(({ textContent }) => textContent.includes('valiente')).click()`,
    )
    await until(
      'the sentence on the page',
      () =>
        shown.page.evaluate(
          `[...CSS.highlights.keys()].some((name) => name.startsWith('crossread'))`,
        ) as Promise<boolean>,
    )
  })

  it('has a second reader look at what is not sure', async () => {
    if (engine === 'firefox') return // its permission cannot be granted without a person
    await open('/story.html')
    await shown.badgeText(/\d/)
    await use(() => shown.driver.openPopup())
    // The popup asks what there is when it opens: open it anew with the fake in place.
    await shown.popup.run(FAKES)
    await press('Read again')
    await until('the bar', async () => (await texts('.second')).length === 1)
    await shown.popup.run(FAKES)
    await shot('second-reader')
    const before = (await texts('.summary')).join()
    await until('the bar to begin', async () => {
      await press('Have them looked at')
      return true
    })
    await notice(/The second reader changed \d+ verdicts?/)
    expect((await texts('.summary')).join()).not.toBe(before)
    await openSections()
    expect(await texts('.chip')).toContain('second reader')
    await shot('second-reading')
  })
})

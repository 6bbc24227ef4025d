// The popup: how long from its opening until its report is painted, beside an empty popup opened in turn with it; and the
// longest frame while hundreds of items scroll. In both browsers, with the built extension.
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as viteBuild } from 'vite'
import { type Driver, until } from '../drive/driver.ts'
import type { Engine, FoundBrowser } from '../drive/find-browser.ts'
import { launch } from '../drive/launch.ts'
import { serve } from '../drive/serve.ts'
import { describeRatio, median, ms, percentile } from './statistics.ts'

const ROUNDS = 15
/** Pixels scrolled in a frame: a flick of the wheel. */
const STEP = 120
/** A frame longer than this is a stutter. */
const STUTTER_MS = 50

const samples = fileURLToPath(new URL('../assets/samples', import.meta.url))

export async function benchPopup(browser: FoundBrowser, engine: Engine): Promise<void> {
  const driver = await launch(browser, true, withEmptyPopup(engine))
  const site = await serve(samples)
  await driver.install()
  const page = await driver.open(`${site.origin}/story.html`)
  await until('the report', async () => /\d/.test((await driver.badge()).text))
  const times: Record<'report' | 'empty', number[]> = { report: [], empty: [] }
  // The first of each warms the browser up.
  for (let round = 0; round <= ROUNDS; round++)
    for (const kind of ['empty', 'report'] as const) {
      const time = await paintTime(driver, kind)
      if (round > 0) times[kind].push(time)
    }
  console.log(
    `${engine}: popup with its report painted after ${ms(median(times.report))} (95th percentile ${ms(percentile(times.report, 0.95))}), an empty one after ${ms(median(times.empty))} (${ms(percentile(times.empty, 0.95))}); ratio ${describeRatio(times.report, times.empty)}`,
  )
  await page.close()
  await driver.close()
  await site.close()
}

/** From the beginning of the popup's document until it first paints text: its report, since it draws nothing before. */
async function paintTime(driver: Driver, kind: 'report' | 'empty'): Promise<number> {
  const popup = await driver.openPopup(kind === 'empty' ? 'empty.html' : undefined)
  const time = await until('the first paint', () =>
    popup.run<number | null>(
      `${kind === 'report' ? `if (!document.querySelector('.summary')) return null;` : ''}
       return window.performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`,
    ),
  )
  await popup.close()
  return time
}

/** A copy of the build with one page more, that holds a word and no script. */
function withEmptyPopup(engine: Engine): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossread-bench-'))
  cpSync(fileURLToPath(new URL(`../dist/${engine === 'firefox' ? 'firefox' : 'chrome'}`, import.meta.url)), folder, {
    recursive: true,
  })
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>Empty</title><p>Empty popup</p>')
  return folder
}

/** Scrolls the longest sample of the gallery from top to bottom, everything unfolded. */
export async function benchScroll(browser: FoundBrowser, engine: Engine): Promise<void> {
  await viteBuild({ configFile: fileURLToPath(new URL('../gallery/vite.config.ts', import.meta.url)) })
  const site = await serve(fileURLToPath(new URL('../dist/gallery', import.meta.url)))
  const driver = await launch(browser, true)
  const page = await driver.open(`${site.origin}/index.html?view=long`)
  await page.setViewport({ width: 420, height: 600 })
  await page.waitForSelector('.item')
  const { frames, items } = (await page.evaluate(`(async () => {
    for (let round = 0; round < 3; round++) {
      for (const section of document.querySelectorAll('.section')) section.open = true
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const scroller = document.querySelector('.popup')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame(); await frame()
    const frames = []
    let last = await frame()
    for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += ${STEP}) {
      scroller.scrollTop = top
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    return { frames, items: document.querySelectorAll('.item').length }
  })()`)) as { frames: number[]; items: number }
  const stutters = frames.filter((frame) => frame > STUTTER_MS).length
  console.log(
    `${engine}: ${items} items scrolled in ${frames.length} frames: median ${ms(median(frames))}, longest ${ms(Math.max(...frames))}, ${stutters} over ${STUTTER_MS} ms`,
  )
  await driver.close()
  await site.close()
}

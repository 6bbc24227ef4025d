// A script run once, cold, in a fresh world of a page: what the benches of pages and of scale share.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core'
import { build as viteBuild } from 'vite'

/** `extension`: a folder, or null for a browser without one. */
export const launch = (path: string, extension: string | null): Promise<Browser> =>
  puppeteer.launch({
    executablePath: path,
    headless: true,
    pipe: true,
    enableExtensions: extension === null ? false : [extension],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Without it clocks tick in steps of 0.1 ms.
      '--enable-features=SharedArrayBuffer',
      '--js-flags=--expose-gc',
    ],
  })

/** A file of bench/stages as one script, with what the build would put in. */
export async function bundleStage(stage: string, define: Record<string, string>): Promise<string> {
  const built = await viteBuild({
    configFile: false,
    logLevel: 'error',
    define,
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`./stages/${stage}.ts`, import.meta.url)),
        formats: ['iife'],
        name: 'stage',
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  return (output as { output: { code: string }[] }).output[0]!.code
}

/** The time that the evaluation of a script takes in a fresh world, in milliseconds, by the profiler's own clock; null where it threw. */
export async function runCold(client: CDPSession, script: string, world: string): Promise<number | null> {
  const { frameTree } = await client.send('Page.getFrameTree')
  const { executionContextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: world,
  })
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: `(() => { const start = performance.now(); (0, eval)(${JSON.stringify(script)}); return performance.now() - start })()`,
    returnByValue: true,
  })
  return exceptionDetails ? null : (result.value as number)
}

export function savedPages(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.html?$/i.test(name))
      .map((name) => [`/${encodeURIComponent(name)}`, withoutScripts(readFileSync(join(folder, name), 'utf8'))]),
  )
}

/** A saved page's own scripts would look for servers that are not there, and leave for other pages. */
const withoutScripts = (html: string): string =>
  html.replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '').replace(/<meta[^>]+http-equiv=["']?refresh[^>]*>/gi, '')

// A static server on the loopback address for sample and test pages. Serves what it is given, nothing from the network.
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.pdf': 'application/pdf',
}

/** The text of a page; or with headers of its own. */
export type MadePage = string | { text: string; headers: Record<string, string> }

export interface Site {
  origin: string
  close(): Promise<void>
}

/** `pages` maps paths ("/slow.html") to what a test made; other paths are files of `folder`. */
export async function serve(folder: string, pages: Record<string, MadePage> = {}): Promise<Site> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const made = pages[path]
    try {
      const body =
        (typeof made === 'string' ? made : made?.text) ??
        (await readFile(join(folder, normalize(path).replace(/^(\.\.[/\\])+/, ''))))
      const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8'
      response.writeHead(200, { 'content-type': type, ...(typeof made === 'object' ? made.headers : {}) }).end(body)
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, close: () => closeServer(server) }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

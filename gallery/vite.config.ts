// Builds the gallery as a plain web page: npm run gallery.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: './',
  build: { outDir: fileURLToPath(new URL('../dist/gallery', import.meta.url)), emptyOutDir: true, target: 'es2022' },
  resolve: { alias: { '/_locales': fileURLToPath(new URL('../_locales', import.meta.url)) } },
  logLevel: 'error',
})

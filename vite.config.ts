// Builds the extension for one browser:  vite build --mode chrome | firefox  →  dist/chrome | dist/firefox
// One manifest.json serves both; what only the other browser wants is taken out when the manifest is written.
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import { defineConfig, type Plugin } from 'vite'
import manifest from './manifest.json' with { type: 'json' }
import { corpusModule } from './scripts/corpus-module.ts'
import { loadStories } from './src/cli/stories.ts'
import { gateConstants } from './src/page/gate-constants.ts'

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome'
  return {
    // The gate is a self-contained script in which no plugin runs: what it looks for in the corpus's name reaches it as a constant.
    define: gateConstants(loadStories().map(({ gate }) => gate)),
    // The cast: crxjs's type of manifest does not know data_collection_permissions yet.
    plugins: [
      corpusModule(),
      crx({ manifest: manifest as unknown as ManifestV3Export, browser }),
      exposeNothing(browser),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: 'es2022',
      // Our pages name all their modules at once, so that none waits for another to be read; the polyfill is for browsers without.
      modulePreload: { polyfill: false },
      // Reviewers of add-on stores read the bundles; whoever works on Crossread reads them in the debugger.
      sourcemap: false,
      // Pages that the manifest does not name: opened by the background and the popup.
      rollupOptions: {
        input: { welcome: 'src/welcome/index.html', print: 'src/print/index.html' },
        output: {
          // No hash for the background: crxjs puts the reader's name into it after hashing, in place of one made of its path on
          // this machine, and the packages must not know where they were built.
          chunkFileNames: ({ name }) => `assets/[name]-${name === 'main.ts' ? 'background' : '[hash]'}.js`,
          // Two files where the bundler would cut a dozen: each costs a popup a few milliseconds before its first paint.
          codeSplitting: {
            groups: [
              {
                name: 'shared',
                test: /[\\/](?:browser\.ts|webextension-polyfill[\\/]|valibot[\\/]|src[\\/]kept[\\/]|src[\\/]compare[\\/](?:present|marks)\.ts|words[\\/](?:words|languages|say-reason)\.ts|_locales[\\/]en[\\/])/,
              },
              {
                name: 'view',
                test: /[\\/](?:preact[\\/]|src[\\/]look[\\/][\w-]+\.tsx?$|words[\\/](?:load-words|summarise)\.ts|page[\\/]highlight-name\.ts)/,
              },
            ],
          },
        },
      },
    },
    server: { strictPort: true, port: 5173 },
    clearScreen: false,
  }
})

/**
 * Takes out of the written manifest what exposes files to pages, and the other browser's keys. crxjs lists every injected
 * script as web-accessible; scripting.executeScript does not need that, and any page could fetch it and so see us.
 */
function exposeNothing(browser: 'chrome' | 'firefox'): Plugin {
  return {
    name: 'crossread:expose-nothing',
    enforce: 'post',
    renderCrxManifest(written: Record<string, unknown>, bundle: Record<string, unknown>) {
      delete written.web_accessible_resources
      // The same script once more as a module, which nothing loads.
      for (const name of Object.keys(bundle)) if (/\.iife\.ts-[\w-]+\.js$/.test(name)) delete bundle[name]
      if (browser === 'chrome') {
        delete written.browser_specific_settings
        delete written.sidebar_action
        delete written.optional_permissions
      } else {
        delete written.minimum_chrome_version
        delete written.side_panel
        written.permissions = (written.permissions as string[]).filter((name) => name !== 'sidePanel')
      }
      return written
    },
  } as Plugin
}

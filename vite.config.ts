import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { shelfShell } from './src/compiler/shelf/shell-plugin.ts'
import { fileGroups } from './src/compiler/site/file-groups.ts'

/** Pictures and PDFs will be made of this build (src/tools/build.ts): it brings what they are drawn from. */
const print = process.env['PRINT'] === 'true'
/** The build will be sealed (src/tools/build/private/build-sealed.ts): it can't be framed, and brings its open page. */
const isPrivate = process.env['PRIVATE'] === 'true'

/** The viewer alone, for a shelf of decks that are written with it (src/tools/build/shelf). */
const forShelf = process.env['VIEWER'] === 'shelf'
const deck = resolve(process.env['DECK'] ?? 'slides')

/** While a deck is being written its pages are made on demand; a build has the viewer bundled, and writes the pages itself. */
async function ownPlugins(isServed: boolean): Promise<Plugin[]> {
  if (forShelf) return [shelfShell({ print })]
  if (!isServed) return []
  // All that compiles, which takes seconds to load.
  const { deckPages } = await import('./src/compiler/vite-plugin.ts')
  return [deckPages(deck)]
}

export default defineConfig(async ({ command }) => ({
  base: './',
  plugins: [react(), ...(await ownPlugins(command === 'serve'))],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: fileGroups(import.meta.dirname) },
      input: {
        index: resolve('index.html'),
        main: resolve('src/entries/deck/main.tsx'),
        ...(!isPrivate && { embed: resolve('src/entries/embed/embed.ts') }),
        'not-found': resolve('src/entries/documents/not-found.ts'),
        'transcript-button': resolve('src/entries/documents/transcript-button.ts'),
        'repair-page': resolve('src/entries/documents/repair-page.ts'),
        'offline-page': resolve('src/entries/documents/offline-page.ts'),
        documents: resolve('src/entries/documents/documents.css'),
        ...(isPrivate && {
          'private-shell': resolve('src/entries/private/shell.ts'),
          'private-page': resolve('src/entries/private/page.ts'),
        }),
        ...(forShelf && { shelf: resolve('src/entries/shelf/shelf.ts') }),
        ...(print && { print: resolve('src/entries/print/print.css') }),
      },
    },
  },
}))

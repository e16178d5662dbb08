import type { Plugin } from 'vite'
import { DEV_CLIENT, serveDeck, SHELL, type DeckServer } from './dev/dev-server.ts'
import { fillLanguageChoice } from './pages/plain-page.ts'

/** Serves the pages of a deck's folder, which is an absolute path, while it is being written. */
export function deckPages(folder: string): Plugin {
  let deckServer: DeckServer | undefined
  return {
    name: 'colloquium:deck-pages',
    async configureServer(server) {
      deckServer = await serveDeck(server, folder)
    },
    transformIndexHtml(html, { path }) {
      if (path !== '/index.html') return [DEV_CLIENT]
      const summary = deckServer?.summary
      if (!summary) return html
      return fillLanguageChoice(html, summary, [SHELL.documents], { policy: false })
    },
  }
}

import { runnerImport, type Plugin } from 'vite'
import type { SiteOptions } from './site-options.ts'

/** What renders the shell of a page, as the build's own code. */
export async function loadPrerender(root: string): Promise<SiteOptions['prerender']> {
  const { module } = await runnerImport<Pick<SiteOptions, 'prerender'>>('/src/entries/deck/prerender.tsx', {
    root,
    configFile: false,
    plugins: [withoutStyles()],
  })
  return module.prerender
}

/** Prerendering needs no stylesheet, and Vite's own handling of them wants a build that has started. */
function withoutStyles(): Plugin {
  const empty = '\0no-styles.js'
  return {
    name: 'colloquium:without-styles',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('.css') ? empty : undefined),
    load: (id) => (id === empty ? '' : undefined),
  }
}

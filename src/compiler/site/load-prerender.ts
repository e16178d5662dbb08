import { build, runnerImport, type Plugin, type Rollup } from 'vite'
import type { SiteOptions } from './site-options.ts'

const PRERENDER = 'src/entries/deck/prerender.tsx'

/** What renders the shell of a page, as the build's own code. */
export async function loadPrerender(root: string): Promise<SiteOptions['prerender']> {
  const { module } = await runnerImport<Pick<SiteOptions, 'prerender'>>(`/${PRERENDER}`, {
    root,
    configFile: false,
    plugins: [withoutStyles()],
  })
  return module.prerender
}

/** The same as one module with all that it needs, for a program that has no Vite. */
export async function bundlePrerender(root: string): Promise<string> {
  const result = (await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'silent' },
    plugins: [withoutStyles()],
    ssr: { noExternal: true },
    build: {
      ...{ ssr: PRERENDER, write: false, minify: false },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rollup.RolldownOutput
  return result.output[0].code
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

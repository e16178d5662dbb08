import type { Plugin, Rollup } from 'vite'
import { earlyScript } from '../files/early-script.ts'
import type { PrivatePage } from './private-open.ts'
import { entryFile, importsOf, plainFiles, stylesOf } from './bundle-files.ts'
import { builtShell, type BuiltShell } from './built-shell.ts'

/** The viewer of one deck, as its bundle describes itself. It was bundled without the deck, at the place of the site. */
export interface BundledViewer extends Omit<BuiltShell, 'bundled'> {
  /** Paths of scripts and stylesheets. */
  bundled: string[]
  /** The page that chooses a language, its marks not filled. */
  languagePage: string
  /** What stands in the open of a private talk; undefined for any other. */
  open?: PrivatePage
}

interface ViewerKind {
  /** The project's folder. */
  root: string
  /** True where pictures and PDFs will be made of the build: its pages name them. */
  print: boolean
  /** True where the build will be sealed (src/tools/build/private): it brings what then stands in the open. */
  isPrivate: boolean
}

/** Tells what is what in a viewer's bundle when it is written. */
export function describeViewer(
  { root, print, isPrivate }: ViewerKind,
  onViewer: (viewer: BundledViewer) => void,
): Plugin {
  return {
    name: 'colloquium:describe-viewer',
    async writeBundle(_options, bundle) {
      const early = await earlyScript(root)
      const { bundled, ...shell } = builtShell(bundle, { print, early })
      const page = bundled.find(({ path }) => path === 'index.html')
      onViewer({
        ...shell,
        bundled: bundled.map(({ path }) => path).filter((path) => path !== 'index.html'),
        languagePage: String(page?.content ?? ''),
        ...(isPrivate && { open: privatePage(bundle, early) }),
      })
    },
  }
}

function privatePage(bundle: Rollup.OutputBundle, early: string): PrivatePage {
  const page = plainFiles(bundle, 'private-shell', early)
  return {
    page: {
      ...page,
      styles: [...page.styles, ...stylesOf(bundle, 'private-shell')],
      imports: importsOf(bundle, page.script),
    },
    pageScript: entryFile(bundle, 'private-page'),
  }
}

import type { Rollup } from 'vite'
import type { ShellFiles } from '../pages/deck-page.ts'
import type { PlainFiles } from '../pages/plain-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import {
  bundledFiles,
  documentStyles,
  hasEntry,
  plainFiles,
  printStyles,
  shellFiles,
  styleFile,
} from './bundle-files.ts'
import { VIEWER } from './file-groups.ts'

/** The viewer as it was bundled: what the pages of every deck name. Paths are below the base of the deck. */
export interface BuiltShell {
  files: ShellFiles
  /** Content of the viewer's stylesheet, of which each page brings what it is first drawn with. */
  mainStyles: string
  /** Of the page for unknown addresses, and of the one for what isn't kept. */
  notFound: PlainFiles
  offline: PlainFiles
  /** Stylesheets of pages to read. */
  documents: string[]
  /** The stylesheet of print documents, whose content names the pictures that are drawn with it. */
  print: SiteFile | undefined
  /** Scripts, stylesheets, and the page that chooses a language. */
  bundled: SiteFile[]
  /** True where the site has an embed player. */
  embed: boolean
}

interface BuildKind {
  /** True where the build goes on to make pictures and PDFs. */
  print: boolean
  /** Code that pages run before anything is painted (early-script.ts). */
  early: string
}

/** Names of the shell's files, hashed by now. */
export function builtShell(bundle: Rollup.OutputBundle, { print, early }: BuildKind): BuiltShell {
  return {
    files: shellFiles(bundle, early),
    mainStyles: String(styleFile(bundle, VIEWER)?.source ?? ''),
    notFound: plainFiles(bundle, 'not-found', early),
    offline: plainFiles(bundle, 'offline-page', early),
    documents: documentStyles(bundle),
    print: print ? printStyles(bundle) : undefined,
    bundled: bundledFiles(bundle),
    embed: hasEntry(bundle, 'embed'),
  }
}

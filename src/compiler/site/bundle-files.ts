/** What a build's files are called, and what is in them: names carry a hash, so that they are asked of the bundle. */
import type { Rollup } from 'vite'
import type { ShellFiles } from '../pages/deck-page.ts'
import type { PlainFiles } from '../pages/plain-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { VIEWER } from './file-groups.ts'

/** Names of the shell's files, hashed by now; `early` is the code that stands in the pages themselves. */
export function shellFiles(bundle: Rollup.OutputBundle, early: string): ShellFiles {
  const documents = styleFile(bundle, 'documents')?.fileName
  const style = styleFile(bundle, 'embed')
  const embed = style && { script: entryFile(bundle, 'embed'), style: style.fileName }
  return {
    early,
    voice: entryFile(bundle, 'transcript-button'),
    repair: entryFile(bundle, 'repair-page'),
    main: entryFile(bundle, 'main'),
    mainImports: importsOf(bundle, entryFile(bundle, 'main')),
    styles: stylesOf(bundle, VIEWER),
    ...(documents !== undefined && { documents }),
    ...(embed && { embed }),
  }
}

/** What a chunk is nothing without, those that others need first. */
export function importsOf(bundle: Rollup.OutputBundle, fileName: string): string[] {
  const found = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk') return
    for (const imported of chunk.imports) if (!found.has(imported)) visit(imported)
    found.add(name)
  }
  visit(fileName)
  found.delete(fileName)
  return [...found]
}

export function plainFiles(bundle: Rollup.OutputBundle, script: string, early: string): PlainFiles {
  return {
    script: entryFile(bundle, script),
    early,
    styles: documentStyles(bundle),
  }
}

export function documentStyles(bundle: Rollup.OutputBundle): string[] {
  return stylesOf(bundle, 'documents')
}

/** An entry's stylesheet, where it has one. */
export function stylesOf(bundle: Rollup.OutputBundle, name: string): string[] {
  return [styleFile(bundle, name)].flatMap((file) => file?.fileName ?? [])
}

/** The stylesheet of print documents, whose content names the pictures that are drawn with it. */
export function printStyles(bundle: Rollup.OutputBundle): SiteFile {
  const file = styleFile(bundle, 'print')
  if (!file) throw new Error('the build has no stylesheet "print"')
  return { path: file.fileName, content: String(file.source) }
}

export function styleFile(bundle: Rollup.OutputBundle, name: string): Rollup.OutputAsset | undefined {
  const assets = Object.values(bundle).filter((file) => file.type === 'asset')
  return assets.find(({ fileName }) => new RegExp(`^assets/${name}-[\\w-]+\\.css$`).test(fileName))
}

/** Scripts, stylesheets and the page that chooses a language. */
export function bundledFiles(bundle: Rollup.OutputBundle): SiteFile[] {
  return Object.values(bundle).map((file) => ({
    path: file.fileName,
    content: file.type === 'chunk' ? file.code : Buffer.from(file.source),
  }))
}

/** What the viewer is made of: it is there without network, whatever was opened before. A live talk needs the network. */
export function isShell(path: string): boolean {
  return /\.(js|css)$/.test(path) && !/^(\.\.\/)?assets\/(print|mqtt)[.-]/.test(path)
}

export function hasEntry(bundle: Rollup.OutputBundle, name: string): boolean {
  return Object.values(bundle).some((file) => file.type === 'chunk' && file.isEntry && file.name === name)
}

export function entryFile(bundle: Rollup.OutputBundle, name: string): string {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const chunk = chunks.find(({ isEntry, name: entryName }) => isEntry && entryName === name)
  if (!chunk) throw new Error(`the build has no entry "${name}"`)
  return chunk.fileName
}

import { DeckError, formatProblem } from '../../compiler/read/problem.ts'
import { optimizeLess } from './optimize-less.mjs'
import { ViewerBundling } from './viewer/bundled-viewer.ts'

interface BuildOptions {
  /** True where pictures and PDFs will be made of the pages (src/tools/build/build-everything.ts). */
  print?: boolean
}

/** Builds the pages of a deck's folder; resolves to the problems that stopped it, none where it went well. */
export async function buildSite(
  folder: string,
  outDir: string,
  { print = false }: BuildOptions = {},
): Promise<string[]> {
  // Before React is loaded, which looks once whether it is to help who develops with it.
  process.env['NODE_ENV'] ??= 'production'
  const isPrivate = process.env['PRIVATE'] === 'true'
  optimizeLess()
  const bundling = new ViewerBundling({ outDir, print, isPrivate })
  try {
    // While the other process bundles.
    const { writeSite } = await import('./write-site.ts')
    await writeSite(folder, outDir, bundling)
    return []
  } catch (error) {
    if (!(error instanceof DeckError)) throw error
    return error.problems.map(formatProblem)
  } finally {
    await bundling.close()
  }
}

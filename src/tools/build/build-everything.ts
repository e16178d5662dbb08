import { canLaunchBrowser } from './browser.ts'
import { buildSite } from './build-site.ts'
import { finishSite } from './finish-site.ts'
import { NO_BROWSER, timed, type Tell } from './tell.ts'

/**
 * Builds all that a host needs: pages, and where there is a browser pictures and PDFs too, then the compressed files.
 * Where it goes on to be sealed it is not compressed. Resolves to the problems of the deck that stopped it, none where it went well.
 */
export async function buildEverything(
  folder: string,
  outDir: string,
  tell: Tell,
  { compresses = true } = {},
): Promise<string[]> {
  const print = await canLaunchBrowser()
  const problems = await timed(tell, 'pages', () => buildSite(folder, outDir, { print }))
  if (problems.length > 0) return problems
  if (!print) tell(NO_BROWSER)
  return finishSite(outDir, { print, compresses }, tell)
}

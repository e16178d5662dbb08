import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { canLaunchBrowser } from './browser.ts'
import { buildInputs, forgetInputs, hasInputs, keepInputs, siteState } from './build-inputs.ts'
import { buildInto } from './site-output.ts'
import type { Tell } from './tell.ts'

/** Where it is kept what the site of each folder was built from. */
const KEPT = '.cache/built'

interface ChangeOptions {
  tell: Tell
  /** Whether pictures can be drawn, without which a site is another. */
  hasBrowser?: () => Promise<boolean>
  /** Folder for what is kept. */
  kept?: string
}

/**
 * Builds a deck's folder into another, as `buildInto` does; what is there is left as it is where neither deck nor builder
 * nor the site itself has changed since.
 */
export async function buildWhereChanged(
  folder: string,
  outDir: string,
  build: (beside: string) => Promise<string[]>,
  { tell, hasBrowser = canLaunchBrowser, kept = KEPT }: ChangeOptions,
): Promise<string[]> {
  const path = `${kept}/${createHash('sha256').update(resolve(outDir)).digest('hex').slice(0, 16)}.inputs`
  // What the deck lacks is for the build to say.
  const deck = await buildInputs(folder).catch(() => undefined)
  const inputs = `${deck ?? ''} ${(await hasBrowser()) ? 'drawn' : 'plain'}`
  const known = () => `${inputs} ${siteState(outDir)}`
  if (deck !== undefined && (await hasInputs(path, known()))) {
    tell(`nothing has changed since the last build: ${outDir} is as it was`)
    return []
  }
  await forgetInputs(path)
  const problems = await buildInto(outDir, build)
  if (problems.length === 0 && deck !== undefined) await keepInputs(path, known())
  return problems
}

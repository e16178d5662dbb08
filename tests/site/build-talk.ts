import { BASE, ORIGIN, SITE_FOLDER } from './built-site.ts'
import { runBuild } from './run-build.ts'

/** Runs once before all files, unless `npm test` has built the talk. Cold it draws 570 pictures; then they come from `.cache/`. */
export default async function buildTalk(): Promise<void> {
  if (process.env['BUILT_SITE'] !== undefined) return
  const { status, output } = await runBuild('slides', SITE_FOLDER, { SITE: ORIGIN, BASE })
  console.log(output)
  if (status !== 0) throw new Error('the talk could not be built')
}

import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { drawPages, readBytes } from '../page-pictures.ts'
import { withPdf } from '../pdf/open-pdf.ts'
import type { Progress } from '../pdf/read-pdf.ts'
import { runProgram } from '../machine/run-program.ts'
import type { PagePicture, SourceDeck } from '../source-deck.ts'
import type { WrittenDeck } from '../written/written-deck.ts'

/*
 * Pictures of the source's pages for what shows none of them: to compare the slides with. What can't be drawn is left out:
 * no import fails by it.
 */

/** A PDF of which the text alone was wished. */
export async function withPreviews(
  source: SourceDeck,
  input: string,
  scratch: string,
  progress: Progress = () => undefined,
): Promise<SourceDeck> {
  if (source.form !== 'pdf' || source.pages.some(({ picture }) => picture)) return source
  const drawn = await drawPages(input, await readBytes(input), source.pages.length, scratch, progress).catch(
    () => [],
  )
  const pages = source.pages.map((page, index) => {
    const preview = drawn[index]
    return preview ? { ...page, preview } : page
  })
  return { ...source, pages }
}

/** A conversion by LibreOffice takes some ten seconds. */
const CONVERSION_LIMIT_MS = 180_000

/** A presentation's slides as LibreOffice draws them; undefined where it isn't installed, or another deck's. */
export async function previewsOf(
  { form, slides }: WrittenDeck,
  input: string,
  scratch: string,
  progress: Progress = () => undefined,
): Promise<PagePicture[] | undefined> {
  if (form !== 'pptx') return undefined
  const profile = join(scratch, 'office')
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS)
  const args = [
    ...[`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'],
    ...['--convert-to', 'pdf', '--outdir', scratch, resolve(input)],
  ]
  // What a presentation links to elsewhere is asked of nobody.
  const nowhere = 'http://127.0.0.1:9'
  const env = { ...process.env, http_proxy: nowhere, https_proxy: nowhere, no_proxy: '' }
  const { code } = await runProgram('soffice', args, { limitMs: CONVERSION_LIMIT_MS, env })
  if (code !== 0) return undefined
  const file = join(scratch, `${basename(input).replace(/\.\w+$/, '')}.pdf`)
  try {
    const bytes = await readBytes(file)
    const count = await withPdf(basename(file), bytes, (document) => Promise.resolve(document.numPages))
    // Hidden slides are in neither; of another number nobody knows which is which.
    return count === slides.length ? await drawPages(file, bytes, count, scratch, progress) : undefined
  } catch {
    return undefined
  }
}

/** No macro runs, and nothing is fetched that a file names. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  ['MacroSecurityLevel', '3'],
  ['DisableMacrosExecution', 'true'],
  ['BlockUntrustedRefererLinks', 'true'],
  ['DisableActiveContent', 'true'],
]
  .map(
    ([name, value]) =>
      `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${String(name)}" oor:op="fuse"><value>${String(value)}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`

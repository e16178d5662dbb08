import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { drawPages, readBytes } from '../page-pictures.ts'
import { withPdf } from '../pdf/open-pdf.ts'
import type { Progress } from '../pdf/read-pdf.ts'
import { offline } from '../machine/offline.ts'
import { runProgram } from '../machine/run-program.ts'
import type { PagePicture, SourceDeck } from '../source-deck.ts'
import type { WrittenDeck } from '../written/written-deck.ts'
import { officeCopy } from './office-copy.ts'

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

/** A conversion by LibreOffice takes some ten seconds: so long, and so long a slide. */
const CONVERSION_LIMIT_MS = 60_000
const SLIDE_LIMIT_MS = 1000
/** It fills some 300 MB. */
const CONVERSION_MB = 2048

/**
 * A presentation's slides as LibreOffice draws them; undefined where it isn't installed, or another deck's, and `tooMuch`
 * where that takes more than the limits.
 */
export async function previewsOf(
  { form, slides }: WrittenDeck,
  input: string,
  scratch: string,
  progress: Progress = () => undefined,
  /** Name of the program; another in tests. */
  program = 'soffice',
  limitMs = CONVERSION_LIMIT_MS + slides.length * SLIDE_LIMIT_MS,
): Promise<PagePicture[] | 'tooMuch' | undefined> {
  if (form !== 'pptx') return undefined
  try {
    const copy = await officeCopy(await readBytes(input), basename(input))
    if (!copy) return undefined
    const file = join(scratch, 'original.pdf')
    const { code, excess } = await convert(copy, scratch, program, limitMs)
    if (excess) return 'tooMuch'
    if (code !== 0) return undefined
    const bytes = await readBytes(file)
    const count = await withPdf(basename(file), bytes, (document) => Promise.resolve(document.numPages))
    // Hidden slides are in neither; of another number nobody knows which is which.
    return count === slides.length ? await drawPages(file, bytes, count, scratch, progress) : undefined
  } catch {
    return undefined
  }
}

/** Says what the file is: LibreOffice would tell it from its content, and may find another format than was read. */
const AS_PRESENTATION = '--infilter=Impress MS PowerPoint 2007 XML'

/** Has LibreOffice make `original.pdf` of the copy of a presentation. */
async function convert(
  copy: NonNullable<Awaited<ReturnType<typeof officeCopy>>>,
  scratch: string,
  program: string,
  limitMs: number,
): ReturnType<typeof runProgram> {
  const [profile, file] = [join(scratch, 'office'), join(scratch, 'original.pptx')]
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settingsFor(copy.hasCharts))
  await writeFile(file, copy.bytes)
  const args = [
    ...[`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'],
    ...[AS_PRESENTATION, '--convert-to', 'pdf', '--outdir', scratch, resolve(file)],
  ]
  const limits = { limitMs, mostMb: CONVERSION_MB, env: { ...withoutNetwork(), TMPDIR: scratch } }
  return runProgram(...(await offline(program, args)), limits)
}

/** What a presentation links to elsewhere is asked of nobody, whatever is excepted from this machine's proxies. */
function withoutNetwork(): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9'
  const kept = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name))
  return { ...Object.fromEntries(kept), http_proxy: nowhere, https_proxy: nowhere }
}

/**
 * No macro runs, nothing is fetched that a file names, and no object of another program is opened. A chart is such an
 * object to LibreOffice, if one of its own: where the copy has any they are let. The copy holds no others, nor links.
 */
function settingsFor(hasCharts: boolean): string {
  const values = [
    ['MacroSecurityLevel', '3'],
    ['DisableMacrosExecution', 'true'],
    ['DisableOLEAutomation', 'true'],
    ['BlockUntrustedRefererLinks', 'true'],
    ['DisableActiveContent', String(!hasCharts)],
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${values
  .map(
    ([name, value]) =>
      `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${String(name)}" oor:op="fuse"><value>${String(value)}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`
}

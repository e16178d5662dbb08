import { parentPort, workerData } from 'node:worker_threads'
import { pathToFileURL } from 'node:url'
import { perLocale, type Locale } from '../deck/locale.ts'
import { loadWords } from '../i18n/i18n.ts'
import { sayTo } from './at-hand.ts'
import { DeckCompiler } from './compile.ts'
import type { CompiledSlide } from './compiled-deck.ts'
import { emptySurvey, surveySlide } from './fonts/slides-survey.ts'
import type { OfflineNotes } from './files/offline-list.ts'
import { readDeck } from './read/read.ts'
import { shareAccount } from './render/drawing-account.ts'
import { expectCharts } from './render/chart.ts'
import type { PagesJob, WrittenPages } from './site/page-writers.ts'
import type { SiteOptions } from './site/site-options.ts'
import type { SlideFinding } from './slide-finding.ts'
import { SpoolFile, type SpooledSlide } from './slide-spool.ts'
import type { SlideRange, ThreadAnswer, ThreadAnswers, ThreadJob, ThreadStart } from './slide-threads.ts'

/* A thread that compiles slides of a long deck, and then writes their pages. What it is asked for says slide-threads.ts. */

const { folder, spool, room, account } = workerData as ThreadStart
sayTo(room)
const file = new SpoolFile(spool)
const slides = perLocale((): CompiledSlide[] => [])
const deck = openDeck()
const survey = emptySurvey()

parentPort?.on('message', (job: ThreadJob) => {
  const answer = (message: ThreadAnswer) => parentPort?.postMessage(message)
  answerTo(job).then(
    (done) => answer({ answer: done }),
    (error: unknown) => answer({ fault: error instanceof Error ? (error.stack ?? '') : String(error) }),
  )
})

function answerTo(job: ThreadJob): Promise<ThreadAnswers[ThreadJob['kind']]> {
  switch (job.kind) {
    case 'compile':
      return compile(job.slides)
    case 'end-compiling':
      return endCompiling()
    case 'pages':
      return writePages(job.ranges, job.job)
  }
}

async function openDeck() {
  const source = await readDeck(folder)
  shareAccount(source, account)
  await Promise.all(source.deck.locales.map(loadWords))
  const compiler = new DeckCompiler(source)
  if (compiler.hasCharts) expectCharts()
  return { source, compiler }
}

async function compile({ from, to }: SlideRange): Promise<SlideFinding<SpooledSlide>[]> {
  const { source, compiler } = await deck
  const findings: SlideFinding<SpooledSlide>[] = []
  for (const slide of source.slides.slice(from, to)) {
    const { compiled, ...finding } = await compiler.find(slide)
    for (const one of compiled) surveySlide(survey, one.slide)
    const spooled = compiled.map((one) => ({ ...one, slide: file.put(one.slide) }))
    for (const one of spooled) slides[one.locale][slide.slideNumber - 1] = file.take(one.slide)
    findings.push({ ...finding, compiled: spooled })
  }
  return findings
}

async function endCompiling(): Promise<ThreadAnswers['end-compiling']> {
  const { source, compiler } = await deck
  // Takes a second to load, and is asked for next.
  void import('./site/site.ts')
  return { rules: compiler.formulaRules, pictures: source.pictures.all(), survey }
}

async function writePages(
  ranges: readonly SlideRange[],
  { shared, options, prerenderFile, outDir }: PagesJob,
): Promise<WrittenPages[]> {
  const { source } = await deck
  const [{ SiteBuilder }, { SiteFolder }, { OfflineRecord }, { prerender }] = await Promise.all([
    import('./site/site.ts'),
    import('./site/site-folder.ts'),
    import('./files/offline-list.ts'),
    import(pathToFileURL(prerenderFile).href) as Promise<Pick<SiteOptions, 'prerender'>>,
  ])
  const compiled = { source, slides, summary: shared.summary, formulaCss: '' }
  const builder = SiteBuilder.ofPages({ ...options, deck: compiled, prerender }, shared)
  const writeRange = async ({ from, to }: SlideRange): Promise<WrittenPages> => {
    const written = new Map<Locale, OfflineNotes>()
    for (const locale of builder.summary.locales) {
      const record = new OfflineRecord()
      const output = new SiteFolder(outDir, record)
      for (let number = from + 1; number <= to; number++)
        for await (const page of builder.slidePages(locale, number)) await output.write(page)
      written.set(locale, record.notes)
    }
    return written
  }
  const written: WrittenPages[] = []
  for (const range of ranges) written.push(await writeRange(range))
  return written
}

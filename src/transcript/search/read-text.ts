import { PACK_SIZE, packOf, type TranscriptSlide } from '../../deck/types.ts'
import type { Locale } from '../../deck/locale.ts'
import type { SearchIndex } from '../../deck/search.ts'
import type { TextPacks } from '../../content/text-packs.ts'
import { inSlices } from '../../ui/in-slices.ts'

/** What is to be searched: a deck's text in its languages. */
export interface TextToRead {
  index: SearchIndex
  packs: Pick<TextPacks, 'load'>
  locales: readonly Locale[]
  slideCount: number
  /** The text that the page holds itself, for where a pack can't be had. */
  held: () => { locale: Locale; slides: TranscriptSlide[] }[]
  /** Slides that are in the index, by language and number; to be kept for the next attempt. */
  read: Set<string>
}

/** What can't be had: languages of which nothing can, and whether anything else is missing. */
export interface MissingText {
  locales: Locale[]
  isPartial: boolean
}

/**
 * Reads pack by pack. One that can't be had is no reason to leave out the others: a language that the device keeps is
 * there without network. Rejects only where it is called off.
 */
export async function readText(
  { index, packs, locales, slideCount, held, read }: TextToRead,
  onRead: () => void,
  signal: AbortSignal,
): Promise<MissingText> {
  const failed: Locale[] = []
  /** What the page holds lacks the references: a pack that comes later is read all the same. */
  const add = (locale: Locale, slides: readonly TranscriptSlide[], source: 'pack' | 'page') =>
    inSlices(
      slides,
      ({ slideNumber, ...slide }) => {
        const key = keyOf(locale, slideNumber)
        const isKnown = read.has(key) || (source === 'page' && read.has(`page ${key}`))
        if (!isKnown) index.add(locale, [{ slideNumber, ...slide }])
        read.add(source === 'pack' ? key : `page ${key}`)
      },
      signal,
    )
  for (const { locale, pack } of packsOf(locales, slideCount)) {
    if (isWhole(locale, pack, slideCount, read)) continue
    const slides = await packs.load(locale, pack).catch(() => undefined)
    signal.throwIfAborted()
    if (!slides) failed.push(locale)
    else {
      await add(locale, slides, 'pack')
      onRead()
    }
  }
  if (failed.length > 0) {
    for (const { locale, slides } of held()) await add(locale, slides, 'page')
    onRead()
  }
  const nothing = locales.filter(
    (locale) => failed.filter((name) => name === locale).length > packOf(slideCount),
  )
  return { locales: nothing, isPartial: failed.some((locale) => !nothing.includes(locale)) }
}

function packsOf(locales: readonly Locale[], slideCount: number): { locale: Locale; pack: number }[] {
  return locales.flatMap((locale) =>
    Array.from({ length: packOf(slideCount) + 1 }, (_, pack) => ({ locale, pack })),
  )
}

function isWhole(locale: Locale, pack: number, slideCount: number, read: ReadonlySet<string>): boolean {
  const first = pack * PACK_SIZE + 1
  const last = Math.min(slideCount, first + PACK_SIZE - 1)
  for (let slideNumber = first; slideNumber <= last; slideNumber++)
    if (!read.has(keyOf(locale, slideNumber))) return false
  return true
}

function keyOf(locale: Locale, slideNumber: number): string {
  return `${locale}/${String(slideNumber)}`
}

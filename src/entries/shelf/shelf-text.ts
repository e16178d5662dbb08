import { isListWith, keepLoaded, loadData, sendPlain } from '../../content/loader.ts'
import { isLocale, LOCALES, type Locale } from '../../deck/locale.ts'
import { SearchIndex } from '../../deck/search.ts'
import { gramFileOf, gramFilePath, gramsOfQuery, type GramFile } from '../../deck/shelf/grams.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import { talkTextPath, type FoundSlide } from '../../deck/shelf/talk-text.ts'
import { isRecord } from '../../deck/unknown-value.ts'

/** A talk's text, ready to be searched. */
export interface TalkText {
  index: SearchIndex
  /** By language and number. */
  slides: ReadonlyMap<Locale, ReadonlyMap<number, FoundSlide>>
}

/** Talks whose folded text is held: what was looked through longest ago is folded again. */
const MOST_HELD = 400

/** Slides whose text is folded in one task: some milliseconds on a slow phone. */
const FOLDED_AT_ONCE = 10

/** The text of all talks of a shelf, of which it fetches what a query needs. */
export class ShelfText {
  /** Languages that any talk has. */
  private readonly locales: readonly Locale[]
  private readonly loadGrams = keepLoaded((url) => loadData(url, isGramFile, { send: sendPlain }))
  private readonly loadTalk: (name: string) => Promise<TalkText>

  constructor(
    private readonly baseUrl: string,
    private readonly data: ShelfPageData,
  ) {
    const known = new Set(data.talks.flatMap(({ locales }) => locales).filter(isLocale))
    this.locales = LOCALES.filter((locale) => known.has(locale))
    this.loadTalk = keepLoaded((name) => this.fetchTalk(name), MOST_HELD)
  }

  /** Places of the talks that may hold a query, in any of their languages. */
  async candidates(query: string): Promise<number[]> {
    const grams = gramsOfQuery(query)
    const found = new Set<number>()
    for (const locale of this.locales) {
      for (const place of await this.candidatesIn(locale, grams)) found.add(place)
    }
    return [...found].sort((a, b) => a - b)
  }

  /** The text of the talk at a place, fetched once. */
  talk(place: number): Promise<TalkText> {
    return this.loadTalk(this.data.talks[place]?.name ?? '')
  }

  private async candidatesIn(locale: Locale, grams: readonly string[]): Promise<number[]> {
    const files = new Map(grams.map((gram) => [gramFileOf(gram), undefined]))
    const lists = new Map<number, GramFile>()
    await Promise.all(
      [...files.keys()].map(async (file) => {
        lists.set(file, await this.loadGrams(this.baseUrl + gramFilePath(locale, file)))
      }),
    )
    const [first = [], ...rest] = grams
      .map((gram) => {
        const list = lists.get(gramFileOf(gram)) ?? {}
        return Object.hasOwn(list, gram) ? (list[gram] ?? []) : []
      })
      .sort((a, b) => a.length - b.length)
    const others = rest.map((list) => new Set(list))
    return first.filter((place) => others.every((list) => list.has(place)))
  }

  private async fetchTalk(name: string): Promise<TalkText> {
    const talk = this.data.talks.find((candidate) => candidate.name === name)
    const index = new SearchIndex()
    const slides = new Map<Locale, Map<number, FoundSlide>>()
    for (const locale of talk?.locales ?? []) {
      const some = await loadData(`${this.baseUrl}${name}/${talkTextPath(locale)}`, isText, {
        send: sendPlain,
      })
      slides.set(locale, new Map(some.map((slide) => [slide.slideNumber, slide])))
      for (let at = 0; at < some.length; at += FOLDED_AT_ONCE) {
        index.add(locale, some.slice(at, at + FOLDED_AT_ONCE))
        await nextTask()
      }
    }
    return { index, slides }
  }
}

const isText = isListWith<FoundSlide>('slideNumber', 'title', 'blocks', 'references')

function isGramFile(value: unknown): value is GramFile {
  return isRecord(value) && Object.values(value).every(Array.isArray)
}

/** Lets keys, and whatever else waits, have their turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

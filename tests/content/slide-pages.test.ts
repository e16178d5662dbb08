import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LoadFailure } from '../../src/content/loader.ts'
import { otherSlides } from '../../src/content/other-slides.ts'
import { SlidePages, type SlidePagesTools } from '../../src/content/slide-pages.ts'

const BASE = 'https://talks.test/deck/'

/** A server whose answers are given one by one, and an idle time that comes when the test says so. */
function setUp(tools: Partial<SlidePagesTools> = {}) {
  const asked: { path: string; answer: (body: string, status?: number) => void; fail: () => void }[] = []
  const idle: (() => void)[] = []
  const drawn: (() => void)[] = []
  const pages = new SlidePages(BASE, {
    send: (input, init) =>
      new Promise((resolve, reject) => {
        const fail = () => {
          reject(new TypeError('no network'))
        }
        init?.signal?.addEventListener('abort', fail)
        asked.push({
          path: input.slice(BASE.length),
          answer: (body, status = 200) => {
            resolve(new Response(body, { status }))
          },
          fail,
        })
      }),
    // A page is here the words of its slide; "other" has none.
    read: (html, url) => (html === 'other' ? undefined : { slide: html, url, stylesheets: [`${html}.css`] }),
    addStylesheets: () => Promise.resolve(),
    fold: ({ id }) => id,
    unfold: (id, url) => ({ id, baseURI: url }) as HTMLElement,
    whenIdle: (run) => {
      idle.push(run)
      return () => {
        idle.splice(idle.indexOf(run), 1)
      }
    },
    afterFrame: (run) => {
      drawn.push(run)
      return () => {
        drawn.splice(drawn.indexOf(run), 1)
      }
    },
    ...tools,
  })
  const paths = () => asked.map(({ path }) => path)
  return { pages, asked, paths, idle, drawn }
}

/** Lets everything that was answered arrive. */
const arrival = () => new Promise((resolve) => setTimeout(resolve))

describe('a page of a slide', () => {
  it('is fetched from its own address below the base', async () => {
    const { pages, asked, paths } = setUp()
    const page = pages.load('en', 41)
    asked[0]?.answer('forty-one')
    expect((await page).section.id).toBe('forty-one')
    expect(paths()).toEqual(['en/41/'])
  })

  it('is fetched once, however often it is asked for', async () => {
    const { pages, asked } = setUp()
    const first = pages.load('ja', 41)
    const second = pages.load('ja', 41)
    asked[0]?.answer('forty-one')
    expect(await first).toBe(await second)
    expect(await pages.load('ja', 41)).toBe(await first)
    expect(asked).toHaveLength(1)
  })

  it('is there when its stylesheets are', async () => {
    let apply: () => void = () => undefined
    const addStylesheets = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          apply = resolve
        }),
    )
    const { pages, asked } = setUp({ addStylesheets })
    const arrived = vi.fn()
    const page = pages.load('ja', 41).then(arrived)
    asked[0]?.answer('formula')
    await arrival()
    expect(addStylesheets).toHaveBeenCalledWith(['formula.css'])
    expect(arrived).not.toHaveBeenCalled()
    apply()
    await page
    expect(arrived).toHaveBeenCalled()
  })

  it('is made of its text when somebody looks at it, and the same for all who do', async () => {
    const unfold = vi.fn((id: string) => ({ id }) as HTMLElement)
    const { pages, asked, idle } = setUp({ unfold })
    pages.prefetch('ja', 41, 95)
    idle.shift()?.()
    asked[0]?.answer('forty-two')
    await arrival()
    expect(unfold).not.toHaveBeenCalled()
    const page = pages.peek('ja', 42)
    expect(page?.section.id).toBe('forty-two')
    expect(await pages.load('ja', 42)).toBe(page)
    expect(unfold).toHaveBeenCalledExactlyOnceWith('forty-two', `${BASE}ja/42/`)
  })

  it('is text again after others have been looked at, which takes no fetch', async () => {
    const { pages, asked } = setUp()
    const seeded = { section: { id: 'one' } as HTMLElement }
    pages.seed('ja', 1, seeded)
    for (let slideNumber = 2; slideNumber <= 9; slideNumber++) {
      const page = pages.load('ja', slideNumber)
      asked.at(-1)?.answer(String(slideNumber))
      await page
    }
    const again = await pages.load('ja', 1)
    expect(again).not.toBe(seeded)
    expect(again).toMatchObject({ section: { id: 'one' } })
    expect(asked).toHaveLength(8)
  })

  it('is kept, and forgotten in time', async () => {
    const { pages, asked } = setUp()
    for (let slideNumber = 1; slideNumber <= 50; slideNumber++) {
      const page = pages.load('ja', slideNumber)
      asked.at(-1)?.answer(String(slideNumber))
      await page
    }
    expect(pages.peek('ja', 50)?.section.id).toBe('50')
    expect(pages.peek('ja', 1)).toBeUndefined()
  })
})

describe('a failed fetch', () => {
  const reasonOf = async (page: Promise<unknown>) => {
    const error: unknown = await page.catch((caught: unknown) => caught)
    return error instanceof LoadFailure ? [error.reason, error.status] : error
  }

  it('says what happened', async () => {
    const { pages, asked } = setUp()
    const silent = reasonOf(pages.load('ja', 1))
    asked[0]?.fail()
    expect(await silent).toEqual(['network', undefined])
    const refused = reasonOf(pages.load('ja', 2))
    asked[1]?.answer('', 503)
    expect(await refused).toEqual(['status', 503])
    const other = reasonOf(pages.load('ja', 3))
    asked[2]?.answer('other')
    expect(await other).toEqual(['content', undefined])
  })

  it('is tried again when asked again', async () => {
    const { pages, asked } = setUp()
    const failed = pages.load('ja', 41).catch(() => undefined)
    asked[0]?.answer('', 500)
    await failed
    const page = pages.load('ja', 41)
    asked[1]?.answer('forty-one')
    expect((await page).section.id).toBe('forty-one')
  })

  it('counts a server that stays silent as gone', async () => {
    vi.useFakeTimers()
    const { pages } = setUp()
    const reason = reasonOf(pages.load('ja', 41))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await reason).toEqual(['network', undefined])
    vi.useRealTimers()
  })
})

describe('a slide that the server has no more', () => {
  it('is of a deck that was published anew with other slides, unlike one that it fails to give', async () => {
    otherSlides.setState({ met: false })
    const { pages, asked } = setUp()
    const failing = pages.load('en', 40)
    asked[0]?.answer('', 503)
    await expect(failing).rejects.toThrow(LoadFailure)
    expect(otherSlides.getState().met).toBe(false)
    const gone = pages.load('en', 41)
    asked[1]?.answer('', 404)
    await expect(gone).rejects.toThrow(LoadFailure)
    expect(otherSlides.getState().met).toBe(true)
  })
})

describe('prefetching', () => {
  it('takes the nearest first, one after another', async () => {
    const { pages, asked, paths, idle } = setUp()
    pages.prefetch('ja', 41, 95)
    expect(asked).toHaveLength(0)
    for (let index = 0; index < 6; index++) {
      idle.shift()?.()
      asked[index]?.answer(String(index))
      await arrival()
    }
    expect(paths()).toEqual(['ja/42/', 'ja/40/', 'ja/43/', 'ja/39/', 'ja/44/', 'ja/38/'])
    expect(idle).toHaveLength(0)
  })

  it.each([
    [1, ['ja/42/', 'ja/43/', 'ja/40/', 'ja/39/', 'ja/44/', 'ja/38/']],
    [-1, ['ja/40/', 'ja/39/', 'ja/42/', 'ja/43/', 'ja/38/', 'ja/44/']],
  ] as const)(
    'asks for two on the way of a step (%i) at once, and leaves them to no idle moment',
    async (step, expected) => {
      const { pages, asked, paths, idle, drawn } = setUp()
      pages.prefetch('ja', 41, 95, step)
      expect([drawn.length, idle.length]).toEqual([1, 0])
      drawn.shift()?.()
      expect(paths()).toEqual(expected.slice(0, 2))
      for (let index = 0; index < 6; index++) {
        asked[index]?.answer(String(index))
        await arrival()
        expect([drawn.length, idle.length]).toEqual(index < 1 || index === 5 ? [0, 0] : [0, 1])
        idle.shift()?.()
      }
      expect(paths()).toEqual(expected)
    },
  )

  it('has the second slide on the way of a step coming while the first is not there yet', () => {
    const { pages, paths, drawn } = setUp()
    pages.prefetch('ja', 41, 95, 1)
    drawn.shift()?.()
    pages.prefetch('ja', 42, 95, 1)
    drawn.shift()?.()
    expect(paths()).toEqual(['ja/42/', 'ja/43/', 'ja/44/'])
  })

  it('stays within the deck and passes over what is there', async () => {
    const { pages, asked, paths, idle } = setUp()
    const known = pages.load('ja', 2)
    asked[0]?.answer('two')
    await known
    pages.prefetch('ja', 1, 3)
    idle.shift()?.()
    asked[1]?.answer('three')
    await arrival()
    expect(paths()).toEqual(['ja/2/', 'ja/3/'])
  })

  it('gives way to the slide that the reader goes to', async () => {
    const { pages, asked, idle } = setUp()
    pages.prefetch('ja', 41, 95)
    void pages.load('ja', 80).catch(() => undefined)
    expect(idle).toHaveLength(0)
    asked[0]?.answer('eighty')
    await arrival()
    expect(pages.peek('ja', 80)?.section.id).toBe('eighty')
  })

  it('goes on past a page that fails, and ends where there is no network', async () => {
    const { pages, asked, idle } = setUp()
    pages.prefetch('ja', 41, 95)
    idle.shift()?.()
    asked[0]?.answer('', 404)
    await arrival()
    idle.shift()?.()
    expect(asked[1]?.path).toBe('ja/40/')
    asked[1]?.fail()
    await arrival()
    expect(idle).toHaveLength(0)
  })
})

describe('who presents', () => {
  /** Answers whatever is asked for until nothing more is. */
  async function answerAll({ asked, idle }: ReturnType<typeof setUp>): Promise<void> {
    for (let index = 0; index < asked.length + 1 && index < 100; index++) {
      await vi.advanceTimersByTimeAsync(2000)
      idle.shift()?.()
      asked[index]?.answer('a slide')
      await vi.advanceTimersByTimeAsync(0)
    }
  }

  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('has all slides ahead, the far ones once nobody has stepped for two seconds', async () => {
    const page = setUp()
    const { pages, asked, paths, idle } = page
    pages.wantWhole(true)
    pages.prefetch('ja', 5, 30)
    for (let index = 0; index < 6; index++) {
      idle.shift()?.()
      asked[index]?.answer('a slide')
      await vi.advanceTimersByTimeAsync(0)
    }
    await vi.advanceTimersByTimeAsync(1900)
    expect(idle).toHaveLength(0)
    await answerAll(page)
    expect(paths().slice(6, 9)).toEqual(['ja/9/', 'ja/1/', 'ja/10/'])
    expect(new Set(paths()).size).toBe(29)
    for (let slideNumber = 6; slideNumber <= 30; slideNumber++)
      expect(pages.peek('ja', slideNumber)).toBeDefined()
  })

  it('has them though the network was away for a moment', async () => {
    const { pages, asked, idle } = setUp()
    pages.wantWhole(true)
    pages.prefetch('ja', 2, 3)
    idle.shift()?.()
    asked[0]?.fail()
    await vi.advanceTimersByTimeAsync(4900)
    expect(idle).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(200)
    for (let turn = 0; turn < 2; turn++) idle.shift()?.()
    expect(asked.map(({ path }) => path)).toEqual(['ja/3/', 'ja/3/'])
  })

  it('has their pictures too, those of slides that were there before as well', async () => {
    const asked: string[] = []
    const fetchAssets = (slide: string, url: string) => {
      asked.push(`${slide} ${url.slice(BASE.length)}`)
      // The last one's can't be had, and are asked for again with the next step.
      return Promise.resolve(!url.endsWith('/4/'))
    }
    const page = setUp({ fetchAssets })
    page.pages.prefetch('ja', 2, 4)
    await answerAll(page)
    expect(asked).toEqual([])
    page.pages.wantWhole(true)
    page.pages.prefetch('ja', 2, 4)
    await answerAll(page)
    expect(asked).toEqual(['a slide ja/3/', 'a slide ja/1/', 'a slide ja/4/'])
    page.pages.prefetch('ja', 3, 4)
    await answerAll(page)
    expect(asked.slice(3)).toEqual(['a slide ja/4/', 'a slide ja/2/'])
  })

  it.each([
    ['of more than 500 slides', 501, 0],
    ['that a whole hall follows', 30, 1],
  ])('has the neighbours alone of a deck %s', async (_, slideCount, spreadMs) => {
    const page = setUp()
    page.pages.wantWhole(true)
    page.pages.spread(spreadMs)
    page.pages.prefetch('ja', 5, slideCount)
    await answerAll(page)
    expect(page.paths().sort()).toEqual(['ja/2/', 'ja/3/', 'ja/4/', 'ja/6/', 'ja/7/', 'ja/8/'])
  })
})

describe('a reader who leafs through', () => {
  it('ends the fetches left behind once they would hold up the one wanted', () => {
    const { pages } = setUp()
    const aborted: number[] = []
    for (let slideNumber = 10; slideNumber <= 100; slideNumber += 10) {
      pages.load('ja', slideNumber).catch(() => aborted.push(slideNumber))
    }
    return arrival().then(() => {
      expect(aborted).toEqual([10, 20, 30, 40])
    })
  })
})

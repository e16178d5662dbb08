import { afterEach, describe, expect, it } from 'vitest'
import { compileDeck, summarise } from '../../src/compiler/compile.ts'
import { readDeck } from '../../src/compiler/read/read.ts'
import { SlideThreads } from '../../src/compiler/slide-threads.ts'
import { FIXTURE_DECK, slideFile, withDeck } from '../fixtures/with-deck.ts'

const THREAD = new URL('../../src/tools/build/start-slide-thread.mjs', import.meta.url)

let threads: SlideThreads | undefined

afterEach(() => threads?.close())

async function start(folder: string, module = THREAD, mostSeconds?: number): Promise<SlideThreads> {
  threads = SlideThreads.start(await readDeck(folder), module, mostSeconds)
  return threads
}

/** A thread that is at a slide, and then does something. */
function threadThat(code: string): URL {
  const start = `
    import { workerData } from 'node:worker_threads'
    const name = new TextEncoder().encode('deck/003-tide-model.md')
    new Uint8Array(workerData.room, 8).set(name)
    new Int32Array(workerData.room, 0, 2)[1] = name.length
    ${code}`
  return new URL(`data:text/javascript,${encodeURIComponent(start)}`)
}

describe('threads that compile slides', () => {
  it('make of them what one program makes', async () => {
    const deck = await compileDeck(FIXTURE_DECK)
    const { findings, formulaCss } = await (await start(FIXTURE_DECK)).compile()
    expect(formulaCss).toBe(deck.formulaCss)
    for (const [index, { compiled }] of findings.entries())
      for (const { locale, slide } of compiled) {
        const { contentBytes: _bytes, ...same } = { ...slide }
        expect(same).toEqual(deck.slides[locale][index])
      }
    const outlines = findings.map(({ outline }) => outline)
    expect(summarise(deck.source, outlines)).toEqual(deck.summary)
  })

  it('find the characters that slides need', async () => {
    const { survey } = await (await start(FIXTURE_DECK)).compile()
    expect(survey.counts.regular.get('潮')).toBeGreaterThan(0)
    expect(survey.formulaNames).toContain('<annotation')
  })

  it('tell what is wrong with a slide', async () => {
    const folder = await withDeck({ '003-tide-model.md': slideFile('$\\frac{$') })
    const problems = await compileDeck(folder).catch((error: unknown) => error)
    const { findings } = await (await start(folder)).compile()
    expect(findings.flatMap((finding) => finding.problems)).toEqual(
      (problems as { problems: unknown }).problems,
    )
  })

  it.each([
    ['throws', "throw new Error('no such thing')", 'no such thing'],
    ['ends', 'process.exit(3)', 'a thread that compiles slides has not started: it ends the thread'],
  ])('end the build where one of them %s', async (_how, code, message) => {
    const module = new URL(`data:text/javascript,${encodeURIComponent(code)}`)
    await expect((await start(FIXTURE_DECK, module)).compile()).rejects.toThrow(message)
  })

  it.each([
    ['ends at', 'process.exit(3)', 'ends the thread that reads it (3)'],
    ['is long at', 'for (;;);', 'takes more than 1 s, where a slide takes less than one'],
  ])('end the build with the slide that one of them %s', async (_how, code, message) => {
    await expect((await start(FIXTURE_DECK, threadThat(code), 1)).compile()).rejects.toThrow(
      `deck/003-tide-model.md:1: ${message}; take parts of it out to find which one it is`,
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TalkEvent } from '../../../src/deck/voice/talk-events.ts'
import { isTalkFileFault, readTalkFile, writeTalkFile } from '../../../src/deck/voice/talk-file.ts'

const TITLE = { ja: '潮の話', en: 'On tides' }
const EVENTS: TalkEvent[] = [
  { kind: 'place', at: 0, slideNumber: 1, fragment: -1 },
  { kind: 'laser', at: 500, page: 'ja/1', point: { x: 10, y: 20 } },
  { kind: 'place', at: 1000, slideNumber: 2, fragment: 0, block: 'b3' },
]
const AUDIO = new Blob([Uint8Array.from({ length: 5000 }, (_, index) => index % 251)])
const TALK = {
  ...{ v: 1 as const, id: 'a-1', title: TITLE, build: 'b7', started: 1000, durationMs: 2000 },
  events: EVENTS,
  audio: { type: 'audio/webm;codecs=opus' },
}

const written = () => writeTalkFile(TALK, AUDIO)
const read = (file: Blob) => readTalkFile(file, TITLE)

/** The file with the words of its JSON changed. */
async function withJson(change: (talk: Record<string, unknown>) => unknown): Promise<Blob> {
  const file = await written()
  const line = (await file.slice(0, 40).text()).split('\n')[0] ?? ''
  const length = Number(line.split(' ')[3])
  const start = line.length + 1
  const json = JSON.parse(await file.slice(start, start + length).text()) as Record<string, unknown>
  const bytes = new TextEncoder().encode(JSON.stringify(change(json)))
  return new Blob([`colloquium talk 1 ${String(bytes.length)}\n`, bytes, file.slice(start + length)])
}

/** A file that says that it has more bytes than memory has. */
class LargeFile extends Blob {
  override readonly size = 9e9
}

describe('a talk.colloquium', () => {
  it('is not opened where it is larger than a day of sound, or its words than any talk’s', async () => {
    const large = new LargeFile([await written()])
    expect(await read(large)).toEqual({ fault: 'tooLarge', found: '' })
    expect(await read(new Blob(['colloquium talk 1 90000000\n']))).toEqual({ fault: 'tooLarge', found: '' })
  })

  it('is read as it was written', async () => {
    const opened = await read(await written())
    if (isTalkFileFault(opened)) throw new Error(opened.fault)
    expect(opened.talk.events).toEqual(EVENTS)
    expect(opened.flaws).toEqual([])
    expect(await opened.audio.arrayBuffer()).toEqual(await AUDIO.arrayBuffer())
    expect(opened.audio.type).toBe('audio/webm;codecs=opus')
  })

  it('that ends early opens with what is there of its voice', async () => {
    const file = await written()
    const opened = await read(file.slice(0, file.size - 2500))
    expect(opened).toMatchObject({ flaws: [{ flaw: 'audioShort', share: 0.5 }] })
    expect(await read(file.slice(0, file.size - 5000))).toMatchObject({ flaws: [{ flaw: 'audioMissing' }] })
  })

  it('whose voice was changed says so', async () => {
    const file = await written()
    const opened = await read(new Blob([file.slice(0, file.size - 1), 'x']))
    expect(opened).toMatchObject({ flaws: [{ flaw: 'audioChanged' }] })
  })

  it('leaves out entries that it doesn’t know, and says how many', async () => {
    const file = await withJson((talk) => ({ ...talk, events: [...EVENTS, { kind: 'smell', at: 3 }, 7] }))
    expect(await read(file)).toMatchObject({
      talk: { events: EVENTS },
      flaws: [{ flaw: 'eventsLost', count: 2 }],
    })
  })

  it.each([
    [new Blob(['{"v":1}']), { fault: 'notTalk', found: '' }],
    [new Blob([]), { fault: 'notTalk', found: '' }],
    [new Blob(['colloquium talk 2 2\n{}']), { fault: 'version', found: '2' }],
    [new Blob(['colloquium talk 1 9\n{}']), { fault: 'damaged', found: '' }],
    [new Blob(['colloquium talk 1 2\n{}']), { fault: 'damaged', found: '' }],
  ])('that is none of ours, or damaged, is told apart (%#)', async (file, fault) => {
    expect(await read(file)).toEqual(fault)
  })

  it('of another talk names it', async () => {
    expect(await readTalkFile(await written(), { ja: '山の話' })).toEqual({
      fault: 'otherDeck',
      found: '潮の話 / On tides',
    })
  })

  it('is read without harm whatever was done to its bytes', async () => {
    const bytes = new Uint8Array(await (await written()).arrayBuffer())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(bytes.length),
        async (changes, end) => {
          const broken = bytes.slice(0, end)
          for (const [at, value] of changes) if (at < end) broken[at] = value
          const opened = await read(new Blob([broken]))
          if (isTalkFileFault(opened)) return
          expect(opened.talk.durationMs).toBeGreaterThanOrEqual(0)
          for (const { at } of opened.talk.events) expect(at).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: process.env['TEST_ALL'] === 'true' ? 10_000 : 200 },
    )
  })
})

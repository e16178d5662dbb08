import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordingFiles } from '../../../src/compiler/files/recordings.ts'
import type { Problem } from '../../../src/compiler/read/problem.ts'
import { readRecordings } from '../../../src/compiler/read/recordings.ts'
import { writeTalkFile } from '../../../src/deck/voice/talk-file.ts'
import type { DeckSummary } from '../../../src/deck/types.ts'

const TITLE = { ja: '潮の話 <1>', en: 'On tides' }
const DECK = {
  ...{ locales: ['ja', 'en'], title: TITLE, speaker: { ja: '山田', en: 'Yamada' } },
  description: { ja: '', en: '' },
} as unknown as DeckSummary

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colloquium-recordings-'))
  await mkdir(join(folder, 'recordings'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function keep(
  name: string,
  changes: { started: number; title?: typeof TITLE },
  end?: number,
): Promise<void> {
  const talk = {
    ...{ v: 1 as const, id: name, title: TITLE, build: 'b', durationMs: 3_725_000, ...changes },
    ...{ events: [], audio: { type: 'audio/webm;codecs=opus' }, captions: { ja: 'WEBVTT\n' } },
  }
  const file = await writeTalkFile(talk, new Blob(['voice']))
  const bytes = Buffer.from(await file.arrayBuffer())
  await writeFile(join(folder, 'recordings', `${name}.colloquium`), bytes.subarray(0, end))
}

describe('the recordings of a deck', () => {
  it('are published with their voices and captions, and in a feed in each language', async () => {
    await keep('first', { started: Date.UTC(2026, 2, 24) })
    await keep('second', { started: Date.UTC(2026, 4, 1) })
    const problems: Problem[] = []
    const recordings = await readRecordings(folder, ['recordings'], TITLE, problems)
    expect(problems).toEqual([])
    const files = recordingFiles(recordings, DECK, { origin: 'https://example.org', base: '/talk/' })
    expect(files.map(({ path }) => path)).toEqual([
      ...['second.colloquium', 'second.webm', 'second.ja.vtt'].map((name) => `recordings/${name}`),
      ...['first.colloquium', 'first.webm', 'first.ja.vtt'].map((name) => `recordings/${name}`),
      ...['ja/recordings.xml', 'en/recordings.xml'],
    ])
    const feed = String(files.find(({ path }) => path === 'en/recordings.xml')?.content)
    expect(feed).toContain(
      '<enclosure url="https://example.org/talk/recordings/first.webm" length="5" type="audio/webm"/>',
    )
    expect(feed).toContain('<link>https://example.org/talk/en/?replay=recordings%2Ffirst.colloquium</link>')
    expect(feed).toContain('<itunes:duration>1:02:05</itunes:duration>')
    expect(feed).toContain('<pubDate>Tue, 24 Mar 2026 00:00:00 GMT</pubDate>')
    const japanese = String(files.find(({ path }) => path === 'ja/recordings.xml')?.content)
    expect(japanese).toContain('<title>潮の話 &lt;1&gt;</title>')
    expect(recordingFiles(recordings, DECK, { origin: undefined, base: '/' })).toHaveLength(6)
  })

  it('that are damaged or another talk’s are told', async () => {
    await keep('cut', { started: 0 }, -2)
    await keep('other', { started: 0, title: { ja: '山の話', en: 'On hills' } })
    await writeFile(join(folder, 'recordings', 'noise.colloquium'), 'noise')
    const problems: Problem[] = []
    await readRecordings(folder, ['recordings'], TITLE, problems)
    expect(
      problems.map(({ file, message }) => `${file.split('/').pop() ?? ''}: ${message.slice(0, 40)}`),
    ).toEqual([
      'cut.colloquium: is not whole: its voice or some of its e',
      'noise.colloquium: is no recording with voice; save one fro',
      'other.colloquium: is a recording of another talk (山の話 / On',
    ])
  })
})

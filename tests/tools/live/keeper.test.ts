import { mkdir, mkdtemp, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIVE_LIMITS } from '../../../src/deck/live/live-limits.ts'
import { formatLiveMessage, parseLiveMessage } from '../../../src/deck/live/live-messages.ts'
import type { AskedQuestion } from '../../../src/deck/live/live-question.ts'
import {
  isRecordedShow,
  parseRecording,
  readShown,
  recordingAt,
  recordingSpan,
} from '../../../src/deck/live/live-recording.ts'
import { ClickerCodes, isSameSecret } from '../../../src/tools/live/live-access.ts'
import { QuestionBox, readSavedQuestions } from '../../../src/tools/live/question-box.ts'
import { reachableAddresses } from '../../../src/tools/live/reachable-addresses.ts'
import { freeRecordingPath, recordedBefore, Recorder } from '../../../src/tools/live/recorder.ts'
import { programMark } from '../../../src/tools/host/running-program.ts'
import {
  forgetSession,
  lockSession,
  openSession,
  roomPath,
  sessionPath,
} from '../../../src/tools/live/session-file.ts'
import { readStartOptions } from '../../../src/tools/live/start-options.ts'
import { randomCode } from './talk.ts'

const STARTED = 1_700_000_000_000
const TALK = { deck: 'slides', title: { ja: '潮の話', en: 'On tides' }, started: STARTED }

function asked(text: string, slideNumber = 1): AskedQuestion {
  return { id: randomCode(), text, slideNumber, locale: 'ja' }
}

describe('the box of questions', () => {
  it('keeps so many of a session and refuses the rest', () => {
    const box = new QuestionBox()
    for (let i = 0; i < LIVE_LIMITS.questions; i++)
      expect(box.ask(`listener ${String(i)}`, asked('Why?'), i)).toBe('taken')
    for (const { id } of box.list()) box.weigh('the hall', { support: id })
    expect(box.ask('one more', asked('Why?'), 1)).toBe('full')
    expect(box.list()).toHaveLength(LIVE_LIMITS.questions)
    expect(box.shown()).toHaveLength(LIVE_LIMITS.shownQuestions)
  })

  it('lets whoever fills it from a few addresses make room for himself', () => {
    const box = new QuestionBox()
    const ask = (asker: string, address: string, at: number) =>
      box.ask(asker, asked(`Why ${asker}?`), at, { address })
    expect(ask('a listener', '192.0.2.9', 0)).toBe('taken')
    for (let at = 1; at <= 3 * LIVE_LIMITS.questions; at++)
      ask(`crowd ${String(at)}`, `203.0.113.${String(at % 2)}`, at)
    expect(ask('another', '192.0.2.8', 10_000)).toBe('taken')
    for (let at = 1; at <= LIVE_LIMITS.questions; at++)
      ask(`more ${String(at)}`, `203.0.113.${String(at % 2)}`, 20_000 + at)
    const texts = box.list().map(({ text }) => text)
    expect(texts).toContain('Why a listener?')
    expect(texts).toContain('Why another?')
  })

  it('takes a new question in the place of one that was answered, or that nobody else wants', () => {
    const box = new QuestionBox()
    for (let i = 0; i < LIVE_LIMITS.questions; i++) {
      const question = asked(`Why ${String(i)}?`)
      box.ask(`listener ${String(i)}`, question, i)
      if (i !== 7) box.weigh('the hall', { support: question.id })
    }
    const alone = box.list().find(({ support }) => support === 1)
    expect(box.ask('one more', asked('And how?'), 999)).toBe('taken')
    expect(box.list().map(({ id }) => id)).not.toContain(alone?.id)
    const answered = box.list()[0]
    box.mark({ id: answered?.id ?? '', mark: 'done' })
    expect(box.ask('another', asked('And when?'), 999)).toBe('taken')
    expect(box.list().map(({ id }) => id)).not.toContain(answered?.id)
    expect(box.list()).toHaveLength(LIVE_LIMITS.questions)
  })

  it('lets nobody fill it from one address under many names', () => {
    const box = new QuestionBox()
    const ask = (i: number, address: string) =>
      box.ask(`listener ${String(i)}`, asked(`Why ${String(i)}?`), i, { address })
    const outcomes = Array.from({ length: LIVE_LIMITS.questions }, (_, i) => ask(i, '203.0.113.9'))
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(LIVE_LIMITS.questions / 2)
    expect(ask(999, '198.51.100.4')).toBe('taken')
  })

  it('keeps no more support than a room gives, from one address and in all', () => {
    const { supporters, supportersOfAddress, support, supportOfAddress } = LIVE_LIMITS
    const box = new QuestionBox()
    const questions = Array.from({ length: 30 }, (_, i) => asked(`Why ${String(i)}?`))
    questions.forEach((question, i) => box.ask(`asker ${String(i)}`, question, i))
    const given = (id: string, count: number, address: string) =>
      Array.from({ length: count }, (_, i) =>
        box.weigh(`l-${address}-${String(i)}`, { support: id }, address),
      ).filter(Boolean).length
    const [first, second, ...rest] = questions.map(({ id }) => id)
    expect(given(first ?? '', supportersOfAddress + 10, 'a')).toBe(supportersOfAddress)
    // Elsewhere, and what is taken back, is still counted.
    expect(given(first ?? '', 10, 'b')).toBe(10)
    expect(box.weigh('l-a-0', { withdraw: first ?? '' })).toBe(true)
    expect(box.weigh('another', { support: first ?? '' }, 'a')).toBe(true)
    const ofAddress = rest.reduce((sum, id) => sum + given(id, supportersOfAddress, 'a'), 0)
    expect(ofAddress + supportersOfAddress).toBe(supportOfAddress)
    expect(given(second ?? '', supporters + 10, '')).toBe(supporters - 1)
    const all = rest.reduce((sum, id) => sum + given(id, supporters, ''), 0)
    expect(all).toBeLessThan(support)
    expect(box.list().reduce((sum, question) => sum + question.support, 0)).toBe(support)
    const saved = readSavedQuestions(JSON.parse(JSON.stringify(box.save())))
    expect(JSON.stringify(saved).length).toBeLessThan(8_000_000)
    const next = new QuestionBox()
    next.restore(saved)
    expect(next.list()).toEqual(box.list())
    expect(next.weigh('one more', { support: first ?? '' }, 'a')).toBe(false)
  })

  it('goes on from what was written down, and from nothing where that is damaged', () => {
    const box = new QuestionBox()
    const question = asked('Why?')
    box.ask('one', question, 5)
    box.weigh('two', { support: question.id })
    const next = new QuestionBox()
    next.restore(readSavedQuestions(JSON.parse(JSON.stringify(box.save()))))
    expect(next.list()).toEqual(box.list())
    expect(next.weigh('two', { support: question.id })).toBe(false)
    const older = box.save().map((one) => ({ ...one, supporters: ['one', 'two'] }))
    next.restore(readSavedQuestions(older))
    expect(next.list()).toEqual(box.list())
    expect(readSavedQuestions([{ id: 1 }])).toEqual([])
    expect(readSavedQuestions(undefined)).toEqual([])
  })

  it('lets a listener ask again after a minute, and have five open', () => {
    const box = new QuestionBox()
    const ask = (text: string, ms: number) => box.ask('one', asked(text), ms)
    expect([ask('a', 0), ask('b', 1), ask('c', 2), ask('d', 3)]).toEqual([
      'taken',
      'taken',
      'taken',
      'tooMany',
    ])
    const later = LIVE_LIMITS.questionWindowMs + 5
    expect([ask('d', later), ask('e', later), ask('f', later)]).toEqual(['taken', 'taken', 'tooManyOpen'])
  })

  it('takes a question that came twice once', () => {
    const box = new QuestionBox()
    const question = asked('a')
    expect([box.ask('one', question, 0), box.ask('one', question, 1)]).toEqual(['taken', 'taken'])
    expect(box.list()).toHaveLength(1)
  })

  it('says so where a listener asks the same again, or takes another question’s place', () => {
    const box = new QuestionBox()
    const question = asked('a')
    box.ask('one', question, 0)
    expect(box.ask('one', asked('a'), 1)).toBe('repeated')
    expect(box.ask('two', { ...question, text: 'b' }, 1)).toBe('repeated')
    expect(box.list().map(({ text }) => text)).toEqual(['a'])
  })

  it('lets support be taken back, and a question be removed', () => {
    const box = new QuestionBox()
    box.ask('one', asked('a'), 0)
    const id = box.list()[0]?.id ?? ''
    box.weigh('two', { support: id })
    expect(box.weigh('two', { support: id })).toBe(false)
    expect(box.list()[0]?.support).toBe(2)
    box.weigh('two', { withdraw: id })
    expect(box.list()[0]?.support).toBe(1)
    box.mark({ id, mark: 'removed' })
    expect(box.list()).toEqual([])
  })

  it('brings a removed question back with all that was said of it, and nobody else’s', () => {
    const box = new QuestionBox()
    const [question, other] = [asked('a', 44), asked('b')]
    box.ask('one', question, 0)
    box.ask('two', other, 1)
    box.weigh('two', { support: question.id })
    box.mark({ id: question.id, mark: 'done', answer: 'Because.' })
    const before = box.list()
    box.mark({ id: question.id, mark: 'removed' })
    box.weigh('two', { takeBack: other.id })
    box.mark({ id: other.id, mark: 'restored' })
    expect(box.list()).toEqual([])
    box.mark({ id: question.id, mark: 'restored' })
    box.mark({ id: question.id, mark: 'restored' })
    expect(box.list()).toEqual(before.filter(({ id }) => id === question.id))
    box.mark({ id: question.id, mark: 'removed' })
    box.clear()
    box.mark({ id: question.id, mark: 'restored' })
    expect(box.list()).toEqual([])
  })
})

describe('a question in the box', () => {
  it('is taken back by its asker alone', () => {
    const box = new QuestionBox()
    const question = asked('Why?')
    box.ask('one', question, 0)
    expect(box.weigh('two', { takeBack: question.id })).toBe(false)
    expect(box.list()).toHaveLength(1)
    expect(box.weigh('one', { takeBack: question.id })).toBe(true)
    expect(box.list()).toEqual([])
  })

  it('keeps its answer in writing, over a crash as well', () => {
    const box = new QuestionBox()
    const question = asked('Why?')
    box.ask('one', question, 0)
    box.mark({ id: question.id, mark: 'done', answer: 'Because.' })
    expect(box.list()[0]).toMatchObject({ done: true, answer: 'Because.' })
    // Opened again, it is still what was said.
    box.mark({ id: question.id, mark: 'open' })
    const after = new QuestionBox()
    after.restore(readSavedQuestions(JSON.parse(JSON.stringify(box.save()))))
    expect(after.list()[0]).toMatchObject({ done: false, answer: 'Because.' })
  })
})

describe('the message that marks a question', () => {
  const mark = (answer: unknown) =>
    parseLiveMessage('markQuestion', JSON.stringify({ v: 1, id: 'q'.repeat(22), mark: 'done', answer }))

  it('brings an answer that a question’s limits hold for', () => {
    expect(mark('  Because.\r\n\n\n')?.answer).toBe('Because.')
    expect(mark('a'.repeat(LIVE_LIMITS.questionLength))?.answer).toHaveLength(LIVE_LIMITS.questionLength)
    expect(mark('a'.repeat(LIVE_LIMITS.questionLength + 1))).toBeUndefined()
    expect(mark(3)).toEqual({ id: 'q'.repeat(22), mark: 'done' })
  })
})

describe('secrets', () => {
  it('are compared whole, whatever their length', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true)
    expect(isSameSecret('abcd', 'abc')).toBe(false)
    expect(isSameSecret('', 'abc')).toBe(false)
  })

  it('of clickers are good for one, and for ten minutes', () => {
    const codes = new ClickerCodes()
    codes.invite('early', 0)
    codes.invite('late', 0)
    expect(codes.redeem(Buffer.from('early'), 'c-1', 1)).toBe(true)
    expect(codes.redeem(Buffer.from('early'), 'c-2', 1)).toBe(false)
    expect(codes.redeem(Buffer.from('early'), 'c-1', 1e9)).toBe(true)
    expect(codes.redeem(Buffer.from('late'), 'c-2', 1e9)).toBe(false)
  })
})

describe('a recording', () => {
  const record = async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'recording-')), 'talk.json')
    let nowMs = STARTED
    const onFault = (error: unknown) => {
      throw error
    }
    const recorder = new Recorder({ path, ...TALK, onFault, now: () => nowMs })
    const state = { started: STARTED, seq: 1, frozen: false, questionsOpen: false, build: 'b7' }
    const at = (ms: number) => (nowMs = STARTED + ms)
    at(1000)
    recorder.state({ ...state, phase: 'live', black: false })
    recorder.position({ started: STARTED, seq: 2, slideNumber: 1, fragment: -1 })
    at(5000)
    recorder.position({ started: STARTED, seq: 3, slideNumber: 2, fragment: 0, block: 'b3' })
    at(9000)
    recorder.state({ ...state, phase: 'live', black: true })
    await recorder.end()
    return path
  }

  it('is read as it was given', async () => {
    const path = await record()
    const recording = parseRecording(await readFile(path, 'utf8'))
    if (!recording) throw new Error('not a recording')
    expect(recording).toMatchObject({ ...TALK, build: 'b7' })
    expect(recordingSpan(recording)).toEqual({ startMs: 1000, endMs: 9000 })
    expect(recordingAt(recording, 500).position).toBeUndefined()
    expect(recordingAt(recording, 4999).position?.slideNumber).toBe(1)
    expect(recordingAt(recording, 5000).position).toEqual({
      at: 5000,
      slideNumber: 2,
      fragment: 0,
      block: 'b3',
    })
    expect(recordingAt(recording, 9000).state?.black).toBe(true)
    expect(await readdir(join(path, '..'))).toEqual(['talk.json'])
  })

  it('has the light, thinned, what was drawn, a frozen screen, and the question on the wall', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'recording-')), 'talk.json')
    let nowMs = STARTED
    const onFault = (error: unknown) => {
      throw error
    }
    const recorder = new Recorder({ path, ...TALK, onFault, now: () => nowMs })
    recorder.position({ started: STARTED, seq: 1, slideNumber: 1, fragment: -1 })
    const question = { id: randomCode(), text: 'Why?', locale: 'en', slideNumber: 1 } as const
    recorder.show('wallQuestion', formatLiveMessage('wallQuestion', { question }))
    for (let light = 0; light < 30; light++) {
      nowMs += 1000 / 15
      recorder.show('pointer', formatLiveMessage('pointer', { slideNumber: 1, x: light, y: 2 }))
    }
    recorder.show('pointer', formatLiveMessage('pointer', { slideNumber: 1 }))
    const stroke = { id: 's', tool: 'pen', color: 'red', points: [[1, 2, 0]] } as const
    recorder.show('ink', formatLiveMessage('ink', { slideNumber: 1, strokes: [stroke] }))
    // It is said again on each connection.
    recorder.show('ink', formatLiveMessage('ink', { slideNumber: 1, strokes: [stroke] }))
    const state = { started: STARTED, seq: 1, questionsOpen: false, build: 'b7', black: false }
    recorder.state({ ...state, phase: 'live', frozen: true })
    await recorder.end()
    const recording = parseRecording(await readFile(path, 'utf8'))
    const shown = recording?.entries.filter(isRecordedShow) ?? []
    expect(shown.filter((entry) => entry.shown === 'pointer').length).toBeLessThanOrEqual(12)
    expect(shown.filter((entry) => entry.shown === 'ink')).toHaveLength(1)
    if (!recording) throw new Error('not a recording')
    const end = recordingAt(recording, 5000)
    expect(end.state?.frozen).toBe(true)
    expect(end.shown.map((entry) => readShown(entry.shown, entry.message))).toEqual([
      { question },
      { slideNumber: 1 },
      { slideNumber: 1, strokes: [stroke] },
    ])
  })

  it("goes on after a crash, and takes no other file's place", async () => {
    const path = await record()
    const before = await recordedBefore(path, 'slides', STARTED)
    const onFault = (error: unknown) => {
      throw error
    }
    const recorder = new Recorder({ path, ...TALK, before, onFault, now: () => STARTED + 12_000 })
    recorder.position({ started: STARTED, seq: 9, slideNumber: 3, fragment: -1 })
    await recorder.end()
    const recording = parseRecording(await readFile(path, 'utf8'))
    expect(recording?.entries).toHaveLength(5)
    expect(recording?.build).toBe('b7')
    await expect(recordedBefore(path, 'slides', STARTED + 1)).rejects.toThrow('not of this session')
    expect(await recordedBefore(`${path}.none`, 'slides', STARTED)).toBeUndefined()
  })

  it.each(['', '{', '[]', '{"v":2}', '{"v":1,"deck":"x","build":"y","started":1,"entries":[{"at":"x"}]}'])(
    'is none in %j',
    (text) => {
      expect(parseRecording(text)).toBeUndefined()
    },
  )
})

describe('a session', () => {
  it('that a crash left goes on, and one that ended does not', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'session-')), 'live', 'slides.json')
    const first = await openSession(path, STARTED)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await openSession(path, STARTED + 1000)).toEqual({ ...first, resumed: true })
    expect((await openSession(path, STARTED + 13 * 3600_000)).resumed).toBe(false)
    await forgetSession(path)
    const next = await openSession(path, STARTED)
    expect(next.resumed).toBe(false)
    expect(next.token).not.toBe(first.token)
    expect(next.token.length).toBe(43)
  })

  it('has nothing of what the room said in one that is over', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'session-')), 'slides.json')
    await openSession(path, STARTED)
    await writeFile(roomPath(path), '{"moderator":"of yesterday"}')
    await openSession(path, STARTED + 1000)
    expect(await readFile(roomPath(path), 'utf8')).toContain('yesterday')
    await openSession(path, STARTED + 13 * 3600_000)
    await expect(readFile(roomPath(path))).rejects.toThrow('ENOENT')
  })

  it('belongs to one process, until that has ended', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'session-')), 'slides.json')
    const unlock = await lockSession(path)
    await expect(lockSession(path)).rejects.toThrow('already being served by process')
    await unlock()
    await (
      await lockSession(path)
    )()
    const left = [
      // What a process that crashed left: no process has this number.
      '4194999',
      // Another has its number now; or this one itself has, as in a container, where numbers are always the same.
      `${String(process.ppid)} 17 of another boot`,
      `${String(process.pid)} 17 of another boot`,
    ]
    for (const mark of left) {
      await writeFile(path.replace('.json', '.lock'), mark)
      await (
        await lockSession(path)
      )()
    }
    await writeFile(path.replace('.json', '.lock'), programMark(process.ppid))
    await expect(lockSession(path)).rejects.toThrow('already being served by process')
  })

  it('is each folder’s own, whatever its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'decks-'))
    const decks = [join(folder, 'A', '発表'), join(folder, 'B', '講演'), join(folder, 'B', '発表')]
    for (const deck of decks) await mkdir(deck, { recursive: true })
    const paths = await Promise.all(decks.map(sessionPath))
    expect(new Set(paths).size).toBe(3)
    expect(await sessionPath(`${decks[0] ?? ''}/../発表`)).toBe(paths[0])
  })

  it('is a new one where the file is not readable', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'session-')), 'slides.json')
    await writeFile(path, '{"session":"k3v9","token":"short","started":1}')
    expect((await openSession(path, STARTED)).resumed).toBe(false)
  })
})

describe('a recording beside another talk’s', () => {
  it('gets the next free name, and its own again after a crash', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'recording-')), 'talk.json')
    const record = async (started: number) => {
      const free = await freeRecordingPath(path, 'slides', started)
      const now = () => started + 1000
      const recorder = new Recorder({ ...TALK, started, path: free, onFault: () => undefined, now })
      recorder.position({ started, seq: 1, slideNumber: 1, fragment: -1 })
      await recorder.end()
      return free
    }
    expect(await record(STARTED)).toBe(path)
    expect(await record(STARTED + 1)).toBe(path.replace('talk', 'talk-2'))
    expect(await freeRecordingPath(path, 'slides', STARTED)).toBe(path)
    expect(await freeRecordingPath(path, 'slides', STARTED + 1)).toBe(path.replace('talk', 'talk-2'))
  })

  it('is refused where the file is no recording: the name is a mistake then', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'recording-')), 'thesis.json')
    await writeFile(path, '{"a":1}')
    expect(await freeRecordingPath(path, 'slides', STARTED)).toBe(path)
    await expect(recordedBefore(path, 'slides', STARTED)).rejects.toThrow('not of this session')
  })
})

describe('the options of npm start', () => {
  it('listen on the loopback, and with --live for the hall', () => {
    expect(readStartOptions([])).toMatchObject({ host: undefined, live: undefined })
    expect(readStartOptions(['--live']).host).toBe('0.0.0.0')
    expect(readStartOptions(['--live', '--host', '127.0.0.1']).host).toBe('127.0.0.1')
  })

  it.each([
    [['--record', 'x.json'], '--record goes with --live'],
    [['--live', '--broker', 'https://x.example'], 'wss://host/path'],
    [['--live', '--broker', 'wss://x.example/mqtt'], 'BROKER_PASSWORD is the password'],
    [['--live', '--site', 'example.org'], 'https://example.org/talk/'],
    [['--port', 'x'], 'a port is a number'],
  ])('say what would be right: %j', (args, message) => {
    expect(() => readStartOptions(args)).toThrow(message)
  })
})

describe('the addresses for the hall', () => {
  const info = (address: string, family: 'IPv4' | 'IPv6', internal = false) =>
    ({ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never

  it('are those that others reach, IPv4 first', () => {
    const interfaces = {
      lo: [info('127.0.0.1', 'IPv4', true)],
      wifi: [info('fe80::1', 'IPv6'), info('2001:db8::2', 'IPv6'), info('192.0.2.7', 'IPv4')],
    }
    expect(reachableAddresses('::', interfaces)).toEqual(['192.0.2.7', '2001:db8::2'])
    expect(reachableAddresses('0.0.0.0', interfaces)).toEqual(['192.0.2.7'])
    expect(reachableAddresses('192.0.2.9', interfaces)).toEqual(['192.0.2.9'])
  })
})

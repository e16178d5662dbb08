import { describe, expect, it } from 'vitest'
import { Recordings } from '../../../../src/talk/voice/store/recordings.ts'
import { Folder } from './folder.ts'

const ABOUT = {
  ...{ v: 1 as const, deck: 'tides', title: { en: 'On tides' }, build: 'b7' },
  takes: [{ type: 'audio/webm;codecs=opus', ended: false }],
}
const open = (full?: () => boolean) => {
  const root = new Folder(full)
  return { root, recordings: new Recordings(root as unknown as FileSystemDirectoryHandle) }
}
const piece = (second: number) => ({
  audio: new Blob([`[${String(second)}]`]),
  atMs: (second + 1) * 1000,
  events: [{ kind: 'place' as const, at: second * 1000, slideNumber: second + 1, fragment: -1 }],
})

describe('recordings on a device', () => {
  it('are read back piece by piece, in order', async () => {
    const { recordings } = open()
    await recordings.saveAbout({ ...ABOUT, id: 'one', started: 1 })
    for (const second of [0, 1, 2]) await recordings.savePiece('one', 0, second, piece(second))
    const { audio, arrivals, events } = await recordings.readTake('one', 0, 'audio/webm')
    expect(await audio.text()).toBe('[0][1][2]')
    expect(arrivals).toEqual([1000, 2000, 3000])
    expect(events.map(({ at }) => at)).toEqual([0, 1000, 2000])
  })

  it('that were cut off while a piece was written have all before it', async () => {
    const { root, recordings } = open()
    await recordings.saveAbout({ ...ABOUT, id: 'one', started: 1 })
    for (const second of [0, 1, 2]) await recordings.savePiece('one', 0, second, piece(second))
    const take = (root.files.get('one') as Folder).files.get('take-0') as Folder
    take.files.delete('000002.audio')
    const { audio, arrivals } = await recordings.readTake('one', 0, 'audio/webm')
    expect(await audio.text()).toBe('[0][1]')
    expect(arrivals).toEqual([1000, 2000])
    // What comes after a hole can't be decoded.
    take.files.delete('000000.audio')
    expect((await recordings.readTake('one', 0, 'audio/webm')).audio.size).toBe(0)
  })

  it('are listed by deck, the newest first, and what is no recording is left alone', async () => {
    const { root, recordings } = open()
    await recordings.saveAbout({ ...ABOUT, id: 'old', started: 1 })
    await recordings.saveAbout({ ...ABOUT, id: 'new', started: 2 })
    await recordings.saveAbout({ ...ABOUT, id: 'other', started: 3, deck: 'hills' })
    root.files.set('strange', new Folder())
    expect((await recordings.list('tides')).map(({ id }) => id)).toEqual(['new', 'old'])
    await recordings.remove('new')
    expect((await recordings.list('tides')).map(({ id }) => id)).toEqual(['old'])
    expect(root.files.has('strange')).toBe(true)
  })

  it('on a full device keep what was written before', async () => {
    let isFull = false
    const { recordings } = open(() => isFull)
    await recordings.saveAbout({ ...ABOUT, id: 'one', started: 1 })
    await recordings.savePiece('one', 0, 0, piece(0))
    isFull = true
    await expect(recordings.savePiece('one', 0, 1, piece(1))).rejects.toThrow()
    expect(await (await recordings.readTake('one', 0, 'audio/webm')).audio.text()).toBe('[0]')
  })
})

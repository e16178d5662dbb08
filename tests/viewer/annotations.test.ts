import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnnotations, readAnnotations, type AnnotationNews } from '../../src/viewer/annotations.ts'
import type { Passage } from '../../src/deck/passage.ts'

const KEY = 'deck:annotations'
const passage = (values: Partial<Passage> = {}): Passage => ({
  slideNumber: 41,
  block: 'b3',
  locale: 'ja',
  quote: '言葉',
  ...values,
})

function open() {
  const news: AnnotationNews[] = []
  const annotations = createAnnotations(KEY, (said) => news.push(said))
  return { ...annotations, news, all: () => annotations.state.getState().annotations }
}

let stored: Map<string, string>
let isFull: boolean

beforeEach(() => {
  stored = new Map()
  isFull = false
  vi.stubGlobal('window', {
    addEventListener: () => undefined,
    localStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      removeItem: (key: string) => stored.delete(key),
      setItem: (key: string, value: string) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError')
        stored.set(key, value)
      },
    },
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('annotations', () => {
  it('are there again when the page is opened anew, in order of the talk', () => {
    const { add, setNote } = open()
    add(passage())
    const first = add(passage({ slideNumber: 3 }))
    setNote(first, 'a note')
    expect(open().all()).toMatchObject([
      { slideNumber: 3, note: 'a note' },
      { slideNumber: 41, note: '' },
    ])
  })

  it('mark the same words once', () => {
    const { add, all } = open()
    expect(add(passage()).id).toBe(add(passage()).id)
    expect(all()).toHaveLength(1)
  })

  it('of two pages do not undo each other', () => {
    const [one, other] = [open(), open()]
    one.add(passage())
    other.add(passage({ slideNumber: 3 }))
    one.add(passage({ slideNumber: 7 }))
    expect(open().all()).toHaveLength(3)
  })

  it('keep what two pages write on the same words', () => {
    const [one, other] = [open(), open()]
    const marked = one.add(passage(), 'first')
    one.setNote(marked, 'first and mine')
    other.setNote(marked, 'theirs')
    expect(open().all()).toMatchObject([{ note: 'first and mine\n\ntheirs' }])
    one.setNote({ ...marked, note: 'first and mine' }, 'first and mine, longer')
    other.setNote({ ...marked, note: 'theirs' }, 'the')
    expect(open().all()).toMatchObject([{ note: 'first and mine, longer\n\nthe' }])
    other.setNote({ ...marked, note: 'the' }, '')
    expect(open().all()).toMatchObject([{ note: 'first and mine, longer' }])
    other.setNote({ ...marked, note: '' }, 'mine')
    expect(open().all()).toMatchObject([{ note: 'first and mine, longer\n\nmine' }])
    one.remove(marked.id)
    other.setNote({ ...marked, note: 'theirs' }, 'theirs, longer')
    expect(open().all()).toMatchObject([{ slideNumber: 41, note: 'theirs, longer' }])
  })

  it('that are imported add to what is there, and a second time change nothing', () => {
    const { add, addAll, all } = open()
    add(passage(), 'mine')
    const imported = [
      { ...passage(), note: 'theirs' },
      { ...passage({ slideNumber: 3 }), note: '' },
    ]
    expect(addAll(imported)).toBe(2)
    expect(all().map(({ note }) => note)).toEqual(['', 'mine\n\ntheirs'])
    expect(addAll(imported)).toBe(0)
  })

  it.each(['{"half', '{}', '[{"id":"a"}]', '[null]', '"text"'])(
    'are put aside where something else is stored (%s), and new ones are kept',
    (text) => {
      stored.set(KEY, text)
      const { add, news } = open()
      expect(news).toEqual(['annotationsSetAside'])
      expect(stored.get(`${KEY}:unreadable`)).toBe(text)
      add(passage())
      expect(open().all()).toHaveLength(1)
    },
  )

  it('last as long as the page where the browser stores nothing, which is said once', () => {
    const { add, all, news } = open()
    isFull = true
    add(passage())
    add(passage({ slideNumber: 3 }))
    expect(all()).toHaveLength(2)
    expect(news).toEqual(['annotationsNotStored'])
  })

  it.each([
    [{ slideNumber: 0 }],
    [{ block: 'x' }],
    [{ locale: 'xx' }],
    [{ quote: 3 }],
    [{ slideNumber: '41' }],
  ])('are not read with %j', (wrong) => {
    expect(readAnnotations([{ id: 'a', note: '', ...passage(), ...wrong }])).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import type { DeckSummary } from '../../src/deck/types.ts'
import { DEFAULT_PREFERENCES } from '../../src/viewer/preferences.ts'
import { createViewerStore, transcriptLanguage, type ViewerStart } from '../../src/viewer/viewer-store.ts'
import { inLocales } from '../fixtures/deck-texts.ts'

const DECK: DeckSummary = {
  title: inLocales({ ja: '題', en: 'Title' }),
  speaker: inLocales({ ja: '山田', en: 'Yamada' }),
  affiliation: inLocales({ ja: '大学', en: 'University' }),
  event: inLocales({ ja: '会', en: 'Event' }),
  description: inLocales({ ja: '説明', en: 'Description' }),
  given: '2024-05-01',
  locales: ['ja', 'en'],
  sections: [],
  slideCount: 95,
  buildId: 'b0',
}

function openAt(start: Partial<ViewerStart> = {}) {
  return createViewerStore({
    deck: DECK,
    page: 'slide',
    slideNumber: 41,
    locale: 'ja',
    preferences: DEFAULT_PREFERENCES,
    ...start,
  })
}

describe('a viewer', () => {
  it('stands where its page says, with nothing open', () => {
    const state = openAt({ block: 'b3' }).getState()
    expect(state).toMatchObject({ slideNumber: 41, locale: 'ja', page: 'slide', block: 'b3', fragment: -1 })
    expect(state).toMatchObject({ presenting: false, dialog: undefined, notice: undefined })
  })

  it('leaves the address alone until it moves', () => {
    expect(openAt().getState().lastMove).toBe('history')
  })
})

describe('goTo', () => {
  it('moves to a slide before its first step, and says how', () => {
    const store = openAt()
    store.getState().goTo(42, 'step')
    expect(store.getState()).toMatchObject({ slideNumber: 42, fragment: -1, lastMove: 'step' })
  })

  it('marks the block that it was asked for, and otherwise none', () => {
    const store = openAt({ block: 'b3' })
    store.getState().goTo(7, 'jump', 'b2')
    expect(store.getState()).toMatchObject({ slideNumber: 7, block: 'b2', lastMove: 'jump' })
    store.getState().goTo(8, 'step')
    expect(store.getState().block).toBeUndefined()
  })

  it.each([
    [0, 1],
    [-3, 1],
    [96, 95],
    [1000, 95],
  ])('leads from %d to the nearest slide, %d', (asked, shown) => {
    const store = openAt()
    store.getState().goTo(asked, 'jump')
    expect(store.getState().slideNumber).toBe(shown)
  })

  it('leaves the deck’s page, and takes a notice away', () => {
    const store = openAt({ page: 'deck', slideNumber: 1 })
    store.getState().setNotice({ key: 'unknownSlide', values: { asked: 99, shown: 95 } })
    store.getState().goTo(2, 'step')
    expect(store.getState()).toMatchObject({ page: 'slide', notice: undefined })
  })
})

describe('arrive', () => {
  it('follows the stage to a step of the same slide, and keeps its mark', () => {
    const store = openAt({ block: 'b3' })
    store.getState().arrive(41, 2)
    expect(store.getState()).toMatchObject({ slideNumber: 41, fragment: 2, block: 'b3', lastMove: 'history' })
  })

  it('follows the stage to another slide as a step, and takes mark and notice away', () => {
    const store = openAt({ page: 'deck', block: 'b3' })
    store.getState().setNotice({ key: 'fullscreenRefused' })
    store.getState().arrive(42, -1)
    expect(store.getState()).toMatchObject({
      slideNumber: 42,
      fragment: -1,
      block: undefined,
      page: 'slide',
      lastMove: 'step',
      notice: undefined,
    })
  })
})

describe('the language', () => {
  it('changes without a move: slide, step, block and panel stay', () => {
    const store = openAt({ block: 'b3' })
    store.getState().arrive(41, 1)
    const before = store.getState()
    store.getState().setLocale('en')
    expect(store.getState()).toEqual({ ...before, locale: 'en' })
  })

  it('of the transcript is the slide’s until the reader chooses one', () => {
    const store = openAt()
    expect(transcriptLanguage(store.getState())).toBe('ja')
    store.getState().setLocale('en')
    expect(transcriptLanguage(store.getState())).toBe('en')
    store.getState().setPreferences({ transcriptLanguage: 'both' })
    store.getState().setLocale('ja')
    expect(transcriptLanguage(store.getState())).toBe('both')
  })
})

describe('what is open', () => {
  it('is one dialog at a time', () => {
    const store = openAt()
    store.getState().openDialog('contents')
    store.getState().openDialog('share')
    expect(store.getState().dialog).toBe('share')
    store.getState().closeDialog()
    expect(store.getState().dialog).toBeUndefined()
  })

  it('is kept apart from what the reader prefers', () => {
    const store = openAt()
    store.getState().setPresenting(true)
    store.getState().setPreferences({ theme: 'dark' })
    store.getState().setPreferences({ transcriptOpen: false })
    expect(store.getState().presenting).toBe(true)
    expect(store.getState().preferences).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
      transcriptOpen: false,
    })
    expect(DEFAULT_PREFERENCES.theme).toBe('system')
  })
})

describe('two viewers', () => {
  it('share nothing', () => {
    const [first, second] = [openAt(), openAt()]
    first.getState().goTo(2, 'step')
    expect(second.getState().slideNumber).toBe(41)
  })
})

describe('a step asked for from outside', () => {
  it('is a move, and is done when the stage has arrived', () => {
    const store = openAt({ block: 'b3' })
    store.getState().show(42, Infinity)
    expect(store.getState()).toMatchObject({ slideNumber: 42, fragmentAsked: Infinity, lastMove: 'step' })
    expect(store.getState().block).toBeUndefined()
    store.getState().arrive(42, 2)
    expect(store.getState()).toMatchObject({ fragment: 2, fragmentAsked: undefined })
  })

  it('changes nothing where the audience is there already', () => {
    const store = openAt({ page: 'deck', slideNumber: 1 })
    const before = store.getState()
    before.show(1, -1)
    expect(store.getState()).toBe(before)
  })

  it('is forgotten when the reader goes elsewhere', () => {
    const store = openAt()
    store.getState().show(42, 1)
    store.getState().goTo(7, 'jump')
    expect(store.getState()).toMatchObject({ slideNumber: 7, fragment: -1, fragmentAsked: undefined })
  })
})

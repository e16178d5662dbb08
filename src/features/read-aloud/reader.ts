import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Locale } from '../../deck/locale.ts'
import { shownLanguages } from '../../viewer/shown-languages.ts'
import type { TextPacks } from '../../content/text-packs.ts'
import { transcriptLanguage, type ViewerState, type ViewerStore } from '../../viewer/viewer-store.ts'
import { afterEvent, blockOf, startReading, utteranceOf, type Reading, type ReadingEvent } from './reading.ts'
import type { Speech } from './speech.ts'
import { spokenBlocks, spokenSideBySide, type SpokenBlock } from './utterances.ts'

/** What the bar shows. */
export interface ReaderState {
  reading: Reading
  /** Each block is read in these, one after the other. */
  locales: readonly Locale[]
  /** The language of these whose voice is a service's, to which the words are sent. */
  remote: Locale | undefined
}

/**
 * Reads the transcript aloud from where the reader is: says what the reading is at, marks its block, turns the slides,
 * and goes where the reader goes. The store says whether it is to read or to pause.
 */
export class Reader {
  readonly state: StoreApi<ReaderState>
  private listeners = new AbortController()
  /** Undefined while nothing is being said. */
  private saying: string | undefined
  /** True while the slides are moved from here. */
  private isMoving = false

  constructor(
    private readonly store: ViewerStore,
    readonly speech: Speech,
    private readonly packs: TextPacks,
  ) {
    this.state = createStore<ReaderState>()(() => this.beginning())
  }

  /** Begins at the marked block, or at the top of the slide. What it returns ends it. */
  start(): () => void {
    this.listeners = new AbortController()
    const { signal } = this.listeners
    this.state.setState(this.beginning())
    const unsubscribe = this.store.subscribe(this.onStoreChange)
    // Chrome goes on speaking when the page is gone.
    window.addEventListener(
      'pagehide',
      () => {
        this.dispatch({ type: 'pause' })
      },
      { signal },
    )
    void this.load()
    return () => {
      this.listeners.abort()
      unsubscribe()
      this.saying = undefined
      this.speech.stop()
    }
  }

  dispatch = (event: ReadingEvent): void => {
    if (this.listeners.signal.aborted) return
    const before = this.state.getState().reading
    const reading = afterEvent(before, event)
    this.state.setState({ reading })
    this.follow(before, reading)
    if (reading.asked !== before.asked) void this.load()
    this.speak()
    const wish = reading.playing ? 'reading' : 'paused'
    if (this.store.getState().readAloud !== wish) this.store.getState().setReadAloud(wish)
  }

  private beginning(): ReaderState {
    const state = this.store.getState()
    const { slideNumber, deck, block, readAloud } = state
    const reading = startReading(slideNumber, deck.slideCount, block)
    return {
      reading: { ...reading, playing: readAloud !== 'paused' },
      locales: spokenLocales(state),
      remote: undefined,
    }
  }

  private onStoreChange = (state: ViewerState, before: ViewerState): void => {
    const { reading, locales } = this.state.getState()
    if (state.readAloud === undefined) return
    if (!state.preferences.transcriptOpen) {
      // Its bar goes with the transcript, and nothing speaks that can't be stopped.
      state.setReadAloud(undefined)
      return
    }
    const spoken = spokenLocales(state)
    const block = blockOf(reading)
    if (spoken.join() !== locales.join()) {
      this.state.setState({ locales: spoken, remote: undefined })
      const entry = block === undefined ? reading.entry : { block }
      this.dispatch({ type: 'goTo', slideNumber: reading.slideNumber, entry })
    }
    const isAskedFor = state.moves !== before.moves || state.slideNumber !== before.slideNumber
    if (isAskedFor && !this.isMoving) {
      const entry = state.block === undefined ? { at: 'first' as const } : { block: state.block }
      this.dispatch({ type: 'goTo', slideNumber: state.slideNumber, entry })
    }
    if (state.readAloud !== before.readAloud) {
      const { playing } = this.state.getState().reading
      if (playing !== (state.readAloud === 'reading')) this.dispatch({ type: playing ? 'pause' : 'play' })
    }
    if (state.preferences !== before.preferences) this.speak()
  }

  /** The slide's text; what comes after the reader has gone elsewhere is not used. */
  private async load(): Promise<void> {
    const { signal } = this.listeners
    const {
      locales,
      reading: { slideNumber, asked },
    } = this.state.getState()
    const isWanted = () => !signal.aborted && this.state.getState().reading.asked === asked
    try {
      const columns = await Promise.all(locales.map((locale) => this.loadBlocks(locale, slideNumber)))
      if (isWanted()) this.dispatch({ type: 'loaded', blocks: spokenSideBySide(columns) })
    } catch {
      // No network, or a broken answer: the bar says so, and play tries again.
      if (isWanted()) this.dispatch({ type: 'failed', fault: 'textFailed' })
    }
  }

  private async loadBlocks(locale: Locale, slideNumber: number): Promise<SpokenBlock[]> {
    const slide = await this.packs.loadSlide(locale, slideNumber)
    return spokenBlocks(slide?.blocks ?? [], locale)
  }

  /** Takes slide and mark along. */
  private follow(before: Reading, reading: Reading): void {
    const { slideNumber, goTo, markBlock } = this.store.getState()
    this.isMoving = true
    try {
      if (reading.slideNumber !== slideNumber) goTo(reading.slideNumber, 'step')
      const block = blockOf(reading)
      if (block !== undefined && (block !== blockOf(before) || reading.slideNumber !== before.slideNumber))
        markBlock(block)
    } finally {
      this.isMoving = false
    }
  }

  /** Says what the reading is at, once; after a pause, at another speed, in another voice, the sentence begins again. */
  private speak(): void {
    const { reading } = this.state.getState()
    const utterance = utteranceOf(reading)
    const { readingSpeed: speed, voices } = this.store.getState().preferences
    if (!reading.playing || !utterance) {
      if (this.saying !== undefined) this.speech.stop()
      this.saying = undefined
      return
    }
    const { asked, block, utterance: index } = reading
    const saying = [asked, block, index, speed, voices[utterance.locale], voices[utterance.within]].join('/')
    if (saying === this.saying) return
    this.saying = saying
    this.speech.say(utterance, speed, {
      onSpoken: () => {
        this.dispatch({ type: 'spoken' })
      },
      onCutOff: () => {
        this.dispatch({ type: 'pause' })
      },
      onFault: (fault) => {
        this.dispatch({ type: 'failed', fault })
      },
    })
    void this.nameService(utterance.within)
  }

  private async nameService(locale: Locale): Promise<void> {
    const voice = await this.speech.voiceFor(locale)
    if (!this.state.getState().locales.includes(locale)) return
    this.state.setState({ remote: typeof voice !== 'string' && !voice.localService ? locale : undefined })
  }
}

/** What is shown is read. */
function spokenLocales(state: ViewerState): Locale[] {
  return shownLanguages(transcriptLanguage(state), state.locale, state.deck.locales)
}

import { orderOf, type SpokenBlock, type Utterance } from './utterances.ts'

/** Why nothing is being read. */
export type ReadingFault =
  'unsupported' | 'noVoices' | 'noVoice' | 'refused' | 'voiceNetwork' | 'voiceFailed' | 'textFailed'

/** Where to begin on a slide: at its first block, its last, or at a block by its id. */
export type ReadingEntry = { at: 'first' | 'last' } | { block: string }

/** Where the reading stands. Which words are next follows from it alone (`utteranceOf`). */
export interface Reading {
  slideNumber: number
  slideCount: number
  entry: ReadingEntry
  /** Undefined until the slide's text is there. */
  blocks: readonly SpokenBlock[] | undefined
  /** Index of the block, and of the utterance in it. */
  block: number
  utterance: number
  playing: boolean
  /** True when the last slide has been read. */
  finished: boolean
  fault: ReadingFault | undefined
  /** Changes when the slide's text is to be fetched (again). */
  asked: number
}

export type ReadingEvent =
  | { type: 'goTo'; slideNumber: number; entry: ReadingEntry }
  | { type: 'loaded'; blocks: readonly SpokenBlock[] }
  | { type: 'spoken' }
  | { type: 'nextBlock' }
  | { type: 'previousBlock' }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'failed'; fault: ReadingFault }

export function startReading(slideNumber: number, slideCount: number, block: string | undefined): Reading {
  return {
    ...{ slideNumber, slideCount, blocks: undefined, block: 0, utterance: 0 },
    entry: block === undefined ? { at: 'first' } : { block },
    ...{ playing: true, finished: false, fault: undefined, asked: 0 },
  }
}

/** The reading after something has happened. Pure: what is to be said, fetched and marked is read off the result. */
export function afterEvent(reading: Reading, event: ReadingEvent): Reading {
  switch (event.type) {
    case 'goTo':
      return goTo(reading, event.slideNumber, event.entry)
    case 'loaded':
      return afterLoad(reading, event.blocks)
    case 'spoken':
      return afterUtterance(reading)
    case 'nextBlock':
      return toBlock(reading, 1)
    case 'previousBlock':
      return toBlock(reading, -1)
    case 'play':
      return play(reading)
    case 'pause':
      return { ...reading, playing: false }
    case 'failed':
      return { ...reading, playing: false, fault: event.fault }
  }
}

export function utteranceOf({ blocks, block, utterance }: Reading): Utterance | undefined {
  return blocks?.[block]?.utterances[utterance]
}

/** The block that is being read; undefined while its slide is fetched. */
export function blockOf({ blocks, block }: Reading): string | undefined {
  return blocks?.[block]?.id
}

function goTo(reading: Reading, slideNumber: number, entry: ReadingEntry): Reading {
  return {
    ...reading,
    ...{ slideNumber, entry, blocks: undefined, block: 0, utterance: 0 },
    ...{ finished: false, fault: undefined, asked: reading.asked + 1 },
  }
}

/** A slide with nothing to say is passed over, the way that the reading was going. */
function afterLoad(reading: Reading, blocks: readonly SpokenBlock[]): Reading {
  const { entry } = reading
  if (blocks.length === 0)
    return 'at' in entry && entry.at === 'last' ? toSlide(reading, -1) : toSlide(reading, 1)
  const at =
    'block' in entry
      ? // A block with nothing to say leads to the one after it, and behind the last to the last.
        blocks.findIndex(({ id }) => orderOf(id) >= orderOf(entry.block))
      : entry.at === 'first'
        ? 0
        : -1
  return { ...reading, blocks, block: at < 0 ? blocks.length - 1 : at, utterance: 0 }
}

function afterUtterance(reading: Reading): Reading {
  const count = reading.blocks?.[reading.block]?.utterances.length ?? 0
  if (reading.utterance + 1 < count) return { ...reading, utterance: reading.utterance + 1 }
  return toBlock(reading, 1)
}

function toBlock(reading: Reading, by: 1 | -1): Reading {
  const block = reading.block + by
  if (!reading.blocks || block < 0 || block >= reading.blocks.length) return toSlide(reading, by)
  return { ...reading, block, utterance: 0, finished: false, fault: undefined }
}

/** Behind the last slide the talk has been read; before the first there is nothing, and its first block begins again. */
function toSlide(reading: Reading, by: 1 | -1): Reading {
  const slideNumber = reading.slideNumber + by
  if (slideNumber > reading.slideCount) return { ...reading, playing: false, finished: true }
  if (slideNumber < 1)
    return reading.blocks ? { ...reading, utterance: 0 } : goTo(reading, 1, { at: 'first' })
  return goTo(reading, slideNumber, { at: by > 0 ? 'first' : 'last' })
}

/** After the end, the last slide is read again; after a fetch that failed, it is tried again. */
function play(reading: Reading): Reading {
  const again = { ...reading, playing: true, finished: false, fault: undefined }
  if (!reading.blocks) return { ...again, asked: reading.asked + 1 }
  return reading.finished ? { ...again, block: 0, utterance: 0 } : again
}

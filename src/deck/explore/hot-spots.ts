import type { Box } from './boxes.ts'
import type { FormCodec } from './form-codec.ts'
import { readWhole } from './numbers.ts'

/** The data of the form `hot-spots`: what is said of a picture, and the places in it that the words speak of. */
export interface HotSpotsData {
  spots: {
    /** As passages name it. */
    id: string
    label: string
    /** Top, left, bottom and right edge, in thousandths of the picture's height and width. */
    box: Box
  }[]
  /** Each with its words in brackets and the places in parentheses: `[A phone](phone) with [a plug](plug tip)`. */
  passages: { label: string; text: string }[]
}

export interface HotSpotsState {
  passage: number
  /** What is asked about: a place of the picture, or a piece of the passage. */
  asked: { of: 'spot' | 'words'; index: number } | undefined
}

export const hotSpotsCodec: FormCodec<HotSpotsData, HotSpotsState> = {
  start: () => ({ passage: 0, asked: undefined }),
  read,
  write,
  fault,
}

/** `p1`, `p1s2`, `p1w0`: the passage, and the place or the words that are asked about. */
function read(text: string, data: HotSpotsData): HotSpotsState | undefined {
  const [, number, kind, index] = /^p(\d+)(?:([sw])(\d+))?$/.exec(text) ?? []
  const passage = readWhole(number, 0, data.passages.length - 1)
  if (passage === undefined) return undefined
  if (kind === undefined) return { passage, asked: undefined }
  const count = kind === 's' ? data.spots.length : mentionsOf(data, passage).length
  const at = readWhole(index, 0, count - 1)
  return at === undefined ? undefined : { passage, asked: { of: kind === 's' ? 'spot' : 'words', index: at } }
}

function write({ passage, asked }: HotSpotsState): string {
  return `p${String(passage)}${asked ? `${asked.of === 'spot' ? 's' : 'w'}${String(asked.index)}` : ''}`
}

/** A piece of a passage; with places where it speaks of some. */
export interface PassagePiece {
  text: string
  /** Indices of the places. */
  spots: readonly number[]
  /** Which of the pieces with places it is; undefined for those without. */
  mention?: number
}

const MENTION = /\[([^\][]+)\]\(([\w -]+)\)/g

export function piecesOf({ spots, passages }: HotSpotsData, passage: number): PassagePiece[] {
  const text = passages[passage]?.text ?? ''
  const pieces: PassagePiece[] = []
  let at = 0
  for (const [mention, match] of [...text.matchAll(MENTION)].entries()) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), spots: [] })
    const ids = (match[2] ?? '').trim().split(/ +/)
    const found = ids.map((id) => spots.findIndex((spot) => spot.id === id))
    pieces.push({ text: match[1] ?? '', spots: found, mention })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), spots: [] })
  return pieces
}

function mentionsOf(data: HotSpotsData, passage: number): PassagePiece[] {
  return piecesOf(data, passage).filter(({ mention }) => mention !== undefined)
}

/** What lights up: the places that the words asked about speak of, or the place asked about, and all words that speak of these. */
export function litBy(data: HotSpotsData, { passage, asked }: HotSpotsState) {
  const mentions = mentionsOf(data, passage)
  const spots =
    asked === undefined ? [] : asked.of === 'spot' ? [asked.index] : (mentions[asked.index]?.spots ?? [])
  const words = mentions.filter((mention) => mention.spots.some((spot) => spots.includes(spot)))
  return { spots, words }
}

function fault(data: HotSpotsData): string | undefined {
  const ids = data.spots.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) return 'each of the "spots" needs an "id" of its own'
  const askew = data.spots.find(({ box: [top, left, bottom, right] }) => top >= bottom || left >= right)
  if (askew) return `the box of "${askew.id}" must be top, left, bottom, right`
  for (const { text, label } of data.passages) {
    const named = [...text.matchAll(MENTION)].flatMap(([, , list = '']) => list.trim().split(/ +/))
    const unknown = named.find((id) => !ids.includes(id))
    if (unknown !== undefined)
      return `the passage "${label}" speaks of "${unknown}", which is none of the "spots"`
    if (named.length === 0) return `the passage "${label}" speaks of none of the "spots": [words](id)`
  }
  return undefined
}

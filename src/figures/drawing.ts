import type { ReactElement } from 'react'
import type { Locale } from '../deck/locale.ts'
import type { SlideReference } from '../deck/types.ts'

/** Words of a figure: one string for all languages, or one for each. "\n" breaks the line. */
export type LocalText = string | Partial<Record<Locale, string>>

export const FIGURE_KINDS = [
  'illustration',
  'diagram',
  'table',
  'chart',
  'code',
  'quotation',
  'formula',
] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]

/** `verified` seen in a source, `recalled` from memory, `slide` from the slide's own text alone, `mixed` of these. */
export const SURENESSES = ['verified', 'recalled', 'mixed', 'slide'] as const
export type Sureness = (typeof SURENESSES)[number]

/** A figure's file, `slides/figures/NAME.json`: every word and number that the figure shows. */
export interface FigureFile {
  /** What it is, for the transcript and for screen readers. */
  kind: FigureKind
  /**
   * `own` where it stood on the slide as it stands here, which needs no mark; `redrawn` if the facts say what stood
   * there; `added` if they only suggest it (drawn smaller, said so).
   */
  provenance: 'own' | 'redrawn' | 'added'
  /** How sure the facts are on which it rests. */
  sureness: Sureness
  /** What `state=…` of the directive may say, where slides show it growing or with another part marked. */
  states?: string[]
  /** Ids of `references.json` that it is drawn from. */
  references: string[]
  /** One or two sentences for the reader: what it is drawn from and how sure that is; left out where it is `own`. */
  note?: Partial<Record<Locale, string>>
  /** Name of the drawing in `src/figures/registry.ts`. Several figures may share one. */
  drawing: string
  /** Words by key; the drawing gets those of its locale. A key that it asks for and doesn't find is a fault. */
  labels?: Record<string, LocalText>
  /** Numbers, rows, tokens: whatever the drawing's own `Data` type says. */
  data?: unknown
  /** Where the numbers were read, as the figure prints it under a chart or table. */
  source?: LocalText
}

export interface DrawingProps<Data = undefined, Key extends string = string> {
  locale: Locale
  /** What the slide marks (`state=…` of the directive). Geometry never depends on it. */
  state?: string | undefined
  /** The file's `data`. */
  data: Data
  /** The file's `labels` in this locale. Name the keys in the type, and reading one is a `string`. */
  labels: Readonly<Record<Key, string>>
  /** The file's `references`, resolved. */
  references: readonly SlideReference[]
}

/** A pure component, rendered once per locale and state at build: no hooks, no handlers, no `style`. */
export type Drawing<Data = undefined, Key extends string = string> = (
  props: DrawingProps<Data, Key>,
) => ReactElement

/** Words in one language; throws where it has none, so that the build stops. */
export function inLocale(text: LocalText, locale: Locale): string {
  const words = typeof text === 'string' ? text : text[locale]
  if (words === undefined) throw new Error(`${JSON.stringify(text)} has no words for "${locale}"`)
  return words
}

/** The labels of one language; reading one that isn't there throws, so that the build stops. */
export function resolveLabels(labels: Record<string, LocalText>, locale: Locale): Record<string, string> {
  const resolved = Object.fromEntries(
    Object.entries(labels).flatMap(([key, text]) =>
      typeof text === 'string' || text[locale] !== undefined ? [[key, inLocale(text, locale)]] : [],
    ),
  )
  return new Proxy(resolved, {
    get(target, key) {
      if (typeof key === 'symbol') return undefined
      const label = Object.hasOwn(target, key) ? target[key] : undefined
      if (label === undefined) throw new Error(`label "${key}" is missing for "${locale}"`)
      return label
    },
  })
}

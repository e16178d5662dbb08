import type { LocalText } from '../drawing.ts'

/** Code in one or two panels. */
export interface CodeData {
  /** Panels under one another (as beside a slide's text), or side by side, the first narrower. */
  arrangement: 'stacked' | 'beside'
  panels: CodePanel[]
}

export interface CodePanel {
  title: LocalText
  /** A language of Shiki's; `text` is set as prose, not as code. */
  lang: string
  /** One entry per line. */
  code: LocalText[]
  /** Lines, from 1, that the speaker marked. */
  marked?: number[]
  /** Lines, from 1, that are wrong. */
  wrong?: number[]
  /** The same code highlighted: put there by the compiler. */
  lines?: CodeToken[][]
}

export interface CodeToken {
  text: string
  /** `tok-keyword`, `tok-string` …; none for plain text. */
  class?: string
}

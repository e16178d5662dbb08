import type { i18n as I18n } from 'i18next'
import type { ImportNote, NoteValue } from '../deck/compare.ts'
import ja from './compare-ja.json' with { type: 'json' }
import { addCompareMessages } from './compare-messages.ts'
import { createI18n } from './i18n.ts'

type Unnumbered<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key

/** What an import can say of a slide, by the key of its words. */
export type NoteKey = Unnumbered<keyof typeof ja.notes>

/** Something that an import says, with what it names; `count` chooses between one and several. */
export function noteOf(key: NoteKey, values?: Readonly<Record<string, NoteValue>>): ImportNote {
  return { key, ...(values && { values }) }
}

/** A note in the language of a page; the key of one that these words don't know. */
export function sayNote(i18n: I18n, { key, values = {} }: ImportNote): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? sayNote(i18n, value) : value,
  ])
  // A report may be of another version: its keys are anybody's.
  const say = i18n.getFixedT(null, 'compare') as (key: string, values: Record<string, unknown>) => string
  return say(`notes.${key}`, Object.fromEntries(said) as Record<string, unknown>)
}

let english: I18n | undefined

/** A note as reports and the command say it. */
export function noteInEnglish(note: ImportNote): string {
  if (!english) {
    english = createI18n('en')
    addCompareMessages(english)
  }
  return sayNote(english, note)
}

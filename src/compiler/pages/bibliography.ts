import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import { Cite, plugins } from '@citation-js/core'

/** CSL-JSON as the deck's references and its own citations are. */
export interface CslItem extends Record<string, unknown> {
  id: string
  type: string
}

// Today's BibTeX reads UTF-8. ASCII alone would drop every Japanese character, and its labels the names.
Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true })

/**
 * Works as APA writes them, by id in the order of their list; as HTML with `<i>`, or plain. citation-js puts an id into its
 * HTML as it is, and a deck's may be anything: it is given numbers.
 */
export function formatBibliography(items: readonly CslItem[], format: 'html' | 'text'): Map<string, string> {
  const numbered = items.map((item, index) => ({ ...(shielded(item) as CslItem), id: String(index) }))
  const entries = new Cite(numbered).format('bibliography', {
    format,
    template: 'apa',
    lang: 'en-US',
    asEntryArray: true,
  })
  return new Map(
    entries.map(([id, entry]) => [
      items[Number(id)]?.id ?? id,
      entry
        .replace(/<\/?div[^>]*>/g, '')
        .replaceAll(SHIELD, '')
        .trim(),
    ]),
  )
}

/** A noncharacter of Unicode: in no text. */
const SHIELD = '\u{FDD0}'

/** The same value, in which no text is what all objects have: citeproc keeps names as keys of plain ones. */
function shielded(value: unknown): unknown {
  if (typeof value === 'string') return value in {} ? value + SHIELD : value
  if (Array.isArray(value)) return value.map(shielded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shielded(part)]))
}

export function formatBibtex(item: CslItem): string {
  const escaped = Object.entries(item).map(([key, value]) => [key, key === 'URL' ? value : escapeTex(value)])
  return `${new Cite(Object.fromEntries(escaped)).format('bibtex').trim()}\n`
}

/** citation-js escapes these only where it writes ASCII. */
function escapeTex(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/[&%$#_{}]/g, '\\$&') : value
}

/** Long lines are not broken, which some programs would read as spaces inside of words. RIS ends with a space. */
export function formatRis(item: CslItem): string {
  return `${new Cite(item)
    .format('ris')
    .replace(/\n(?![A-Z][A-Z0-9] {2}- )/g, '')
    .trimEnd()} \n`
}

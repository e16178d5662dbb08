import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { NOTES_FORMAT, type SpeakerNotes } from '../../deck/speaker-notes.ts'
import { parseSlide } from './parse.ts'
import { readDeck, type DeckSource } from '../read/read.ts'

/** The speaker's notes of a deck's folder. Throws a DeckError where there is no deck. */
export async function readNotes(folder: string): Promise<SpeakerNotes> {
  return notesOf(await readDeck(folder))
}

/** Notes are read apart from everything that is compiled, so that no page can come to hold them. */
export function notesOf({ deck, slides }: DeckSource): SpeakerNotes {
  const notes: SpeakerNotes['notes'] = {}
  for (const slide of slides) {
    const { source } = slide
    if (!source.includes(':::notes')) continue
    for (const [locale, body] of parseSlide(slide, deck.locales, deck.translating).parsed.bodies) {
      const words = notesIn(body, source)
      if (words !== '') (notes[locale] ??= {})[String(slide.slideNumber)] = words
    }
  }
  return { format: NOTES_FORMAT, version: 1, deck: deck.title, notes }
}

/** As the author wrote them, a slide's second notes after its first. */
function notesIn(body: ContainerDirective, source: string): string {
  const found: string[] = []
  visit(body, 'containerDirective', (node) => {
    if (node.name !== 'notes') return
    const start = node.children[0]?.position?.start.offset
    const end = node.children.at(-1)?.position?.end.offset
    if (start !== undefined && end !== undefined) found.push(source.slice(start, end))
  })
  return found.join('\n\n')
}

import { noteOf } from '../../../i18n/import-notes.ts'
import { shortened } from '../short.ts'
import type { Remark } from '../written/written-deck.ts'
import { wordsOf, type Shape } from './shapes.ts'
import { at, attribute, child, descendants, type XmlElement } from './xml.ts'

/** What layouts and masters put on every slide of theirs by themselves, which a deck's slides don't have. */
export class TemplateParts {
  private readonly words = new Set<string>()
  private pictures = 0

  /** What is on a layout or master beside the places that slides fill. */
  add(part: XmlElement | undefined, shapes: readonly Shape[]): void {
    if (hasBackgroundPicture(part)) this.pictures++
    for (const { element, kind, placeholder } of shapes) {
      if (placeholder) continue
      const words = wordsOf(element).trim()
      if (words !== '') this.words.add(words)
      else if (kind === 'pic') this.pictures++
    }
  }

  remarks(): Remark[] {
    const { words, pictures } = this
    return [
      ...[...words].map((said): Remark => ({
        kind: 'dropped',
        note: noteOf('templateWords', { words: shortened(said) }),
      })),
      ...(pictures > 0
        ? [{ kind: 'dropped' as const, note: noteOf('templatePictures', { count: pictures }) }]
        : []),
    ]
  }
}

/** Whether things of a slide come, go or move in the course of a show. */
export function isAnimated(slide: XmlElement | undefined): boolean {
  return descendants(child(slide, 'timing'), 'cTn').some(
    (step) => attribute(step, 'presetClass') !== undefined && attribute(step, 'presetClass') !== 'mediacall',
  )
}

/** Of a slide, layout or master. */
export function hasBackgroundPicture(part: XmlElement | undefined): boolean {
  return descendants(at(part, 'cSld', 'bg'), 'blip').length > 0
}

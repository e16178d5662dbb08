import { basename } from 'node:path'
import type { RootContent } from 'mdast'
import type { NoteValue } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { ImportError } from '../import-error.ts'
import { cropOf, cropPicture } from './crop-picture.ts'
import { nameOf } from './shapes.ts'
import type { SlideContext } from './slide-context.ts'
import { at, attribute, descendants, numberOf, type XmlElement } from './xml.ts'

/** A picture as a block of its own; where it can’t be taken, why not. */
export async function readPicture(
  element: XmlElement,
  { relations, remarks, deck }: SlideContext,
): Promise<RootContent[]> {
  const properties = nameOf(element)
  const label = attribute(properties, 'name') ?? 'picture'
  if (descendants(element, 'videoFile').length > 0 || descendants(element, 'audioFile').length > 0)
    remarks.push({ kind: 'dropped', note: noteOf('plays', { name: label }) })
  const blip = descendants(element, 'blip')[0]
  const svg = attribute(descendants(blip, 'svgBlip')[0], 'r:embed')
  const candidates = [svg, attribute(blip, 'r:embed')].flatMap((id) =>
    id === undefined ? [] : (relations.get(id)?.target ?? []),
  )
  const crop = cropOf(element)
  const place = at(element, 'spPr', 'xfrm')
  const isTurned = Math.round((numberOf(place, 'rot') ?? 0) / 60_000) % 360 !== 0
  if (isTurned || ['flipH', 'flipV'].some((side) => attribute(place, side) === '1'))
    remarks.push({ kind: 'changed', note: noteOf('pictureUpright', { name: label }) })
  let why: NoteValue = noteOf('pictureLinked')
  for (const path of candidates) {
    try {
      const bytes = await deck.office.archive.read(path)
      if (!bytes) continue
      // Whole first: what is too large is refused before it is drawn.
      const whole = await deck.pictures.takeBytes(bytes, basename(path))
      const part = crop && !/\.(svg|gif)$/i.test(path) ? await cropPicture(bytes, crop) : undefined
      if (crop && !part) remarks.push({ kind: 'changed', note: noteOf('pictureUncropped', { name: label }) })
      const url = part ? await deck.pictures.takeBytes(part, basename(path)) : whole
      return [
        {
          type: 'paragraph',
          children: [{ type: 'image', url, alt: descriptionOf(attribute(properties, 'descr')) }],
        },
      ]
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      why = /\.(emf|wmf|tiff?|bmp)$/i.test(path)
        ? noteOf('pictureFormat', { format: path.replace(/^.*\./, '').toUpperCase() })
        : error.says
    }
  }
  remarks.push({ kind: 'dropped', note: noteOf('picture', { name: `“${label}”`, why }) })
  return []
}

/** PowerPoint says of its own descriptions that nobody wrote them. */
function descriptionOf(words: string | undefined): string {
  return (words ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(自動的に生成された説明|Description automatically generated|AI によって生成.*)$/, '')
    .trimEnd()
}

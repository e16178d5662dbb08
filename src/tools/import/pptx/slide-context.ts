import type { Locale } from '../../../deck/locale.ts'
import type { PictureCollection } from '../written/picture-collection.ts'
import type { Remark } from '../written/written-deck.ts'
import type { OfficePackage, Relation } from './package.ts'
import type { TextContext } from './paragraphs.ts'
import type { FindPlaceholder } from './shapes.ts'
import type { ShownParts } from './shown-parts.ts'
import type { XmlElement } from './xml.ts'

/** What all slides of a presentation share. */
export interface PresentationContext {
  readonly office: OfficePackage
  readonly pictures: PictureCollection
  /** Charts and SmartArt. */
  readonly shown: ShownParts
  /** Figures made of charts, by name. */
  readonly figures: Map<string, object>
  readonly locale: Locale
}

/** What a slide takes from its layout and that one's master. */
export interface Inherited {
  /** Kind of the layout: title, secHead, obj, … */
  type: string
  /** Of the layout, and of its master. */
  placeholders: readonly FindPlaceholder[]
  bodyStyle: XmlElement | undefined
}

/** What is read within a slide. */
export interface SlideContext {
  relations: ReadonlyMap<string, Relation>
  context: (styles: TextContext['styles']) => TextContext
  inherited: Inherited
  remarks: Remark[]
  slideNumber: number
  deck: PresentationContext
}

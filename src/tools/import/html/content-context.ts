import type { Element, Nodes } from 'hast'
import type { Remark } from '../written/written-deck.ts'

/** What reading a slide's HTML needs from its reader. */
export interface ContentContext {
  /** Takes a picture along and returns the address that it has from now on; undefined where it cannot, which it tells. */
  takePicture: (address: string, line: number | undefined) => Promise<string | undefined>
  /** The same for a drawing that stands in the HTML itself. */
  takeDrawing: (svg: Element, line: number | undefined) => Promise<string | undefined>
  /** 1-based line of the source's file. */
  lineOf: (node: Nodes) => number | undefined
  tell: (remark: Remark) => void
}

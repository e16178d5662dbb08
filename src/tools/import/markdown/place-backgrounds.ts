import type { RootContent } from 'mdast'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { Remark, WrittenSlide } from '../written/written-deck.ts'
import type { Dialect } from './dialect.ts'
import { shortly } from './folder-files.ts'
import type { PlacedPicture } from './marp-pictures.ts'
import type { SlideAttributes } from './slide-attributes.ts'
import type { RawSlide } from './split-slides.ts'

export interface BackgroundContext {
  /** Undefined where it can't be taken, which it tells. */
  takePicture: (address: string, line: number | undefined) => Promise<string | undefined>
  tell: (remark: Remark) => void
}

/** Puts pictures at their side, and one behind a slide without words onto it; what cannot stand there is told. */
export async function placeBackgrounds(
  slide: WrittenSlide,
  placed: readonly PlacedPicture[],
  { takePicture, tell }: BackgroundContext,
): Promise<void> {
  for (const { url, alt, side, line } of placed) {
    const isAlone = slide.body.length === 0 && !slide.columns
    if (side === undefined && !isAlone) {
      const note = noteOf('background', { address: shortly(url) })
      tell({ kind: 'dropped', note, ...(line !== undefined && { line }) })
      continue
    }
    const taken = await takePicture(url, line)
    if (taken === undefined) continue
    const picture: RootContent = { type: 'paragraph', children: [{ type: 'image', url: taken, alt }] }
    if (side === undefined || isAlone) slide.body.push(picture)
    else if (slide.columns) slide.columns[side].push(picture)
    else {
      const titled = slide.body.findIndex(({ type }) => type === 'heading')
      const head = titled === 0 ? slide.body.slice(0, 1) : []
      const words = slide.body.slice(head.length)
      slide.body = head
      slide.columns = side === 'left' ? { left: [picture], right: words } : { left: words, right: [picture] }
    }
  }
}

/** Pictures that Slidev's layouts name. */
export function layoutPictures({ values, lines }: RawSlide, dialect: Dialect): PlacedPicture[] {
  if (dialect !== 'slidev') return []
  const { layout, image, background } = values
  const side = layout === 'image-left' ? 'left' : layout === 'image-right' ? 'right' : undefined
  const beside: Pick<PlacedPicture, 'side'> = side ? { side } : {}
  const isBehind = typeof background === 'string' && /[./]/.test(background) && lines[0]?.line !== 1
  return [
    ...(typeof image === 'string' ? [{ url: image, alt: '', ...beside }] : []),
    ...(isBehind ? [{ url: background, alt: '' }] : []),
  ]
}

/** Pictures that a slide's attributes put behind it; reveal.js's `background` may be a colour too. */
export function attributePictures(attributes: SlideAttributes, line: number | undefined): PlacedPicture[] {
  const plain = attributes.get('background')
  const images = [
    attributes.get('background-image'),
    plain !== undefined && IS_PICTURE.test(plain) ? plain : undefined,
  ]
  return images.flatMap((url) =>
    url === undefined || url === '' || /gradient\(/.test(url)
      ? []
      : [{ url: withoutCall(url), alt: '', ...(line !== undefined && { line }) }],
  )
}

const IS_PICTURE = /^(https?:)?\/\/|\.(svg|png|jpe?g|gif|bmp|webp|avif)([?#\s]|$)/i

function withoutCall(url: string): string {
  return /^url\(\s*["']?([^"')]+)/.exec(url)?.[1]?.trim() ?? url
}

/** Films and pages behind a slide, which no slide of a deck has: told; one on the web is a link at its foot. */
export function replaceMoving(
  slide: WrittenSlide,
  addresses: readonly { tag: string; address: string }[],
  tell: (remark: Remark) => void,
  line: number | undefined,
): void {
  const place = line === undefined ? {} : { line }
  for (const { tag, address } of addresses) {
    if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
      tell({ kind: 'dropped', note: noteOf('backgroundMoves', { tag, address: shortly(address) }), ...place })
      continue
    }
    tell({ kind: 'changed', note: noteOf('componentLink', { tag, address: shortly(address) }), ...place })
    slide.footnotes.push({
      type: 'paragraph',
      children: [{ type: 'link', url: address, children: [{ type: 'text', value: address }] }],
    })
  }
}

/** Films and pages that reveal.js has behind a slide, and pages that fill Slidev's. */
export function movingOf(
  { values }: RawSlide,
  attributes: SlideAttributes,
): { tag: string; address: string }[] {
  const { layout, url } = values
  const isPage =
    typeof layout === 'string' && /^iframe(-left|-right)?$/.test(layout) && typeof url === 'string'
  return [
    ...(isPage ? [{ tag: 'iframe', address: url }] : []),
    ...['video', 'iframe'].flatMap((tag) => {
      const address = attributes.get(`background-${tag}`)
      return address ? [{ tag, address }] : []
    }),
  ]
}

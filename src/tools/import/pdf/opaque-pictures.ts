import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { settledWithin } from '../../build/settled-within.ts'
import type { PageDrawing } from './drawn.ts'
import { contains } from './geometry.ts'
import type { Paint } from './sight.ts'

/** How pdf.js holds a picture: whatever is of other kinds may let through what is below. */
const GREY_OF_BITS = 1
const RGB = 2
const RGBA = 3

/** A picture that isn't there by then is taken for one that lets its ground through. */
const PICTURE_LIMIT_MS = 3000

/** More pictures than this are a drawing's parts, and looked at one by one for long. */
const MOST_PICTURES = 500

/** What a page paints, with no picture as a cover that lets through what is below it. */
export async function withoutSeeThrough(
  page: PDFPageProxy,
  { glyphs, paints }: PageDrawing,
): Promise<Paint[]> {
  const isMosaic = paints.filter(({ kind, isCover }) => isCover && kind === 'image').length > MOST_PICTURES
  const opaque = new Map<unknown, Promise<boolean>>()
  const isOver = ({ at, box }: Paint) =>
    glyphs.some(
      ({ x, baseline, sight }) =>
        sight.at < at && sight.placed && contains(box, { x, y: baseline, width: 0, height: 0 }),
    )
  return Promise.all(
    paints.map(async (paint) => {
      if (paint.kind !== 'image' || !paint.isCover) return paint
      if (isMosaic || !isOver(paint)) return { ...paint, isCover: false }
      const known = opaque.get(paint.image) ?? isOpaque(page, paint.image)
      opaque.set(paint.image, known)
      return { ...paint, isCover: await known }
    }),
  )
}

async function isOpaque(page: PDFPageProxy, image: unknown): Promise<boolean> {
  const picture = typeof image === 'string' ? await pictureAt(page, image) : image
  if (typeof picture !== 'object' || picture === null) return false
  const { kind, data } = picture as { kind?: unknown; data?: unknown }
  if (kind === GREY_OF_BITS || kind === RGB) return true
  if (kind !== RGBA || !(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return false
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

function pictureAt(page: PDFPageProxy, name: string): Promise<unknown> {
  // Pictures of several pages are with those of the document, by such a name.
  const store = name.startsWith('g_') ? page.commonObjs : page.objs
  const there = new Promise<unknown>((resolve) => {
    store.get(name, resolve)
  })
  return settledWithin(PICTURE_LIMIT_MS, there, () => new Error(`${name} does not come`)).catch(
    () => undefined,
  )
}

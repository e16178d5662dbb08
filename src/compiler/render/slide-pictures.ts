import { basename } from 'node:path'
import type { Image } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { PictureFault, type DeckPicture } from '../read/pictures.ts'
import type { RenderContext } from './render-context.ts'

/** Pixels that the pictures of a slide may have together: they stand in a reader's memory at once. */
const MOST_PIXELS = 100_000_000

interface SlidePictures {
  /** By their addresses in the source. */
  pictures: Map<string, DeckPicture>
  /** Of the page's picture, for screens of twice as many pixels: `images/001@2x.webp` beside `images/001.webp`. */
  larger: DeckPicture | undefined
}

/** Every picture that a slide shows. What is wrong with one, and with all of them together, is reported. */
export async function loadPictures(
  file: string,
  body: ContainerDirective,
  page: Image | undefined,
  context: RenderContext,
): Promise<SlidePictures> {
  const lines = new Map<string, number>()
  visit(body, 'image', ({ url, position }) => {
    if (!lines.has(url)) lines.set(url, position?.start.line ?? 1)
  })
  if (page) lines.set(page.url, page.position?.start.line ?? 1)
  const larger = page && (await loadLarger(page.url, context))
  const pictures = new Map<string, DeckPicture>()
  let [pixels, isOver] = [0, false]
  for (const [url, line] of lines) {
    const picture = await loadPicture(basename(url), context)
    if (!picture) continue
    pictures.set(url, picture)
    pixels += url === page?.url ? Math.max(picture.pixels, larger?.pixels ?? 0) : picture.pixels
    if (!isOver && pixels > MOST_PIXELS) context.report({ file, line, message: tooMany(pixels) })
    isOver = pixels > MOST_PIXELS
  }
  return { pictures, larger }
}

function tooMany(pixels: number): string {
  const [all, most] = [Math.ceil(pixels / 1e6), MOST_PIXELS / 1e6].map(String)
  return `with this picture those of the slide have ${all ?? ''} million pixels, and may have ${most ?? ''} million together; make them smaller, or show them on several slides`
}

async function loadLarger(url: string, context: RenderContext): Promise<DeckPicture | undefined> {
  const name = basename(url).replace(/(?=\.\w+$)/, '@2x')
  return context.source.images.has(name) ? loadPicture(name, context) : undefined
}

/** Undefined where something is wrong with it, which is reported. */
export async function loadPicture(
  name: string,
  { source, report }: RenderContext,
): Promise<DeckPicture | undefined> {
  try {
    return await source.pictures.load(name)
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error
    report({ file: `${source.name}/images/${error.picture}`, line: error.line, message: error.message })
    return undefined
  }
}

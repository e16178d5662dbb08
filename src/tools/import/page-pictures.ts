import { execFile } from 'node:child_process'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ImportError } from './import-error.ts'
import { PDF_DATA } from './pdf/open-pdf.ts'
import type { Progress } from './pdf/read-pdf.ts'
import type { PagePicture } from './source-deck.ts'

const run = promisify(execFile)

/** Pixels across: what a stage of 1920 px shows, and the same on a screen of twice its density, or of 4K. */
const WIDTH_PX = 1920
const LARGER_WIDTH_PX = 3840
/**
 * Above this a page is shown by pixels: a drawing of more has photographs in it, or so many strokes that a browser is
 * slow with it. Below, its vectors are as small as the two pictures that would stand in for them (120 to 350 kB), are
 * made ten times as fast, and are sharp at any size.
 */
const LARGEST_SVG_BYTES = 1_500_000
const WEBP_QUALITY = 85
const LARGER_QUALITY = 80
/** A page that takes longer to draw is not one. */
const DRAW_LIMIT_MS = 60_000
/** Pages that are drawn at once. */
const AT_ONCE = 2

/** Pictures of a PDF's pages, in order: vectors by poppler's pdftocairo where it is installed, else pixels by pdf.js. */
export async function drawPages(
  file: string,
  bytes: Uint8Array,
  count: number,
  folder: string,
  progress: Progress,
): Promise<PagePicture[]> {
  const name = basename(file)
  const drawer = (await hasPoppler()) ? popplerDrawer(file, folder) : await pdfJsDrawer(name, bytes, folder)
  const pictures: PagePicture[] = []
  let [next, done] = [1, 0]
  const work = async () => {
    while (next <= count) {
      const page = next++
      pictures[page - 1] = await drawer.page(page).catch((error: unknown) => {
        throw drawFault(name, page, error)
      })
      progress(++done, count, 'drawn')
    }
  }
  try {
    await Promise.all(Array.from({ length: drawer.atOnce }, work))
  } finally {
    await drawer.end()
  }
  return pictures
}

function drawFault(name: string, page: number, error: unknown): ImportError {
  if (error instanceof ImportError) return error
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return new ImportError(name, `the page cannot be drawn (${reason})`, `page ${String(page)}`)
}

interface Drawer {
  /** Draws a page, 1-based. */
  page: (number: number) => Promise<PagePicture>
  atOnce: number
  end: () => Promise<void>
}

async function hasPoppler(): Promise<boolean> {
  return run('pdftocairo', ['-v']).then(
    () => true,
    () => false,
  )
}

function popplerDrawer(file: string, folder: string): Drawer {
  const limit = { timeout: DRAW_LIMIT_MS, maxBuffer: 1_000_000 }
  return {
    atOnce: AT_ONCE,
    page: async (number) => {
      const target = join(folder, `drawn-${String(number)}`)
      const pages = ['-f', String(number), '-l', String(number)]
      const svg = `${target}.svg`
      await run('pdftocairo', ['-svg', ...pages, '--', file, svg], limit)
      if ((await stat(svg)).size <= LARGEST_SVG_BYTES)
        return { extension: 'svg', file: svg, width: WIDTH_PX, height: WIDTH_PX }
      await rm(svg)
      const size = ['-scale-to-x', String(LARGER_WIDTH_PX), '-scale-to-y', '-1']
      await run('pdftoppm', [...size, ...pages, '-singlefile', '--', file, target], limit)
      const pixels = readPixmap(await readFile(`${target}.ppm`))
      await rm(`${target}.ppm`)
      return savePixels(canvasOf(pixels, basename(file)), target)
    },
    end: () => Promise.resolve(),
  }
}

/** What pdf.js brings along to draw on where there is no browser. */
interface NodeCanvas {
  createCanvas: (width: number, height: number) => Canvas
}

interface Canvas {
  width: number
  height: number
  getContext: (kind: '2d') => CanvasContext
  toBuffer: (type: 'image/webp' | 'image/jpeg', quality?: number) => Buffer
}

interface CanvasContext {
  drawImage: (canvas: Canvas, x: number, y: number, width: number, height: number) => void
  createImageData: (width: number, height: number) => { data: Uint8ClampedArray }
  putImageData: (data: { data: Uint8ClampedArray }, x: number, y: number) => void
  imageSmoothingQuality: string
}

async function pdfJsDrawer(name: string, bytes: Uint8Array, folder: string): Promise<Drawer> {
  const { createCanvas } = loadCanvas(name)
  const task = getDocument({ ...PDF_DATA, data: new Uint8Array(bytes) })
  const document = await task.promise
  return {
    atOnce: 1,
    page: async (number) =>
      savePixels(await renderPage(document, number, createCanvas), join(folder, `drawn-${String(number)}`)),
    end: () => task.destroy(),
  }
}

async function renderPage(
  document: PDFDocumentProxy,
  number: number,
  createCanvas: NodeCanvas['createCanvas'],
): Promise<Canvas> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: LARGER_WIDTH_PX / page.getViewport({ scale: 1 }).width })
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
  await page.render({
    canvas: null,
    canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
    viewport,
    background: '#ffffff',
  }).promise
  page.cleanup()
  return canvas
}

/** A picture at both sizes, as WebP. */
async function savePixels(canvas: Canvas, target: string): Promise<PagePicture> {
  const height = Math.round((canvas.height * WIDTH_PX) / canvas.width)
  const small = loadCanvas(target).createCanvas(WIDTH_PX, height)
  const context = small.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, WIDTH_PX, height)
  const [file, larger] = [`${target}.webp`, `${target}@2x.webp`]
  await writeFile(file, small.toBuffer('image/webp', WEBP_QUALITY))
  await writeFile(larger, canvas.toBuffer('image/webp', LARGER_QUALITY))
  return { extension: 'webp', file, larger, width: WIDTH_PX, height }
}

interface Pixels {
  width: number
  height: number
  data: Buffer
}

/** PPM: `P6`, width, height, 255, and three bytes a pixel. */
function readPixmap(bytes: Buffer): Pixels {
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? []
  if (head === '') throw new Error('what was drawn cannot be read')
  return { width: Number(width), height: Number(height), data: bytes.subarray(head.length) }
}

function canvasOf({ width, height, data }: Pixels, name: string): Canvas {
  const canvas = loadCanvas(name).createCanvas(width, height)
  const context = canvas.getContext('2d')
  const image = context.createImageData(width, height)
  for (let pixel = 0, from = 0; pixel < image.data.length; pixel += 4, from += 3) {
    image.data[pixel] = data[from] ?? 255
    image.data[pixel + 1] = data[from + 1] ?? 255
    image.data[pixel + 2] = data[from + 2] ?? 255
    image.data[pixel + 3] = 255
  }
  context.putImageData(image, 0, 0)
  return canvas
}

function loadCanvas(name: string): NodeCanvas {
  try {
    return createRequire(import.meta.url)('@napi-rs/canvas') as NodeCanvas
  } catch {
    throw new ImportError(
      name,
      'nothing is here that draws pages: install poppler (pdftocairo), or import text alone with --text',
    )
  }
}

/** Bytes of a file that is to be imported, or why it cannot be read. */
export async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new ImportError(
      basename(file),
      code === 'ENOENT'
        ? `there is no such file (${file})`
        : `the file cannot be read (${code || String(error)})`,
    )
  })
}

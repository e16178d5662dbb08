import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ImportError } from './import-error.ts'
import { PDF_DATA } from './pdf.ts'
import { readPicture } from './picture.ts'
import type { PagePicture } from './source-deck.ts'

const run = promisify(execFile)

/** Pixels across: sharp on a stage of 1280 px at one and a half times its density. */
const WIDTH_PX = 1920
/** Above this a PNG holds a photograph, which JPEG holds better. */
const LARGE_PNG_BYTES = 700_000
const JPEG_QUALITY = 86

/** Pictures of a PDF's pages, in order: by poppler's pdftoppm where it is installed, else by pdf.js. */
export async function drawPages(
  file: string,
  bytes: Uint8Array,
  count: number,
  folder: string,
): Promise<PagePicture[]> {
  const name = basename(file)
  const draw = (await hasPdftoppm())
    ? drawWithPoppler(file, folder)
    : await drawWithPdfJs(name, bytes, folder)
  const pictures: PagePicture[] = []
  try {
    for (let page = 1; page <= count; page++) {
      pictures.push(await readPicture(await draw.page(page)))
    }
  } catch (error) {
    if (error instanceof ImportError) throw error
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new ImportError(name, `the page cannot be drawn (${reason})`, `page ${String(pictures.length + 1)}`)
  } finally {
    await draw.end()
  }
  return pictures
}

interface Drawer {
  /** Draws a page, 1-based, and says where its picture is. */
  page: (number: number) => Promise<string>
  end: () => Promise<void>
}

async function hasPdftoppm(): Promise<boolean> {
  return run('pdftoppm', ['-v']).then(
    () => true,
    () => false,
  )
}

function drawWithPoppler(file: string, folder: string): Drawer {
  const draw = async (number: number, format: readonly string[], extension: string) => {
    const target = join(folder, `drawn-${String(number)}`)
    const page = String(number)
    const size = ['-scale-to-x', String(WIDTH_PX), '-scale-to-y', '-1']
    await run('pdftoppm', [...format, ...size, '-f', page, '-l', page, '-singlefile', '--', file, target])
    return `${target}.${extension}`
  }
  return {
    page: async (number) => {
      const png = await draw(number, ['-png'], 'png')
      if ((await stat(png)).size <= LARGE_PNG_BYTES) return png
      return draw(number, ['-jpeg', '-jpegopt', `quality=${String(JPEG_QUALITY)}`], 'jpg')
    },
    end: () => Promise.resolve(),
  }
}

/** What pdf.js brings along to draw on where there is no browser. */
interface NodeCanvas {
  createCanvas: (
    width: number,
    height: number,
  ) => {
    getContext: (kind: '2d') => unknown
    toBuffer: (type: 'image/png' | 'image/jpeg', quality?: number) => Buffer
  }
}

async function drawWithPdfJs(name: string, bytes: Uint8Array, folder: string): Promise<Drawer> {
  const { createCanvas } = loadCanvas(name)
  const task = getDocument({ ...PDF_DATA, data: new Uint8Array(bytes) })
  const document = await task.promise
  return {
    page: async (number) => {
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: WIDTH_PX / page.getViewport({ scale: 1 }).width })
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
      await page.render({
        canvas: null,
        canvasContext: canvas.getContext('2d') as CanvasRenderingContext2D,
        viewport,
        background: '#ffffff',
      }).promise
      page.cleanup()
      const png = canvas.toBuffer('image/png')
      const [data, extension] =
        png.length > LARGE_PNG_BYTES ? [canvas.toBuffer('image/jpeg', JPEG_QUALITY), 'jpg'] : [png, 'png']
      const path = join(folder, `drawn-${String(number)}.${extension}`)
      await writeFile(path, data)
      return path
    },
    end: () => task.destroy(),
  }
}

function loadCanvas(name: string): NodeCanvas {
  try {
    return createRequire(import.meta.url)('@napi-rs/canvas') as NodeCanvas
  } catch {
    throw new ImportError(
      name,
      'nothing is here that draws pages: install poppler (pdftoppm), or leave --images out',
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

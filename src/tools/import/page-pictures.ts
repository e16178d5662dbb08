import { spawn } from 'node:child_process'
import { readFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pictureFault } from '../../compiler/read/picture-faults.ts'
import { ImportError } from './import-error.ts'
import { runProgram } from './machine/run-program.ts'
import { PAGE_BOUNDS, withinBounds, type ProgramBounds } from './machine/within-bounds.ts'
import { PagesAhead } from './pages-ahead.ts'
import { PDF_DATA } from './pdf/open-pdf.ts'
import type { Progress } from './pdf/read-pdf.ts'
import { LARGER_WIDTH_PX, PixelPages, WIDTH_PX } from './pixel-pages.ts'
import type { PagePicture } from './source-deck.ts'

/**
 * Above this a page is shown by pixels: a drawing of more has photographs in it, or so many strokes that a browser is
 * slow with it. Below, its vectors are as small as the two pictures that would stand in for them (120 to 350 kB), are
 * made ten times as fast, and are sharp at any size.
 */
const LARGEST_SVG_BYTES = 1_500_000
/** A drawing as short has no line that takes a browser long. */
const SHORT_SVG_BYTES = 60_000
/** A page that takes longer to draw is not one, on a machine as busy as it may be. */
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
  const pages = new PagesAhead()
  pages.pass(count, count)
  pages.end()
  return drawPagesAfter(pages, file, bytes, folder, progress)
}

/** The same while the pages are read: each is drawn as soon as it has been, where that is another program's work. */
export async function drawPagesAfter(
  pages: PagesAhead,
  file: string,
  bytes: Uint8Array,
  folder: string,
  progress: Progress,
  bounds = PAGE_BOUNDS,
): Promise<PagePicture[]> {
  const name = basename(file)
  const isOthersWork = await hasPoppler()
  if (!isOthersWork) await pages.has(Infinity)
  // No other program is given what cannot be read.
  if (!(await pages.has(1))) return []
  const drawer = isOthersWork
    ? await popplerDrawer(file, folder, bounds)
    : await pdfJsDrawer(name, bytes, folder)
  const pictures: PagePicture[] = []
  let [next, done] = [1, 0]
  let hasFailed = false
  const work = async (draw: Draw) => {
    for (let page = next++; !hasFailed && (await pages.has(page)); page = next++) {
      pictures[page - 1] = await draw(page).catch((error: unknown) => {
        hasFailed = true
        throw drawFault(name, page, error)
      })
      progress(++done, pages.all, 'drawn')
    }
  }
  try {
    await Promise.all(Array.from({ length: drawer.atOnce }, () => work(drawer.start())))
  } finally {
    await drawer.end()
  }
  return pictures
}

function drawFault(name: string, page: number, error: unknown): ImportError {
  if (error instanceof ImportError) return error
  if (error instanceof TooMuch)
    return new ImportError(name, `the page takes more than ${error.message} to draw`, `page ${String(page)}`)
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return new ImportError(name, `the page cannot be drawn (${reason})`, `page ${String(page)}`)
}

/** A page that takes more than a program may; the message says how much that is. */
class TooMuch extends Error {
  override name = 'TooMuch'
}

function tooMuch(excess: 'time' | 'memory', { seconds, mb }: ProgramBounds): TooMuch {
  return new TooMuch(excess === 'time' ? `${String(seconds)} s` : `${String(mb / 1000)} GB of memory`)
}

/** Draws a page, 1-based. */
type Draw = (number: number) => Promise<PagePicture>

interface Drawer {
  /** Something that draws one page after the other, beside others of its kind. */
  start: () => Draw
  atOnce: number
  end: () => Promise<void>
}

async function hasPoppler(): Promise<boolean> {
  return (await runProgram('pdftocairo', ['-v'], { limitMs: DRAW_LIMIT_MS })).code === 0
}

async function popplerDrawer(file: string, folder: string, bounds: ProgramBounds): Promise<Drawer> {
  const heavy = await pagesOfPhotographs(file, bounds)
  const start = (): Draw => {
    let pixels: PixelPages | undefined
    return async (number) => {
      const target = join(folder, `drawn-${String(number)}`)
      if (!heavy.has(number)) {
        const svg = `${target}.svg`
        if (await drawVectors(file, number, svg, bounds))
          return { extension: 'svg', file: svg, width: WIDTH_PX, height: WIDTH_PX }
        await rm(svg, { force: true })
      }
      pixels ??= new PixelPages(basename(file))
      await drawPixmap(file, number, pixels, bounds)
      return pixels.save(target)
    }
  }
  return { atOnce: AT_ONCE, start, end: () => Promise.resolve() }
}

/** False where the drawing is too large to be shown, or the pictures in it are. */
async function drawVectors(
  file: string,
  number: number,
  svg: string,
  bounds: ProgramBounds,
): Promise<boolean> {
  const command = withinBounds('pdftocairo', ['-svg', ...pagesFrom(number), '--', file, svg], bounds)
  const { code, excess } = await runProgram(...command, { limitMs: DRAW_LIMIT_MS })
  if (excess === 'size') return false
  if (excess !== undefined) throw tooMuch(excess, bounds)
  if (code !== 0) throw new Error('pdftocairo finds no way to')
  if ((await stat(svg)).size > LARGEST_SVG_BYTES) return false
  const drawing = await readFile(svg)
  const isPlain = drawing.length < SHORT_SVG_BYTES && !drawing.includes('data:image')
  return isPlain || pictureFault('page.svg', drawing) === undefined
}

function pagesFrom(number: number): string[] {
  return ['-f', String(number), '-l', String(number)]
}

/** A page in pixels, from the program's mouth: a file of it would be 25 MB. */
async function drawPixmap(
  file: string,
  number: number,
  pixels: PixelPages,
  bounds: ProgramBounds,
): Promise<void> {
  const size = ['-scale-to-x', String(LARGER_WIDTH_PX), '-scale-to-y', '-1']
  const args = [...size, ...pagesFrom(number), '-singlefile', '--', file]
  const drawing = spawn(...withinBounds('pdftoppm', args, bounds), {
    ...{ timeout: DRAW_LIMIT_MS, stdio: ['ignore', 'pipe', 'ignore'] },
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    drawing.once('close', (_, signal) => {
      resolve(signal)
    })
  })
  const failed = new Promise<never>((_, reject) => drawing.once('error', reject))
  try {
    await Promise.race([pixels.readPixmap(drawing.stdout), failed])
  } catch (error) {
    // By the bound of the system, or by ours on a busy machine.
    const signal = await Promise.race([ended, failed])
    throw signal === 'SIGXCPU' || signal === 'SIGTERM' ? tooMuch('time', bounds) : error
  } finally {
    drawing.kill()
  }
}

/** Share of its pixels' bytes that a picture has in the file: of more a drawing's own way may make far less. */
const PACKED = 0.6
/** A drawing has its pictures in letters, which are a third more. */
const IN_LETTERS = 4 / 3

/** Pages whose photographs alone are more than a drawing may have: nothing else of them has to be drawn to know that. */
async function pagesOfPhotographs(file: string, bounds: ProgramBounds): Promise<Set<number>> {
  const { code, output } = await runProgram(...withinBounds('pdfimages', ['-list', '--', file], bounds), {
    ...{ limitMs: DRAW_LIMIT_MS, mostBytes: 20_000_000 },
  })
  const bytes = new Map<number, number>()
  const seen = new Set<string>()
  for (const line of code === 0 ? output.split('\n') : []) {
    const cells = line.trim().split(/\s+/)
    const [page = '', kind = ''] = [cells[0], cells[8]]
    const [object = '', size = '', ratio = ''] = [cells[10], cells.at(-2), cells.at(-1)]
    const isSure = kind === 'jpeg' || Number.parseFloat(ratio) < 100 * PACKED
    if (!/^\d+$/.test(page) || !isSure || seen.has(`${page} ${object}`)) continue
    seen.add(`${page} ${object}`)
    bytes.set(Number(page), (bytes.get(Number(page)) ?? 0) + bytesOf(size))
  }
  return new Set([...bytes].flatMap(([page, all]) => (all * IN_LETTERS > LARGEST_SVG_BYTES ? [page] : [])))
}

/** As pdfimages writes it: `812B`, `12.3K`, `1.2M`. */
function bytesOf(size: string): number {
  const unit = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[size.at(-1) ?? '']
  return (Number.parseFloat(size) || 0) * (unit ?? 0)
}

async function pdfJsDrawer(name: string, bytes: Uint8Array, folder: string): Promise<Drawer> {
  const pixels = new PixelPages(name)
  const task = getDocument({ ...PDF_DATA, data: new Uint8Array(bytes) })
  const document = await task.promise
  return {
    atOnce: 1,
    start: () => async (number) => {
      await renderPage(document, number, pixels)
      return pixels.save(join(folder, `drawn-${String(number)}`))
    },
    end: () => task.destroy(),
  }
}

async function renderPage(document: PDFDocumentProxy, number: number, pixels: PixelPages): Promise<void> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: LARGER_WIDTH_PX / page.getViewport({ scale: 1 }).width })
  const context = pixels.canvas(Math.round(viewport.width), Math.round(viewport.height)).getContext('2d')
  context.reset()
  await page.render({
    canvas: null,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    background: '#ffffff',
  }).promise
  page.cleanup()
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

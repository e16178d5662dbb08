import { withOwnIds } from '../../content/own-ids.ts'
import { loadThumbnail } from '../../content/thumbnail.ts'
import { isLocale } from '../../deck/locale.ts'
import type { Viewer } from '../../viewer/viewer-context.tsx'
import { whenSettled } from '../../viewer/when-settled.ts'
import { lineOf } from '../article-list.ts'

/** Pixels around what is seen of the transcript in which pictures are drawn. */
const NEAR_PX = 400

/**
 * Draws the figures into the room that the compiler left for them, near what is seen and nowhere else: from the stage,
 * where their slide stands on it, else from the slide's own page. Out of sight they are taken out again. Who leafs through
 * the talk waits for none of them.
 */
export function drawPictures(host: HTMLElement, { store, baseUrl }: Viewer, signal: AbortSignal): void {
  const changed = new Map<Element, boolean>()
  let cancel: (() => void) | undefined
  const draw = () => {
    cancel = undefined
    for (const [room, isNear] of changed) {
      if (isNear) fill(room, baseUrl, signal)
      else empty(room)
    }
    changed.clear()
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) changed.set(target, isIntersecting)
      cancel ??= whenSettled(store, draw)
    },
    { rootMargin: `${String(NEAR_PX)}px 0px` },
  )
  for (const room of host.querySelectorAll('.block-picture')) observer.observe(room)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    cancel?.()
  })
}

function fill(room: Element, baseUrl: string, signal: AbortSignal): void {
  if (room.firstElementChild?.childElementCount !== 0) return
  findDrawing(room, baseUrl).then(
    (drawing) => {
      if (drawing && !signal.aborted && room.isConnected) put(room, drawing)
    },
    () => {
      // Without network the room stays empty: the description says what the figure shows.
    },
  )
}

function empty(room: Element): void {
  room.firstElementChild?.replaceChildren()
}

/** The drawing of the block that the room belongs to, in the block's language. */
async function findDrawing(room: Element, baseUrl: string): Promise<SVGSVGElement | undefined> {
  const line = lineOf(room.closest('.row'))
  const locale = room.closest<HTMLElement>('[lang]')?.lang
  if (!line || !isLocale(locale)) return undefined
  const drawing = `[data-block="${line.block}"] > .drawing > svg`
  const slide = `section[data-slide="${String(line.slideNumber)}"][lang="${locale}"]`
  const staged = document.querySelector<SVGSVGElement>(`[data-part="stage"] > ${slide} ${drawing}`)
  if (staged) return staged
  const copy = await loadThumbnail(baseUrl, locale, line.slideNumber)
  return copy.querySelector<SVGSVGElement>(drawing) ?? undefined
}

/** Into the room's own frame, which has its size already. */
function put(room: Element, drawing: SVGSVGElement): void {
  const frame = room.firstElementChild
  if (!frame) return
  for (const name of ['class', 'viewBox']) frame.setAttribute(name, drawing.getAttribute(name) ?? '')
  const parts = [...drawing.children].map((part) => part.cloneNode(true) as Element)
  frame.replaceChildren(...parts)
  // What the drawing names by id stands in the page already, in the slide.
  withOwnIds(frame, 't-')
}

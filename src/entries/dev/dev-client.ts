/*
 * Loaded in `npm run dev` alone: swaps a saved slide in place, closes the overlay when nothing is wrong any more, and
 * says on the slide by how many pixels its content leaves it.
 */
import { loadText, sendPlain } from '../../content/loader.ts'
import { measureOverflow } from '../../deck/measure-overflow.ts'
import { stageCommands } from '../../stage/stage-commands.ts'

const hot = import.meta.hot

/** Pages without React's shell (to read, to embed, or what stands for a deck with faults) are asked for anew. */
const isPlainPage = document.getElementById('root') === null
const isFaultPage = document.body.hasAttribute('data-fault')

hot?.on('colloquium:slide', ({ slideNumber }: { slideNumber: number }) => {
  if (isPlainPage) location.reload()
  stageCommands.refresh()
  void refreshTranscript(slideNumber)
})
hot?.on('colloquium:deck', () => {
  if (isPlainPage) location.reload()
  stageCommands.refresh()
})
hot?.on('colloquium:sound', () => {
  for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove()
  if (isFaultPage) location.reload()
})
hot?.send('colloquium:listening', { saves: Number(document.documentElement.dataset['saves']) })

/** The slide's article in the panel: its blocks as the new page has them. */
async function refreshTranscript(slideNumber: number): Promise<void> {
  const shown = document.querySelector(`[data-part="transcript"] [data-slide="${String(slideNumber)}"]`)
  if (!shown) return
  const locales = new Set(
    [...shown.querySelectorAll<HTMLElement>('[data-block][lang]')].map(({ lang }) => lang),
  )
  const base = location.pathname.replace(/(?:ja|en)\/.*$/, '')
  for (const locale of locales) {
    const html = await loadText(`${base}${locale}/${String(slideNumber)}/`, { send: sendPlain })
    const page = new DOMParser().parseFromString(html, 'text/html')
    for (const block of page.querySelectorAll<HTMLElement>('[data-part="transcript"] [data-block]')) {
      const present = shown.querySelector(`[data-block="${block.dataset['block'] ?? ''}"][lang="${locale}"]`)
      present?.replaceWith(document.adoptNode(block))
    }
  }
}

const badge = document.createElement('output')
badge.style.cssText =
  'position:fixed;inset-block-end:8px;inset-inline-start:8px;z-index:99;padding:4px 10px;border-radius:6px;background:#b3261e;color:#fff;font:600 14px/1.4 ui-monospace,monospace'
badge.hidden = true
document.body.append(badge)

function showOverflow(): void {
  const section = document.querySelector<HTMLElement>(
    '.slides > section.present, .slides > section.slide:not([hidden])',
  )
  const { right, bottom } = section ? measureOverflow(section) : { right: 0, bottom: 0 }
  badge.hidden = right === 0 && bottom === 0
  badge.value = [bottom > 0 && `↓ ${String(bottom)} px`, right > 0 && `→ ${String(right)} px`]
    .filter(Boolean)
    .join('  ')
}

/** Not while something still moves, and not more often than the eye can follow. */
let waiting: ReturnType<typeof setTimeout> | undefined
const measureSoon = () => {
  clearTimeout(waiting)
  waiting = setTimeout(showOverflow, 120)
}

const slides = document.querySelector('.slides')
if (slides) {
  new MutationObserver(measureSoon).observe(slides, { childList: true, subtree: true, attributes: true })
  new ResizeObserver(measureSoon).observe(slides)
  void document.fonts.ready.then(measureSoon)
}

import { findQuote, type Passage } from '../../deck/passage.ts'
import { foldText } from '../../deck/search.ts'
import { markRanges } from '../../ui/text-highlight.ts'
import type { ViewerStore } from '../../viewer/viewer-store.ts'
import type { Panel } from '../panel.ts'
import { blockText, documentRange } from '../search/block-text.ts'
import './passage.css'

const HIGHLIGHT = 'passage'

/**
 * Marks the words that a link points at, in the transcript and on the slide, as long as their slide is shown. Where
 * they have moved to another block of the slide, that one is marked; where they are gone, the reader is told.
 */
export function showPassage(panel: Panel, store: ViewerStore): () => void {
  let told: Passage | undefined
  const update = () => {
    const { passage, slideNumber } = store.getState()
    const ranges = passage?.slideNumber === slideNumber ? passageRanges(panel, passage) : []
    markRanges(HIGHLIGHT, ranges)
    if (!passage || ranges.length > 0 || told === passage) return
    told = passage
    lookFor(passage, panel, store).catch(() => {
      // Without network nobody can say whether the words are still there.
    })
  }
  update()
  const ends = [
    panel.state.subscribe((state, before) => {
      if (state.revision !== before.revision) update()
    }),
    store.subscribe((state, before) => {
      const changed = state.passage !== before.passage || state.locale !== before.locale
      if (changed || state.slideNumber !== before.slideNumber) update()
    }),
  ]
  return () => {
    for (const end of ends) end()
    markRanges(HIGHLIGHT, [])
  }
}

/** Where the words stand in the page, in whatever language it shows. */
function passageRanges(panel: Panel, { slideNumber, block, quote }: Passage): StaticRange[] {
  const onSlide = `[data-part="stage"] > [data-slide="${String(slideNumber)}"] [data-block="${block}"]`
  const blocks = [
    ...(panel.list().row(slideNumber, block)?.querySelectorAll('.block') ?? []),
    ...document.querySelectorAll(onSlide),
  ]
  return blocks.flatMap((element) => {
    const text = blockText(element)
    const range = findQuote(text.folded, quote)
    const found = range && documentRange(text, range)
    // A figure's description is folded.
    const told = found?.startContainer.parentElement?.closest<HTMLDetailsElement>('.block-told')
    if (told) told.open = true
    return found ?? []
  })
}

/** What isn't in the page may be in the slide's text all the same: the panel can show another language. */
async function lookFor(passage: Passage, panel: Panel, store: ViewerStore): Promise<void> {
  const slide = await panel.packs.loadSlide(passage.locale, passage.slideNumber)
  if (store.getState().passage !== passage || !slide) return
  const holders = slide.blocks.filter(({ text }) => findQuote(foldText(text), passage.quote))
  if (holders.some(({ id }) => id === passage.block)) return
  const [holder] = holders
  const { markBlock, setPassage, setNotice } = store.getState()
  markBlock(holder?.id)
  setPassage(holder && { ...passage, block: holder.id })
  if (!holder) setNotice({ key: 'passageGone', values: { quote: passage.quote } })
}

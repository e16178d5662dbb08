import { PROVENANCES, type TranscriptBlock } from './types.ts'

/** Ways in which something on a slide is not as it was published, in the order in which they are told. */
const CHANGES = ['redrawn', 'addedFigure', 'addedFormula', 'restored', 'corrected', 'quoted'] as const
type Change = (typeof CHANGES)[number]

/** The blocks of a slide that were changed in one way. */
export interface ChangedBlocks {
  change: Change
  /** Their ids, in their order. */
  blocks: string[]
}

/** What of a slide's transcript is not as it was published. */
export function changedBlocks(
  blocks: readonly Pick<TranscriptBlock, 'id' | 'kind' | 'html'>[],
): ChangedBlocks[] {
  const changes = blocks.map((block) => ({ id: block.id, change: changeOf(block) }))
  return CHANGES.flatMap((change) => {
    const ids = changes.filter((block) => block.change === change).map(({ id }) => id)
    return ids.length > 0 ? [{ change, blocks: ids }] : []
  })
}

/** The compiler writes it on the block's own element. A translation is no change. */
function changeOf({ kind, html }: Pick<TranscriptBlock, 'kind' | 'html'>): Change | undefined {
  const name = /^<[^>]* data-provenance="(\w+)"/.exec(html)?.[1]
  const provenance = PROVENANCES.find((known) => known === name)
  switch (provenance) {
    case 'added':
      return kind === 'figure' ? 'addedFigure' : 'addedFormula'
    case 'published':
    case 'translated':
    case 'untranslated':
      return undefined
    default:
      return provenance
  }
}

import type { ComposeOptions, PageForm } from './composed-deck.ts'
import { SURE, verdictOf, type Verdict } from './placed/verdict.ts'
import type { SourceDeck } from './source-deck.ts'

interface Judged {
  verdict: Verdict
}

/**
 * Pages of plain text that stand on colours, bars or a logo, in a deck of which other pages are pictures: as text they would
 * stand on another ground than those before and after. Nothing jumps where all are text.
 */
export function onTheirGround<Page extends Judged>(
  composed: readonly Page[],
  { pages, form: kind }: SourceDeck,
  { form }: ComposeOptions,
): Page[] {
  const isText = (page: Page, index: number) =>
    pages[index]?.picture === undefined || page.verdict.confidence >= SURE
  if (kind !== 'pdf' || form !== undefined || composed.every(isText)) return [...composed]
  return composed.map((page, index) =>
    pages[index]?.picture && pages[index].isBranded === true && isText(page, index)
      ? { ...page, verdict: verdictOf([...page.verdict.reasons, 'ground']) }
      : page,
  )
}

/** Text where it is wished or sure, a picture else; slides of one group are all of one form, so that nothing jumps. */
export function formsOf(
  composed: readonly { verdict: Verdict }[],
  { pages, form: kind }: SourceDeck,
  builds: readonly (string | undefined)[],
  { form, choices }: ComposeOptions,
): PageForm[] {
  const wished = composed.map(({ verdict }, index): PageForm => {
    if (!pages[index]?.picture) return 'text'
    if (kind !== 'pdf') return 'picture'
    return form ?? (verdict.confidence >= SURE ? 'text' : 'picture')
  })
  return wished.map((own, index) => {
    const chosen = choices?.get(index + 1)
    if (chosen !== undefined && pages[index]?.picture) return chosen
    const build = builds[index]
    const isMixed =
      build !== undefined && builds.some((other, at) => other === build && wished[at] === 'picture')
    return form === undefined && isMixed && pages[index]?.picture ? 'picture' : own
  })
}

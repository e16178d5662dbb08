/** What is marked in the text without a change of the document. */
export type HighlightName = 'annotation' | 'passage' | 'search-hit' | 'search-active'

/** True where the browser has the CSS Custom Highlight API (CSS Custom Highlight API Module Level 1). */
export function hasHighlights(): boolean {
  return 'highlights' in CSS
}

/**
 * Marks ranges under a name, in place of those before; takes them away where there is none. The document says
 * `data-highlights` while there is any: the rules for highlights apply to every element, and cost a look at each one that
 * comes, so they apply to none while nothing is marked.
 */
export function setHighlight(name: HighlightName, highlight: Highlight | undefined): void {
  if (!hasHighlights()) return
  if (highlight) CSS.highlights.set(name, highlight)
  else CSS.highlights.delete(name)
  document.documentElement.toggleAttribute('data-highlights', CSS.highlights.size > 0)
}

/** The same with ranges, which a browser without the API leaves unmarked. */
export function markRanges(name: HighlightName, ranges: readonly StaticRange[]): void {
  if (hasHighlights()) setHighlight(name, ranges.length > 0 ? new Highlight(...ranges) : undefined)
}

import type { TranscriptBlock, TranscriptSlide } from './types.ts'
import type { Locale } from './locale.ts'

/** The words of an article that are not the slide's own, in the reader's language. */
export interface ArticleLabels {
  references: string
  /** The raw extraction, which the panel fills in when it is opened. */
  published: string
  /** Link to the slide's page. */
  href: string
  /** True where links lead to the rows, as on a slide's own page: their ids are those of their blocks. */
  rowIds?: boolean
  /** Link to the page of all references, where there is one: each work leads to its place there. */
  works?: string
}

/**
 * The transcript of one slide as HTML: number, blocks, references. Built of compiled and safe parts, the same on a
 * slide's page and in the panel. With two languages, each row holds a block in both.
 */
export function transcriptArticle(
  slides: Partial<Record<Locale, TranscriptSlide>>,
  languages: readonly Locale[],
  labels: ArticleLabels,
): string {
  const shown = languages.map((locale) => slides[locale]).filter((slide) => slide !== undefined)
  const [first] = shown
  if (!first) return ''
  const number = String(first.slideNumber)
  const rows = first.blocks.map(({ id, kind }) => {
    const cells = shown.map(({ blocks }) => blocks.find((block) => block.id === id)?.html ?? '')
    const isShared = kind === 'formula' && new Set(cells.map(formulaOf)).size === 1
    const rowId = labels.rowIds ? ` id="${id}"` : ''
    const role = kind === 'item' ? ' role="listitem"' : ''
    const html = `<div class="row"${rowId} data-row="${id}" data-kind="${kind}"${role}>${isShared ? (cells[0] ?? '') : cells.join('')}</div>`
    return { kind, html }
  })
  return [
    `<a class="article-number" href="${escapeHtml(labels.href)}">${number}</a>`,
    ...listed(rows),
    footHtml(first, labels),
  ].join('')
}

/** Items that follow one another are a list, as they are on the slide. */
function listed(rows: readonly { kind: TranscriptBlock['kind']; html: string }[]): string[] {
  return rows.map(({ kind, html }, at) => {
    if (kind !== 'item') return html
    const opens = rows[at - 1]?.kind !== 'item' ? '<div class="items" role="list">' : ''
    const closes = rows[at + 1]?.kind !== 'item' ? '</div>' : ''
    return `${opens}${html}${closes}`
  })
}

/** What is seen of a formula: most are the same in every language, and only what is spoken for them differs. */
function formulaOf(html: string): string {
  return html
    .replace(/^<[^>]*>/, '')
    .replace(/(<div class="formula-body" role="img") aria-label="[^"]*"/g, '$1')
    .replace(/<(?:button|span)[^>]* class="provenance".*$/s, '')
}

function footHtml({ references, published }: TranscriptSlide, labels: ArticleLabels): string {
  const parts = [referencesHtml(references, labels), publishedHtml(published, labels.published)]
  const inner = parts.join('')
  return inner ? `<div class="article-foot">${inner}</div>` : ''
}

function referencesHtml(
  references: TranscriptSlide['references'],
  { references: label, works }: ArticleLabels,
): string {
  if (references.length === 0) return ''
  const items = references.map(({ key, text, url }) => {
    const [open, close] =
      works === undefined ? ['<span', '</span>'] : [`<a href="${escapeHtml(`${works}#${key}`)}"`, '</a>']
    const words = `${open}${hasJapanese(text) ? '' : ' lang="en"'}>${escapeHtml(text)}${close}`
    return url === undefined
      ? `<li>${words}</li>`
      : `<li>${words} <a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(shortAddress(url))}</a></li>`
  })
  return `<details class="article-references"><summary>${escapeHtml(label)} (${String(references.length)})</summary><ul>${items.join('')}</ul></details>`
}

/** Empty until it is opened: the lines come with the packs of text, not with the page. */
function publishedHtml(published: TranscriptSlide['published'], label: string): string {
  if (published.length === 0) return ''
  return `<details class="article-published needs-script"><summary>${escapeHtml(label)}</summary></details>`
}

/** A cited work is in English unless it says otherwise. */
function hasJapanese(text: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(text)
}

/** An address as people read it: without its scheme. */
function shortAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

export function escapeHtml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

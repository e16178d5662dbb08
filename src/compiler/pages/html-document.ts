import { PAGE_DATA_ID } from '../../deck/page-data.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { policyOf, type PagePolicy } from './policy.ts'

/** What a document is made of. Whatever names a file is a path below the site's base. */
export interface HtmlDocument {
  lang: string
  title: string
  /** Attributes of the root element, beside its language. */
  root?: Readonly<Record<string, string>>
  /** From the document to the site's base; absolute where it can stand anywhere. */
  toBase: string
  /** What its Content-Security-Policy allows beside its own style and script; undefined leaves the policy out. */
  policy?: PagePolicy | undefined
  /** True for pages that draw under a phone's notch. */
  coversNotch?: boolean
  /** False for pages that search engines leave alone. */
  isIndexed?: boolean
  /**
   * Code that runs before anything is painted, allowed by its hash: a file would be a second way to the server and back
   * that the first paint waits for.
   */
  early?: string
  /** What the early one starts when text, fonts and styles are there; nothing where the page names its script. */
  startedEarly?: StartedEarly
  styles: readonly string[]
  /** The document's own style, allowed by its hash: `@font-face` rules, what it is first drawn with. */
  ownCss?: string
  /** The document's module script; a late one lets text and fonts have the line first, one at once waits for no style. */
  script?: DocumentScript | undefined
  /** What machines read of it, as whole tags. */
  tags?: readonly string[]
  /** False where a build's browser is the only reader. */
  hasIcon?: boolean
  /** What a device installs the deck by. */
  manifest?: string
  hasThemeColor?: boolean
  /** What the document's script knows, as JSON. */
  data?: unknown
  /** Attributes of the body, each with a space before it. */
  bodyAttributes?: string
  body: string
}

/** A page is drawn without the stylesheets, which come before the scripts; those come in their order. */
interface StartedEarly {
  styles: readonly string[]
  scripts: readonly string[]
}

interface DocumentScript {
  path: string
  when?: keyof typeof SCRIPT_TIMES
}

/** Browsers put scripts that nothing waits for behind everything else, unless told. */
const SCRIPT_TIMES = { late: ' fetchpriority="low"', 'at once': ' async fetchpriority="high"' } as const

/** Every document of a site, from its doctype to its end. */
export function htmlDocument(parts: HtmlDocument): string {
  const root = Object.entries(parts.root ?? {}).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  return `<!doctype html>
<html lang="${parts.lang}"${root.join('')}>
<head>
${headOf(parts).join('\n')}
</head>
<body${parts.bodyAttributes ?? ''}>
${[parts.body, ...withoutScript(parts)].join('\n')}
</body>
</html>
`
}

function headOf(parts: HtmlDocument): string[] {
  const { toBase, early, ownCss, script, manifest } = parts
  const fit = parts.coversNotch ? ', viewport-fit=cover' : ''
  return [
    '<meta charset="utf-8">',
    ...(parts.policy === undefined
      ? []
      : [
          `<meta http-equiv="Content-Security-Policy" content="${policyOf({ style: ownCss, script: early }, parts.policy)}">`,
        ]),
    `<meta name="viewport" content="width=device-width, initial-scale=1${fit}">`,
    ...(parts.isIndexed === false ? ['<meta name="robots" content="noindex">'] : []),
    `<title>${escapeHtml(parts.title)}</title>`,
    ...(early === undefined ? [] : [earlyScript(toBase, early, parts.startedEarly)]),
    ...links(toBase, parts.styles),
    ...(ownCss ? [`<style>${ownCss}</style>`] : []),
    ...(script ? [moduleScript(toBase, script)] : []),
    ...(parts.tags ?? []),
    ...(parts.hasIcon === false ? [] : [`<link rel="icon" href="${toBase}icon.svg" type="image/svg+xml">`]),
    ...(manifest === undefined ? [] : installLinks(toBase, manifest)),
    ...(parts.hasThemeColor ? THEME_COLORS : []),
    ...(parts.data === undefined
      ? []
      : [`<script type="application/json" id="${PAGE_DATA_ID}">${jsonForHtml(parts.data)}</script>`]),
  ]
}

function links(toBase: string, styles: readonly string[]): string[] {
  return styles.map((file) => `<link rel="stylesheet" href="${toBase}${file}">`)
}

/** Stylesheets for who runs no script; the early one takes them from there. */
function withoutScript({ toBase, startedEarly }: HtmlDocument): string[] {
  return startedEarly ? [`<noscript>${links(toBase, startedEarly.styles).join('')}</noscript>`] : []
}

function earlyScript(toBase: string, code: string, started: StartedEarly | undefined): string {
  const viewer = started ? ` data-viewer="${started.scripts.map((file) => toBase + file).join(' ')}"` : ''
  return `<script${viewer}>${code}</script>`
}

function moduleScript(toBase: string, { path, when }: DocumentScript): string {
  const attribute = when ? SCRIPT_TIMES[when] : ''
  return `<script type="module" src="${toBase}${path}"${attribute}></script>`
}

function installLinks(toBase: string, manifest: string): string[] {
  return [
    `<link rel="manifest" href="${toBase}${manifest}">`,
    `<link rel="apple-touch-icon" href="${toBase}icon-180.png">`,
  ]
}

const THEME_COLORS = [
  '<meta name="theme-color" content="#fcfcf9" media="(prefers-color-scheme: light)">',
  '<meta name="theme-color" content="#0f1115" media="(prefers-color-scheme: dark)">',
]

/** JSON that no HTML parser can mistake for the end of its element. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

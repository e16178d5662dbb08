import type { Dialect } from './dialect.ts'
import { html, placesOf, type SourceLine } from './source-lines.ts'
import { rewriteSlidev } from './slidev-slots.ts'
import { CELL_SETTING, FENCED_DIV, FENCED_END, isUnshown } from './unshown.ts'

/*
 * What a tool has beside Markdown and HTML, written as HTML before the slide is parsed. Every line keeps the number that it
 * has in its file.
 */

export function rewriteLines(lines: readonly SourceLine[], dialect: Dialect): SourceLine[] {
  const rewritten =
    dialect === 'slidev'
      ? rewriteSlidev(lines)
      : dialect === 'quarto' || dialect === 'pandoc'
        ? withInlineNotes(rewritePandoc(lines))
        : [...lines]
  return closeComponents(rewritten)
}

/** Fenced divs, `[words]{.class}`, pauses, and the attributes of headings and pictures. */
function rewritePandoc(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  return lines.flatMap((line, index): SourceLine[] => {
    // What a cell is told stands in its first lines.
    if (places[index] === 'code' && CELL_SETTING.test(line.text)) return []
    if (places[index] === 'code') return [{ ...line, text: quartoFence(line.text) }]
    if (places[index] !== 'text') return [line]
    const { text } = line
    const opening = FENCED_DIV.exec(text)?.[1]
    if (opening !== undefined) return html(`<div class="${classesIn(opening).join(' ')}">`, line.line)
    if (FENCED_END.test(text)) return html('</div>', line.line)
    if (/^\s*\.(\s*\.){2}\s*$/.test(text)) return [{ ...line, text: '' }]
    return [{ ...line, text: rewriteAttributes(text) }]
  })
}

/** `words^[a note]`: as if the note stood at the foot. */
function withInlineNotes(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  const notes: SourceLine[] = []
  const rewritten = lines.map((line, index): SourceLine => {
    if (places[index] !== 'text') return line
    const text = line.text.replace(
      /(`[^`]*`)|\^\[([^\][]+)\](?!\()/g,
      (whole, code?: string, note?: string) => {
        if (code !== undefined || note === undefined) return whole
        const label = `^x-note-${String(notes.length + 1)}`
        notes.push({ text: `[${label}]: ${note}`, line: line.line })
        return `[${label}]`
      },
    )
    return { ...line, text }
  })
  return [...rewritten, ...notes.flatMap((note) => [{ text: '', line: note.line }, note])]
}

function classesIn(attributes: string): string[] {
  return attributes.startsWith('{')
    ? [...attributes.matchAll(/(?:^|[\s{])\.([\w-]+)/g)].map(([, name = '']) => name)
    : [attributes.replace(/^\./, '')]
}

/** A cell that is run (```{python}) and a fence with attributes name their language. */
function quartoFence(text: string): string {
  const [, start = '', inner = ''] = /^(\s*(?:`{3,}|~{3,})\s*)\{([^}]*)\}\s*$/.exec(text) ?? []
  if (start === '') return text
  const language = /^\.?([\w+-]+)/.exec(inner)?.[1] ?? ''
  const lines = /(?:code-line-numbers|line_numbers)="?([\d,|-]+)/.exec(inner)?.[1]
  return `${start}${language}${lines === undefined ? '' : ` {${lines}}`}`
}

function rewriteAttributes(text: string): string {
  const heading = /^#{1,6}\s/.test(text)
  return (heading ? withoutLast(withoutLast(text, /\{[#.]/), /\{(?:[\w-]+=|-\}$)/) : text)
    .replace(/(\]\([^)\s]{1,500}(?:\s"[^"]{0,500}")?\))\{[^}]{0,500}\}/g, '$1')
    .replace(/`(r\s[^`]+|\{(?:r|python|julia|ojs)\}[^`]*)`/g, computed)
    .replace(/(`[^`]+`)\{[.=][^}]{0,500}\}/g, '$1')
    .replace(SPAN, (_, words: string, attributes: string) => span(words, `{${attributes}}`))
    .replace(/(?<=[\p{L}\d)])\^([^\s^]{1,12})\^/gu, '<sup>$1</sup>')
    .replace(/(?<=[\p{L}\d)])~([^\s~]{1,12})~(?!~)/gu, '<sub>$1</sub>')
    .replace(SHORTCODE, (_, name: string, rest: string) => shortcode(name, rest))
}

/** Up to the nearest end, and not over the next one's beginning. */
const SHORTCODE = /\{\{<\s*([\w-]+)(?![\w-])((?:[^>{]|>(?!\}\})|\{(?!\{<))*)>\}\}/g

/** A line without the attributes at its end that begin so. */
function withoutLast(text: string, begin: RegExp): string {
  const line = text.trimEnd()
  if (!line.endsWith('}')) return text
  const from = line.lastIndexOf('}', line.length - 2) + 1
  const at = line.slice(from).search(begin)
  return at < 0 ? text : line.slice(0, from + at).trimEnd()
}

/** Words with attributes: `[words]{.class}`. */
const SPAN = /(?<!!)\[([^\][]*)\]\{([^}]{0,500})\}/g

function span(words: string, attributes: string): string {
  if (isUnshown(attributes)) return `<span hidden>${words}</span>`
  return classesIn(attributes).includes('fragment') ? `<span class="fragment">${words}</span>` : words
}

/** What Quarto computes when it renders: its value is in no file. */
function computed(_: string, code: string): string {
  const quoted = code.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  return `<x-computed data-name="${quoted}"></x-computed>`
}

/** Quarto's shortcodes that show something; `pagebreak` and their kind show nothing. */
function shortcode(name: string, rest: string): string {
  const address = /https?:\/\/[^\s"]+/.exec(rest)?.[0]
  if (name === 'pagebreak') return ''
  return `<x-component data-name="${name}"${address === undefined ? '' : ` src="${address}"`}></x-component>`
}

/** `<Tweet id="…" />`: HTML knows no such end, and would take what follows for the element's. */
function closeComponents(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  return lines.map((line, index) =>
    places[index] === 'code'
      ? line
      : {
          ...line,
          text: line.text
            .replace(/<([A-Z][\w.]*|[a-z]+(?:-[a-z0-9]+)+|[a-z]+:[\w:-]+)((?:\s[^<>]*)?)\/>/g, component)
            .replace(
              /<(?=[A-Z][\w.]*(?:\s[^<>]*)?>)([A-Z][\w.]*)((?:\s[^<>]*)?)>/g,
              (_, name: string, rest: string) =>
                PASSED.test(name) ? '<div>' : `<x-component data-name="${name}"${rest}>`,
            )
            .replace(/<\/([A-Z][\w.]*)>/g, (_, name: string) =>
              PASSED.test(name) ? '</div>' : '</x-component>',
            ),
        },
  )
}

/** Components that only move or time what they hold. */
const PASSED = /^(Transform|VClick|VClicks|VSwitch|AutoFitText|Center|Columns?|Arrow)$/

function component(whole: string, name: string, rest: string): string {
  if (/^(v-click|v-after|v-clicks)$/.test(name)) return whole.replace(/\/>$/, `></${name}>`)
  // An icon is decoration.
  if (/^[a-z]+(-[a-z0-9]+)+$|:/.test(name)) return ''
  return `<x-component data-name="${name}"${rest}></x-component>`
}

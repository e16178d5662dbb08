import type { Dialect } from './dialect.ts'
import { placesOf, type SourceLine } from './source-lines.ts'

/*
 * What a tool has beside Markdown and HTML, written as HTML before the slide is parsed. Every line keeps the number that it
 * has in its file.
 */

export function rewriteLines(lines: readonly SourceLine[], dialect: Dialect): SourceLine[] {
  const rewritten =
    dialect === 'slidev'
      ? rewriteSlidev(lines)
      : dialect === 'quarto' || dialect === 'pandoc'
        ? rewritePandoc(lines)
        : [...lines]
  return closeComponents(rewritten)
}

/** `::right::` begins the words of another place on the slide. */
function rewriteSlidev(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  const out: SourceLine[] = []
  let slots = 0
  const isSlot = (index: number) =>
    places[index] === 'text' && /^::[a-z-]+::\s*$/.test(lines[index]?.text ?? '')
  if (!lines.some((_, index) => isSlot(index))) return [...lines]
  // Words before the first mark belong to the left, or stand over both where the left has a mark too.
  const hasLeft = lines.some(({ text }, index) => isSlot(index) && /left/.test(text))
  for (const [index, line] of lines.entries()) {
    if (index === 0) out.push(...html(hasLeft ? '' : '<div class="x-slots"><div>', line.line))
    if (!isSlot(index)) {
      out.push(line)
      continue
    }
    const opened = slots > 0 || !hasLeft
    out.push(...html(`${opened ? '</div>' : '<div class="x-slots">'}<div>`, line.line))
    slots++
  }
  return [...out, ...html('</div></div>', lines.at(-1)?.line ?? 1)]
}

/** A line of HTML that Markdown begins anew after. */
function html(text: string, line: number): SourceLine[] {
  return text === ''
    ? []
    : [
        { text: '', line },
        { text, line },
        { text: '', line },
      ]
}

/** Fenced divs, `[words]{.class}`, pauses, and the attributes of headings and pictures. */
function rewritePandoc(lines: readonly SourceLine[]): SourceLine[] {
  const places = placesOf(lines)
  const isSetting = ({ text }: SourceLine) => /^\s*#\|\s/.test(text)
  return lines.flatMap((line, index): SourceLine[] => {
    // What a cell is told stands in its first lines.
    if (places[index] === 'code' && isSetting(line)) return []
    if (places[index] === 'code') return [{ ...line, text: quartoFence(line.text) }]
    if (places[index] !== 'text') return [line]
    const { text } = line
    const opening = /^\s*:{3,}\s*(\{[^}]*\}|[\w.-]+)\s*:*\s*$/.exec(text)?.[1]
    if (opening !== undefined) return html(`<div class="${classesIn(opening).join(' ')}">`, line.line)
    if (/^\s*:{3,}\s*$/.test(text)) return html('</div>', line.line)
    if (/^\s*\.(\s*\.){2}\s*$/.test(text)) return [{ ...line, text: '' }]
    return [{ ...line, text: rewriteAttributes(text) }]
  })
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
  return text
    .replace(/^(#{1,6}\s.*?)\s*\{[#.][^}]*\}\s*$/, '$1')
    .replace(/^(#{1,6}\s.*?)\s*\{(?:[\w-]+=[^}]*|-)\}\s*$/, '$1')
    .replace(/(\]\([^)\s]+(?:\s"[^"]*")?\))\{[^}]*\}/g, '$1')
    .replace(/(`[^`]+`)\{[.=][^}]*\}/g, '$1')
    .replace(/(?<!!)\[([^\][]*)\]\{([^}]*)\}/g, (_, words: string, attributes: string) =>
      classesIn(`{${attributes}}`).includes('fragment') ? `<span class="fragment">${words}</span>` : words,
    )
    .replace(/(?<=[\p{L}\d)])\^([^\s^]{1,12})\^/gu, '<sup>$1</sup>')
    .replace(/(?<=[\p{L}\d)])~([^\s~]{1,12})~(?!~)/gu, '<sub>$1</sub>')
    .replace(/\{\{<\s*([\w-]+)\s*(.*?)\s*>\}\}/g, (_, name: string, rest: string) => shortcode(name, rest))
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

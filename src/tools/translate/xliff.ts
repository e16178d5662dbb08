import { SaxesParser } from 'saxes'
import { byFile, ExchangeFault, type ExchangeForm, type Returned, type ReturnedUnit } from './exchange.ts'

/* XLIFF 2.0, which programs for translators read: a file for each of the deck's, a unit for each of its pieces. */

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0'

export const XLIFF: ExchangeForm = {
  format(units, from, to) {
    const files = [...byFile(units)].map(([file, rows], index) => {
      const inner = rows.map(({ id, source, target }, number) => {
        const state = target === undefined ? 'initial' : 'translated'
        const translated =
          target === undefined ? '' : `\n        <target xml:space="preserve">${escapeXml(target)}</target>`
        return `    <unit id="u${String(number + 1)}" name="${escapeXml(id)}">
      <segment state="${state}">
        <source xml:space="preserve">${escapeXml(source)}</source>${translated}
      </segment>
    </unit>`
      })
      return `  <file id="f${String(index + 1)}" original="${escapeXml(file)}">\n${inner.join('\n')}\n  </file>`
    })
    return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${NAMESPACE}" version="2.0" srcLang="${from}" trgLang="${to}">
${files.join('\n')}
</xliff>
`
  },

  parse(text) {
    const reader = new XliffReader()
    return reader.read(text)
  },
}

/** Reads what stands in source and target of each unit, whatever else a program has put beside them. */
class XliffReader {
  private readonly parser = new SaxesParser()
  private readonly result: Returned = { from: '', to: '', units: [] }
  private file = ''
  private unit: (ReturnedUnit & { state: string }) | undefined
  private into: 'source' | 'target' | undefined

  read(text: string): Returned {
    const { parser } = this
    parser.on('error', ({ message }) => {
      throw new ExchangeFault(parser.line, `no valid XML: ${message.replace(/^\d+:\d+: /, '')}`)
    })
    parser.on('opentag', ({ name, attributes }) => {
      this.open(name, attributes)
    })
    parser.on('closetag', ({ name }) => {
      this.close(name)
    })
    const take = (words: string) => {
      if (this.unit && this.into) this.unit[this.into] += words
    }
    parser.on('text', take)
    parser.on('cdata', take)
    parser.write(text.replace(/^\uFEFF/, '')).close()
    if (this.result.to === '') throw new ExchangeFault(1, 'no XLIFF file with srcLang and trgLang')
    return this.result
  }

  private open(name: string, attributes: Record<string, string>): void {
    const { line } = this.parser
    if (name === 'xliff') {
      if (!/^2\./.test(attributes['version'] ?? ''))
        throw new ExchangeFault(
          line,
          `XLIFF ${attributes['version'] ?? 'without a version'}: save it as XLIFF 2.0`,
        )
      Object.assign(this.result, { from: attributes['srcLang'] ?? '', to: attributes['trgLang'] ?? '' })
    } else if (name === 'file') this.file = attributes['original'] ?? ''
    else if (name === 'unit')
      this.unit = { file: this.file, id: attributes['name'] ?? '', source: '', target: '', line, state: '' }
    else if (name === 'segment' && this.unit) this.unit.state = attributes['state'] ?? ''
    else if (name === 'source' || name === 'target') this.into = name
  }

  private close(name: string): void {
    if (name === 'source' || name === 'target') this.into = undefined
    if (name !== 'unit' || !this.unit) return
    const { state, ...unit } = this.unit
    // Some programs fill targets with the source before anybody has touched them.
    const isOpen = state === 'initial' && unit.target === unit.source
    this.result.units.push(isOpen ? { ...unit, target: '' } : unit)
    this.unit = undefined
  }
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}

import { isLocale } from '../../deck/locale.ts'
import { byFile, ExchangeFault, type ExchangeForm, type ReturnedUnit } from './exchange.ts'

/*
 * Two languages side by side in Markdown: a heading for each file, and below it a table whose rows are the blocks. A line
 * break within a block is written ⏎, a vertical bar \|.
 */

const HEAD = /^\|\s*block\s*\|\s*([a-z-]+)\s*\|\s*([a-z-]+)\s*\|\s*$/i

export const TWO_COLUMNS: ExchangeForm = {
  format(units, from, to, deckName) {
    const sections = [...byFile(units)].map(([file, rows]) =>
      [
        `## ${file}`,
        '',
        `| block | ${from} | ${to} |`,
        '| --- | --- | --- |',
        ...rows.map(({ id, source, target }) => `| ${id} | ${cell(source)} | ${cell(target ?? '')} |`),
      ].join('\n'),
    )
    return `# ${deckName}: ${from} → ${to}\n\n${sections.join('\n\n')}\n`
  },

  parse(text) {
    const units: ReturnedUnit[] = []
    let languages: { from: string; to: string } | undefined
    let file: string | undefined
    for (const [index, raw] of text.split(/\r?\n/).entries()) {
      const line = index + 1
      const content = raw.trim()
      const heading = /^##\s(.+)$/.exec(content)?.[1]
      const head = HEAD.exec(content)
      if (heading !== undefined) file = heading.trim()
      else if (head?.[1] !== undefined && head[2] !== undefined) languages ??= { from: head[1], to: head[2] }
      else if (content.startsWith('|') && !/^\|[\s:|-]+\|$/.test(content)) {
        if (file === undefined)
          throw new ExchangeFault(line, 'a row stands below the heading of its file: ## 001-title.md')
        units.push(readRow(content, file, line))
      } else if (content !== '' && !content.startsWith('#') && !content.startsWith('|'))
        throw new ExchangeFault(
          line,
          `“${content.slice(0, 30)}” is no row: a line break within a block is written ⏎`,
        )
    }
    if (!languages || !isLocale(languages.to))
      throw new ExchangeFault(1, 'no table with the head “| block | ja | en |” is in it')
    return { ...languages, units }
  },
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ⏎ ')
}

function readRow(row: string, file: string, line: number): ReturnedUnit {
  const cells = row
    .slice(1)
    .split(/(?<!\\)\|/)
    .map((text) =>
      text
        .trim()
        .replaceAll('\\|', '|')
        .split('⏎')
        .map((line) => line.trim())
        .join('\n'),
    )
  const [id = '', source = '', target = ''] = cells
  if (cells.length !== 4)
    throw new ExchangeFault(
      line,
      `a row has three cells, not ${String(cells.length - 1)}; “|” within one is written \\|`,
    )
  return { file, id, source, target, line }
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DeckError } from '../../compiler/read/problem.ts'
import { readDeck, type DeckSource } from '../../compiler/read/read.ts'
import { replaceFiles } from './replace-files.ts'
import { escapeText } from '../import/markdown.ts'

/** Writes the file of a new slide, named by its number and title, in the section of the slide before it. */
export async function addSlide(
  folder: string,
  title: string,
  after?: number,
): Promise<{ file: string; moved: number }> {
  const source = await readDeck(folder)
  if (source.problems.length > 0) throw new DeckError(source.problems)
  const last = source.slides.length
  const number = 1 + Math.min(after ?? last, last)
  if (after !== undefined && after > last) {
    throw new Error(`--after ${String(after)}: the last slide is ${String(last)}`)
  }
  // Numbers are those of the publication, where there is one: they are in links that others hold.
  if (number <= last && source.published.size > 0) {
    throw new Error(
      `${source.name} keeps the numbers of its publication (published-transcript.json): a slide can be added at its end`,
    )
  }
  const file = join(folder, `${numberIn(source, number)}-${slugFor(title, number, source)}.md`)
  await writeFile(file, slideText(title, await sectionOf(source, number), source), { flag: 'wx' })
  try {
    return { file, moved: await moveUp(source, number) }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** A file that is to have another name, other text, or both. */
interface Change {
  from: string
  to: string
  before: string
  text: string
}

/** Slides from a number on get the next one, and the links to them: all of it, or, where a file can't be written, nothing. */
async function moveUp(source: DeckSource, from: number): Promise<number> {
  const following = source.slides.filter(({ slideNumber }) => slideNumber >= from)
  if (following.length === 0) return 0
  const changes = await changesOf(source, from)
  const done: Change[] = []
  try {
    for (const change of changes) {
      done.push(change)
      await make(change)
    }
  } catch (error) {
    for (const change of done.reverse()) await undo(change)
    throw error
  }
  return following.length
}

/** The last first, so that no name is taken. */
async function changesOf(source: DeckSource, from: number): Promise<Change[]> {
  const changes: Change[] = []
  for (const { file, slideNumber, slug } of source.slides.toReversed()) {
    const path = join(source.folder, basename(file))
    const before = await readFile(path, 'utf8')
    const name = slideNumber < from ? basename(file) : `${numberIn(source, slideNumber + 1)}-${slug}.md`
    changes.push({ from: path, to: join(source.folder, name), before, text: withMovedLinks(before, from) })
  }
  return changes
}

async function make({ from, to, before, text }: Change): Promise<void> {
  if (text !== before) await replaceFiles(new Map([[from, text]]))
  if (to !== from) await rename(from, to)
}

/** As far as it was made. */
async function undo({ from, to, before, text }: Change): Promise<void> {
  if (to !== from) await rename(to, from).catch(() => undefined)
  if (text !== before) await replaceFiles(new Map([[from, before]])).catch(() => undefined)
}

/** `[the loss](#41)` leads to the same slide afterwards. */
function withMovedLinks(text: string, from: number): string {
  return text.replace(/\]\(#(\d+)\)/g, (link, number: string) =>
    Number(number) >= from ? `](#${String(Number(number) + 1)})` : link,
  )
}

/** As many digits as the deck's other files have. */
function numberIn({ slides }: DeckSource, slideNumber: number): string {
  const digits = /^\d+/.exec(basename(slides[0]?.file ?? '001'))?.[0].length ?? 3
  return String(slideNumber).padStart(digits, '0')
}

function slugFor(title: string, slideNumber: number, { slides }: DeckSource): string {
  const words =
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const slug = words.join('-').slice(0, 40).replace(/-+$/, '') || `slide-${String(slideNumber)}`
  const taken = new Set(slides.map((slide) => slide.slug))
  if (!taken.has(slug)) return slug
  let count = 2
  while (taken.has(`${slug}-${String(count)}`)) count++
  return `${slug}-${String(count)}`
}

async function sectionOf({ deck, slides, folder }: DeckSource, slideNumber: number): Promise<string> {
  const before = slides.findLast((slide) => slide.slideNumber < slideNumber) ?? slides[0]
  const text = before ? await readFile(join(folder, basename(before.file)), 'utf8').catch(() => '') : ''
  return /^section:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? deck.sections[0]?.id ?? ''
}

function slideText(title: string, section: string, { deck }: DeckSource): string {
  const bodies = deck.locales.map((locale) => `::::${locale}\n# ${escapeText(title)}\n::::\n`)
  return [`---\nsection: ${section}\nlayout: text\n---\n`, ...bodies].join('\n')
}

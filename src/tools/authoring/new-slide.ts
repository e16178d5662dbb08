import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DeckError } from '../../compiler/read/problem.ts'
import { readDeck, type DeckSource } from '../../compiler/read/read.ts'
import { replaceFile, replaceFiles } from '../host/replace-files.ts'
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
  const text = slideText(title, await sectionOf(source, number), source)
  // A name that is taken rejects here, before anything is put back.
  await (await open(file, 'wx')).close()
  try {
    await replaceFile(file, text)
    return { file, moved: await moveUp(source, number) }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** Slides from a number on get the next one, and the links to them: all of it, or, where a file can't be written, nothing. */
async function moveUp(source: DeckSource, from: number): Promise<number> {
  const places = source.slides.map(({ file, slideNumber, slug }) => {
    const name = basename(file)
    const next = slideNumber < from ? name : `${numberIn(source, slideNumber + 1)}-${slug}.md`
    return { name: join(source.folder, name), next: join(source.folder, next) }
  })
  // The last first, so that no name is taken.
  const moves = places.filter(({ name, next }) => next !== name).reverse()
  const done: typeof moves = []
  try {
    for (const move of moves) {
      await rename(move.name, move.next)
      done.push(move)
    }
    if (moves.length > 0)
      await moveLinks(
        places.map(({ next }) => next),
        from,
      )
  } catch (error) {
    for (const { name, next } of done.reverse()) await rename(next, name).catch(() => undefined)
    throw error
  }
  return moves.length
}

/** `[the loss](#41)` leads to the same slide afterwards. */
async function moveLinks(files: readonly string[], from: number): Promise<void> {
  const texts = new Map<string, string>()
  for (const file of files) {
    const before = await readFile(file, 'utf8')
    const text = before.replace(/\]\(#(\d+)\)/g, (link, number: string) =>
      Number(number) >= from ? `](#${String(Number(number) + 1)})` : link,
    )
    if (text !== before) texts.set(file, text)
  }
  await replaceFiles(texts)
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

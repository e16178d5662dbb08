import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { fail } from './deck-options.ts'
import { addSlide } from './authoring/new-slide.ts'
import { aloneIn } from './host/held-folder.ts'
import { undisturbed } from './host/undisturbed.ts'

/*
 * npm run new -- "title" [--after n] [--deck folder]
 * Adds a slide with a title in each language: at the end, or after slide n, where those that follow move up by one.
 */
const USAGE = 'npm run new -- "title" [--after n] [--deck folder]'

const { title, after, deck } = readOptions()
try {
  // Two at a time would both number the slides that the other is moving.
  const { file, moved } = await aloneIn(deck, () => undisturbed(() => addSlide(deck, title, after)))
  console.log(
    file + (moved > 0 ? `\n${String(moved)} slides after it moved up by one, and the links to them` : ''),
  )
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

function readOptions(): { title: string; after: number | undefined; deck: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { after: { type: 'string' }, deck: { type: 'string', default: 'slides' } },
    })
    const words = positionals.join(' ').replace(/\s+/g, ' ').trim()
    const number = values.after === undefined ? undefined : Number(values.after)
    if (words === '') return fail(`What is the slide's title?\n${USAGE}`)
    if (number !== undefined && (!Number.isInteger(number) || number < 0)) {
      return fail(`--after ${String(values.after)}: the number of a slide, or 0 for the beginning`)
    }
    return { title: words, after: number, deck: resolve(values.deck) }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

import { createHash } from 'node:crypto'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readNotes } from '../compiler/parse/notes.ts'
import { DeckError, formatProblem } from '../compiler/read/problem.ts'
import { NOTES_FORMAT } from '../deck/speaker-notes.ts'
import { isRecord, readJson } from '../deck/unknown-value.ts'
import { fail } from './deck-options.ts'
import { writeOwnFile } from './host/own-file.ts'

/*
 * npm run notes [-- --deck folder] [--out file]: the speaker's notes as a file for the speaker view of a published deck.
 * Not into dist/, which goes to a host.
 */
const { folder, out } = readOptions()
if (!relative(resolve('dist'), out).startsWith('..'))
  fail(`--out ${out}: dist/ goes to a host, and notes are private. Write them somewhere else.`)
try {
  const notes = await readNotes(folder)
  const text = `${JSON.stringify({ ...notes, written: digestOf(notes.notes) }, undefined, 2)}\n`
  await writeOwnFile(
    out,
    text,
    isUnchanged,
    'it is no file of notes, or was edited since; give --out another name',
  )
  const counts = Object.entries(notes.notes).map(
    ([locale, slides]) => `${locale}: ${String(Object.keys(slides).length)}`,
  )
  console.log(`${relative('.', out)}: notes of ${counts.join(', ') || 'no'} slides`)
} catch (error) {
  if (error instanceof DeckError) fail(error.problems.map(formatProblem).join('\n'))
  fail(error instanceof Error ? error.message : String(error))
}

/** What the file says of the notes that this command wrote in it: who edits them leaves it as it was. */
function digestOf(notes: unknown): string {
  return createHash('sha256').update(JSON.stringify(notes)).digest('base64url')
}

function isUnchanged(text: string): boolean {
  const value = readJson(text)
  return isRecord(value) && value['format'] === NOTES_FORMAT && value['written'] === digestOf(value['notes'])
}

function readOptions(): { folder: string; out: string } {
  try {
    const { values } = parseArgs({
      options: {
        deck: { type: 'string', default: 'slides' },
        out: { type: 'string', default: 'speaker-notes.json' },
      },
    })
    return { folder: resolve(values.deck), out: resolve(values.out) }
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

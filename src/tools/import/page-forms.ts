import { basename } from 'node:path'
import { z } from 'zod'
import { noteOf } from '../../i18n/import-notes.ts'
import type { PageForm, SlideForms } from './composed-deck.ts'
import { ImportError } from './import-error.ts'
import { readKeptText } from './read-kept.ts'
import { replaceImported } from './save-folder.ts'

/** Both forms of the slides of an imported deck, beside it: what `--page 12 --as text` puts in a slide's place. */
export const FORMS_FILE = '.import/forms.json'

const formsSchema = z.array(
  z.object({ slideNumber: z.int(), path: z.string(), text: z.string(), picture: z.string() }),
)

export function formatForms(forms: readonly SlideForms[]): string {
  const kept = forms.map(({ slideNumber, path, text, picture }) => ({ slideNumber, path, text, picture }))
  return `${JSON.stringify(kept, undefined, 1)}\n`
}

/** Slides that have both forms; none where there are no pictures. */
export async function readForms(folder: string): Promise<z.infer<typeof formsSchema>> {
  const text = await readKeptText(folder, FORMS_FILE)
  return formsSchema.parse(JSON.parse(text ?? '[]'))
}

/** Turns a slide of an imported deck into text or into its picture. Says which file it wrote. */
export async function turnPage(folder: string, slideNumber: number, form: PageForm): Promise<string> {
  const text = await readKeptText(folder, FORMS_FILE)
  if (text === undefined) {
    throw new ImportError(basename(folder), noteOf('oneForm'))
  }
  const slide = formsSchema.parse(JSON.parse(text)).find((forms) => forms.slideNumber === slideNumber)
  if (!slide) throw new ImportError(basename(folder), noteOf('notBothForms', { number: slideNumber }))
  await replaceImported(folder, slide.path, slide[form], [slideNumber, form])
  return slide.path
}

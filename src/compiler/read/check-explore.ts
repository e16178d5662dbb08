import type { FormCodec } from '../../deck/explore/form-codec.ts'
import { FORM_CODECS } from '../../deck/explore/forms.ts'
import type { Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { localizeData } from '../../figures/localize-data.ts'
import type { ExploreSource } from './explore-schema.ts'
import { suggestion } from './problem.ts'
import { missingLocales } from './schema.ts'

interface Fault {
  /** Below the figure's file. */
  path: (string | number)[]
  message: string
}

/** What is wrong with an explorable beyond its shape: words that a language lacks, data that don't fit, unknown states. */
export function exploreFaults(
  { form, about, states = [], starts = {}, data }: ExploreSource,
  figureStates: readonly string[],
  locales: readonly Locale[],
): Fault[] {
  const faults: Fault[] = []
  const missing = missingLocales(about, locales)
  if (missing.length > 0)
    faults.push({
      path: ['explore', 'about'],
      message: `the line is missing in ${missing.map((locale) => `"${locale}"`).join(', ')}`,
    })
  for (const [path, names] of [
    ['states', states],
    ['starts', Object.keys(starts)],
  ] as const) {
    for (const name of names.filter((known) => !figureStates.includes(known)))
      faults.push({
        path: ['explore', path],
        message: `the figure has no state "${name}"${suggestion(name, [...figureStates])}`,
      })
  }
  const codec = FORM_CODECS[form] as FormCodec<unknown, unknown>
  for (const locale of locales) {
    const fault = localFault(codec, data, locale, starts)
    if (fault) faults.push({ path: ['explore', 'data'], message: fault })
    if (fault) break
  }
  return faults
}

function localFault(
  codec: FormCodec<unknown, unknown>,
  source: unknown,
  locale: Locale,
  starts: Record<string, string>,
): string | undefined {
  let data: unknown
  try {
    data = localizeData(source, locale)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  // A toy without a text of its own reads the glossary, which isn't read yet.
  if (isWithoutCorpus(data)) return undefined
  const fault = codec.fault(data)
  if (fault) return fault
  const unread = Object.entries(starts).find(([, text]) => codec.read(text, data) === undefined)
  return unread && `the start "${unread[1]}" of state "${unread[0]}" can’t be read`
}

function isWithoutCorpus(data: unknown): boolean {
  return isRecord(data) && 'example' in data && !('corpus' in data)
}

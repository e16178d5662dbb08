import { keepLoaded, loadData } from '../../content/loader.ts'
import { glossaryPath, type Glossary } from '../../deck/glossary.ts'
import type { Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'

const load = keepLoaded((url) => loadData(url, isGlossary))

/** The glossary in a language, fetched once. A failed fetch is forgotten, so that the next try is a new one. */
export function loadGlossary(baseUrl: string, locale: Locale): Promise<Glossary> {
  return load(baseUrl + glossaryPath(locale))
}

function isGlossary(value: unknown): value is Glossary {
  return isRecord(value) && Object.values(value).every((told) => isRecord(told) && 'line' in told)
}

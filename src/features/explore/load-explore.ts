import { keepLoaded, loadData, LoadFailure } from '../../content/loader.ts'
import { explorePath, type ExploreFile } from '../../deck/explore/explore-file.ts'
import type { Locale } from '../../deck/locale.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import type { AnyForm } from './form.ts'
import { loadForm } from './load-form.ts'

/** A figure's living twin: how it is drawn, and what it is made of. */
export interface LoadedTwin {
  form: AnyForm
  about: string
  data: unknown
}

const load = keepLoaded(fetchTwin)

/** Fetched once, with the code of its form. A failed fetch is forgotten, so that the next try is a new one. */
export function loadTwin(baseUrl: string, locale: Locale, figure: string): Promise<LoadedTwin> {
  return load(baseUrl + explorePath(locale, figure))
}

async function fetchTwin(url: string): Promise<LoadedTwin> {
  const { form: name, about, data } = await loadData(url, isExploreFile)
  const form = await loadForm(name)
  if (!form || form.codec.fault(data) !== undefined) throw new LoadFailure('content', undefined, url)
  return { form, about, data }
}

/** What the data hold is for their form to say. */
function isExploreFile(value: unknown): value is ExploreFile {
  return isRecord(value) && typeof value['form'] === 'string' && typeof value['about'] === 'string'
}

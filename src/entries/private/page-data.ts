import { PAGE_DATA_ID } from '../../deck/page-data.ts'
import { parsePrivateHeader, type PrivatePageData } from '../../deck/private/private-header.ts'
import { isRecord, readJson } from '../../deck/unknown-value.ts'

/** What the open page brings; undefined where the device has kept it, which may be of a build before. */
export function pageData(): PrivatePageData | undefined {
  if ('kept' in document.documentElement.dataset) return undefined
  return readData()
}

/** True for a stylesheet of the viewer, whichever talk it is for. */
export function isOpenStyle(path: string): boolean {
  return readData()?.styles.includes(path) === true
}

let data: PrivatePageData | undefined

/** Read once: the talk's own page takes the place of this one. */
function readData(): PrivatePageData | undefined {
  data ??= parsePageData(readJson(document.getElementById(PAGE_DATA_ID)?.textContent ?? ''))
  return data
}

function parsePageData(value: unknown): PrivatePageData | undefined {
  if (!isRecord(value)) return undefined
  const header = parsePrivateHeader(value['header'])
  const styles: unknown = value['styles']
  if (!header || !Array.isArray(styles)) return undefined
  return { header, styles: styles.filter((style) => typeof style === 'string') }
}

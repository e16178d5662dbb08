import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isLocale } from '../../deck/locale.ts'
import { offlineListPath, type OfflineList } from '../../deck/offline.ts'

/** Adds the small pictures, which are drawn when the pages are there already, to what each language of a built site needs. */
export async function listOfflinePictures(folder: string): Promise<void> {
  const folders: string[] = await readdir(join(folder, 'pictures')).catch(() => [])
  for (const locale of folders.filter(isLocale)) {
    const file = join(folder, offlineListPath(locale))
    const list = JSON.parse(await readFile(file, 'utf8')) as OfflineList
    const listed = new Set(list.files.map(({ path }) => path))
    for (const name of (await readdir(join(folder, 'pictures', locale))).sort()) {
      const path = `pictures/${locale}/${name}`
      // Cards are for other sites.
      if (listed.has(path) || name.includes('-card-')) continue
      list.files.push({ path, bytes: (await stat(join(folder, path))).size })
    }
    await writeFile(file, JSON.stringify(list))
  }
}

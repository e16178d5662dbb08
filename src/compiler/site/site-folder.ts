import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OfflineRecord } from '../files/offline-list.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** The folder that a site is built in. */
export class SiteFolder {
  /** Folders that are there already. */
  private readonly made = new Set<string>()

  constructor(
    private readonly folder: string,
    private readonly record?: OfflineRecord,
  ) {}

  async write(file: SiteFile): Promise<void> {
    this.record?.add(file)
    await writeFile(await this.place(file.path), file.content)
  }

  async copy(file: string, path: string): Promise<void> {
    this.record?.addCopy(path, (await stat(file)).size)
    await copyFile(file, await this.place(path))
  }

  private async place(path: string): Promise<string> {
    const target = join(this.folder, path)
    const parent = dirname(target)
    if (!this.made.has(parent)) {
      await mkdir(parent, { recursive: true })
      this.made.add(parent)
    }
    return target
  }
}

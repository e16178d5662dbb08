import { mkdirSync, writeFileSync } from 'node:fs'
import { copyFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { OfflineRecord } from '../files/offline-list.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** Files that are written one after the other before signals, and what threads have made, are looked after. */
const IN_A_ROW = 16

/** The folder that a site is built in. */
export class SiteFolder {
  /** Folders that are there already. */
  private readonly made = new Set<string>()
  private written = 0

  constructor(
    private readonly folder: string,
    private readonly record?: OfflineRecord,
  ) {}

  async write(file: SiteFile): Promise<void> {
    this.record?.add(file)
    // A long deck has tens of thousands of small files: waiting for each takes longer than writing it.
    writeFileSync(this.place(file.path), file.content)
    this.written++
    if (this.written % IN_A_ROW === 0) await setImmediate()
  }

  async copy(file: string, path: string): Promise<void> {
    this.record?.addCopy(path, (await stat(file)).size)
    await copyFile(file, this.place(path))
  }

  private place(path: string): string {
    const target = join(this.folder, path)
    const parent = dirname(target)
    if (!this.made.has(parent)) {
      mkdirSync(parent, { recursive: true })
      this.made.add(parent)
    }
    return target
  }
}

/** A folder of the browser's private file system, in memory: a file is there once it was closed. */
export class Folder {
  readonly kind = 'directory'
  readonly files = new Map<string, Folder | Blob>()

  constructor(private readonly full: () => boolean = () => false) {}

  *entries() {
    for (const [name, file] of this.files)
      yield [name, file instanceof Folder ? file : { kind: 'file' }] as const
  }

  keys() {
    return this.files.keys()
  }

  getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    const known = this.files.get(name)
    if (known instanceof Folder) return Promise.resolve(known)
    if (!create) return Promise.reject(new Error('NotFoundError'))
    const made = new Folder(this.full)
    this.files.set(name, made)
    return Promise.resolve(made)
  }

  getFileHandle(name: string, { create = false } = {}) {
    if (!create && !this.files.has(name)) return Promise.reject(new Error('NotFoundError'))
    let content: Blob | undefined
    return Promise.resolve({
      getFile: () => Promise.resolve(this.files.get(name)),
      createWritable: () =>
        Promise.resolve({
          write: (written: Blob | string) => {
            if (this.full()) return Promise.reject(new Error('QuotaExceededError'))
            content = new Blob([written])
            return Promise.resolve()
          },
          abort: () => Promise.resolve(),
          close: () => {
            this.files.set(name, content ?? new Blob())
            return Promise.resolve()
          },
        }),
    })
  }

  removeEntry(name: string): Promise<void> {
    this.files.delete(name)
    return Promise.resolve()
  }
}

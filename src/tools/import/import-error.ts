/** What stops an import, said to the person who asked for it: the file, the place in it where there is one, and why. */
export class ImportError extends Error {
  override name = 'ImportError'
  constructor(
    readonly file: string,
    readonly reason: string,
    /** As `page 3` or `line 12`. */
    readonly place?: string,
  ) {
    super(`${file}${place === undefined ? '' : `, ${place}`}: ${reason}`)
  }
}

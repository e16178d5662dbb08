/** Thrown where pictures came out wrong; `faults` has a line for each. */
export class PictureError extends Error {
  override name = 'PictureError'
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

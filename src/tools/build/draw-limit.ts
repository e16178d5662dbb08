import { settledWithin } from './settled-within.ts'

/** A slide's picture takes some tenths of a second; a machine may be as slow and busy as it likes. */
export const DRAW_SECONDS = 60

/** What a browser takes longer to draw than anybody waits for. */
export class DrawsTooLong extends Error {
  override name = 'DrawsTooLong'
  constructor(seconds: number) {
    super(`takes more than ${String(seconds)} s to draw`)
  }
}

/** Resolves as the work does. Throws DrawsTooLong after so many seconds; the browser goes on with it, and is to be closed. */
export function drawnWithin<T>(seconds: number, work: Promise<T>): Promise<T> {
  return settledWithin(seconds * 1000, work, () => new DrawsTooLong(seconds))
}

/** Says what a build does, as it does it. */
export type Tell = (line: string) => void

export const NO_BROWSER =
  'no browser here: no previews and PDFs, and no page names them (npx playwright install chromium)'

/** Does something, and tells how long it took. */
export async function timed<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  tell(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

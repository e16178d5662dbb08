/** What `plain-modules-hooks.mjs` has. */
interface Loaded {
  format: string
  source: string
  shortCircuit: boolean
}

export function isPlain(url: string): boolean
export function readPlain(url: string): Loaded
export function load(
  url: string,
  context: object,
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded>

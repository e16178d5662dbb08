/** What `plain-modules-hooks.mjs` has. */
interface Loaded {
  format: string
  source: string
  shortCircuit: boolean
}

export function isPlain(url: string, format: string | undefined): boolean
export function readPlain(url: string): Loaded
export function load(
  url: string,
  context: { format?: string },
  next: (url: string, context: object) => Promise<Loaded>,
): Promise<Loaded>

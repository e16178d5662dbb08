import { setFlagsFromString } from 'node:v8'

/** V8's own is 66 KB of bytecode. */
const BUDGET = 1_000_000

/**
 * Has V8 look for what to optimise after more work: a build is over in seconds, and a tenth of what it computes was the
 * optimising of functions that were soon done with. Plain JavaScript: who loads TypeScript asks for it before that.
 */
export function optimizeLess() {
  setFlagsFromString(`--interrupt-budget=${String(BUDGET)}`)
}

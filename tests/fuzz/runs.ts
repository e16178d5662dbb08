/** True in the long run of `npm test -- --all`. */
export const ALL = process.env['TEST_ALL'] === 'true'

/** FUZZ_SEED repeats a run; each run prints its own. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.log(`FUZZ_SEED=${String(SEED)}`)

/** Milliseconds that a long run may take on a busy machine. */
export const PATIENCE_MS = 4 * 60 * 60 * 1000

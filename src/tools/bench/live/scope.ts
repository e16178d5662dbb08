/** The session that the bench's brokers, speaker and listeners share. */
export const BENCH_SCOPE = { deck: 'bench', session: 'bench' }
export const BENCH_TOKEN = 'the-token-of-the-bench-which-listens-on-the-loopback-alone'

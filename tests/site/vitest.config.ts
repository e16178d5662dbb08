import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Checks of the talk as `npm run build` makes it for a host: built once, pictures and PDFs too, then read by all. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/site/**/*.test.ts'],
    globalSetup: ['tests/site/build-talk.ts'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})

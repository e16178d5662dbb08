import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Unit tests: Markdown in, data or HTML out. Journeys in a browser are Playwright's (tests/e2e); tests/site reads a whole build. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/site/**', '**/node_modules/**'],
    environment: 'node',
    maxWorkers: 2,
    // Files share a worker's modules: to load the compiler anew for each took two thirds of the time.
    isolate: false,
    // Time is never what a test checks: on a busy machine a test may be long in coming.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})

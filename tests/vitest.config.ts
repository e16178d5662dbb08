import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Unit tests: Markdown in, data or HTML out. Journeys in a browser are Playwright's (tests/e2e); tests/site reads a whole build. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/site/**', '**/node_modules/**'],
    environment: 'node',
  },
})

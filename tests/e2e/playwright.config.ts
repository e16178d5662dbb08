import { defineConfig } from '@playwright/test'
import { launchOptions, shellOptions } from '../../src/tools/build/browser.ts'

const PORT = Number(process.env['PORT'] ?? 4321)

/** Marks what only a browser with a window does: leave full screen by Esc, keep the screen awake. */
const IN_A_WINDOW = /@window/

/** Journeys in a real browser, on the built pages of the talk: a folder a subject, and what they share in support/. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  // These machines are noisy; a journey that fails twice is broken.
  retries: 1,
  timeout: 60_000,
  // Time is never what a journey checks: on a busy machine a condition may be long in coming.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${String(PORT)}/talk/`,
    locale: 'ja-JP',
    // What a worker fetches can't be held up or refused by a test; journeys without network allow it (offline.spec.ts).
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'in a window', grep: IN_A_WINDOW, use: { launchOptions: launchOptions() } },
    { name: 'pages', grepInvert: IN_A_WINDOW, use: { launchOptions: shellOptions() } },
  ],
  webServer: {
    command: `npx tsx tests/e2e/support/serve.ts ${String(PORT)}`,
    cwd: '../..',
    url: `http://localhost:${String(PORT)}/talk/ja/`,
    timeout: 300_000,
    reuseExistingServer: !process.env['CI'],
  },
})

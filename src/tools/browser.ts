import { existsSync } from 'node:fs'
import { chromium, type Browser, type LaunchOptions } from '@playwright/test'

/** Debian's Chromium, where Playwright's own can't be downloaded. */
export const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
)

/** As root Chromium has no sandbox; nothing that it does of itself may reach for the network. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** How to start a browser here: the system's Chromium where there is one, Playwright's own elsewhere. */
export function launchOptions(): LaunchOptions {
  return { args: BROWSER_ARGS, ...(SYSTEM_CHROMIUM && { executablePath: SYSTEM_CHROMIUM }) }
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions())
}

/** False where there is no browser, or one that doesn't start. */
export async function canLaunchBrowser(): Promise<boolean> {
  try {
    await (await launchBrowser()).close()
    return true
  } catch {
    return false
  }
}

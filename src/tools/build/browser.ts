import { existsSync } from 'node:fs'
import type { Browser, LaunchOptions } from '@playwright/test'

/** As root Chromium has no sandbox; nothing that it does of itself may reach for the network. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Debian's Chromium, where Playwright's own can't be downloaded. */
const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** Chromium without a window: a third faster, but it can't fill the screen or keep it awake. */
const SYSTEM_SHELL = '/usr/bin/chromium-headless-shell'

/** How to start a browser here: the one that CHROMIUM names, else the system's Chromium, else Playwright's own. */
export function launchOptions(): LaunchOptions {
  const executablePath = process.env['CHROMIUM'] ?? SYSTEM_CHROMIUM.find((path) => existsSync(path))
  return { args: BROWSER_ARGS, ...(executablePath !== undefined && { executablePath }) }
}

/** How to start a browser where nothing needs a window. */
export function shellOptions(): LaunchOptions {
  if (process.env['CHROMIUM'] !== undefined || !existsSync(SYSTEM_SHELL)) return launchOptions()
  return { args: BROWSER_ARGS, executablePath: SYSTEM_SHELL }
}

export async function launchBrowser(): Promise<Browser> {
  // It takes half a second to load, and a build of pages alone starts no browser.
  const { chromium } = await import('@playwright/test')
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

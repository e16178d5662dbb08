import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { NodeResult, Result, RunOptions } from 'axe-core'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where axe looks, by selectors. */
interface Where {
  include: string[]
  exclude?: string[]
}

const WHOLE_PAGE: Where = { include: ['html'] }

/** All that axe finds there, a line for each place. */
export async function axeFindings(
  page: Page,
  where: Where = WHOLE_PAGE,
  options: RunOptions = {},
): Promise<string[]> {
  return describe(await runAxe(page, where, options))
}

/** What axe finds there that is serious, where lesser things are left for the parts to answer for. */
export async function seriousFindings(page: Page, where: Where, options: RunOptions = {}): Promise<string[]> {
  const violations = await runAxe(page, where, options)
  return describe(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))
}

async function runAxe(page: Page, where: Where, options: RunOptions): Promise<Result[]> {
  // Into the page by the debugger: the policy lets no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  return page.evaluate(
    async ({ context, given }) => {
      // What is still fading in has other colours.
      const moving = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      await Promise.allSettled(moving.map((one) => one.finished))
      // For a frame or two the next slide is laid out before it is put out of reach.
      while (document.querySelector('.ahead:not(.laid-out)')) await new Promise(requestAnimationFrame)
      // Its own type is too deep for a page's function.
      const { axe } = window as unknown as {
        axe: { run: (where: Where, options: object) => Promise<{ violations: Result[] }> }
      }
      return (await axe.run(context, given)).violations
    },
    { context: where, given: { ...options, resultTypes: ['violations'] } },
  )
}

function describe(violations: readonly Result[]): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${describeNode(node)}`))
}

function describeNode({ target, html, any }: NodeResult): string {
  return [target.join(' '), html.slice(0, 200), ...any.map(({ message }) => message)].join(' ')
}

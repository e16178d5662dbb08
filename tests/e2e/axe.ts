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

/** What axe finds there that is serious, a line for each place. */
export async function axeFindings(page: Page, where: Where, options: RunOptions = {}): Promise<string[]> {
  // Into the page by the debugger: the policy lets no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const violations = await page.evaluate(
    async ({ context, given }) => {
      // Its own type is too deep for a page's function.
      const { axe } = window as unknown as {
        axe: { run: (where: Where, options: object) => Promise<{ violations: Result[] }> }
      }
      return (await axe.run(context, given)).violations
    },
    { context: where, given: { ...options, resultTypes: ['violations'] } },
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${describeNode(node)}`))
}

function describeNode({ target, any }: NodeResult): string {
  return `${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`
}

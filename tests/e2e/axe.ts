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

/** Of what axe gives back, what is looked at here: its own type is too deep for a page's function. */
interface Found {
  violations: Result[]
  incomplete: Result[]
}

/** What axe finds there: what is serious, and texts whose contrast it couldn't tell. */
export async function axeFindings(page: Page, context: Where, options: RunOptions = {}): Promise<string[]> {
  // Into the page by the debugger: the policy lets no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const { violations, incomplete } = await page.evaluate(
    async ({ where, given }) => {
      const { axe } = window as unknown as { axe: { run: (where: Where, options: object) => Promise<Found> } }
      const { violations, incomplete } = await axe.run(where, given)
      return { violations, incomplete }
    },
    {
      where: context,
      given: {
        checks: { 'color-contrast': { options: { ignoreLength: true } } },
        ...options,
        resultTypes: ['violations', 'incomplete'],
      },
    },
  )
  const untold = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map((result) => ({ ...result, nodes: result.nodes.filter((node) => !isScrolledAway(node)) }))
  return [
    ...violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ...untold,
  ].flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${describeNode(node)}`))
}

/** What is under the edge of what scrolls can't be told, and is looked at when it is in view. */
function isScrolledAway({ any }: NodeResult): boolean {
  return any.some(
    ({ data }) => (data as { messageKey?: string } | null)?.messageKey === 'elmPartiallyObscured',
  )
}

function describeNode({ target, any }: NodeResult): string {
  return `${target.join(' ')} ${any.map(({ message }) => message).join(' ')}`
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countTests } from '../../../src/tools/suite/count-tests.ts'
import type { Ended, Part } from '../../../src/tools/suite/part.ts'
import { scratchFolder } from '../scratch.ts'

const WELL: Ended = { ok: true, how: 'ended with 0', ms: 1 }
const BADLY: Ended = { ok: false, how: 'ended with 1', ms: 1 }
const KILLED: Ended = { ok: false, how: 'was killed (SIGKILL)', ms: 1 }

/** A part whose program wrote this report; none where it is undefined. */
async function partWith(by: 'vitest' | 'playwright', report: unknown): Promise<Part> {
  const file = join(await scratchFolder(), 'report.json')
  if (report !== undefined)
    await writeFile(file, typeof report === 'string' ? report : JSON.stringify(report))
  return { name: 'unit tests', command: 'x', args: [], cores: 1, report: { by, file } }
}

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((each, at) => ({ status: each, fullName: `a slide is ${each} ${String(at)}` })),
})

describe('a part without a report', () => {
  const part: Part = { name: 'types', command: 'x', args: [], cores: 1 }

  it('is one test', () => {
    expect(countTests(part, WELL)).toMatchObject({ passed: 1, failed: 0, faults: [] })
  })

  it('fails where it was killed, and says so', () => {
    expect(countTests(part, KILLED)).toMatchObject({
      passed: 0,
      failed: 1,
      faults: ['types was killed (SIGKILL)'],
    })
  })
})

describe('a report of Vitest', () => {
  it('is counted test by test, and names what failed', async () => {
    const part = await partWith('vitest', {
      testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'passed', 'failed')],
    })
    expect(countTests(part, BADLY)).toMatchObject({
      passed: 3,
      failed: 1,
      skipped: 1,
      faults: ['a slide is failed 1'],
    })
  })

  it('has a failure for each file that can’t be loaded, beside failed tests too', async () => {
    const part = await partWith('vitest', { testResults: [file('failed'), file('failed', 'failed')] })
    expect(countTests(part, BADLY)).toMatchObject({
      passed: 0,
      failed: 2,
      faults: ['a slide is failed 0', expect.stringContaining("a.test.ts can't be loaded")],
    })
  })

  it('has one for a program that ended badly though all tests passed', async () => {
    const part = await partWith('vitest', { testResults: [file('passed', 'passed')] })
    expect(countTests(part, KILLED)).toMatchObject({ passed: 1, failed: 1 })
  })

  it.each([undefined, '{"testResults": [', { success: true }])(
    'that is %j is a failure, however the program ended',
    async (report) => {
      const { failed, faults } = countTests(await partWith('vitest', report), WELL)
      expect(failed).toBe(1)
      expect(faults[0]).toContain('left no report that can be read')
    },
  )
})

describe('a report of Playwright', () => {
  const suite = (...statuses: string[]) => ({
    title: 'a.spec.ts',
    suites: [
      {
        title: 'a slide',
        specs: statuses.map((status, at) => ({ title: `test ${String(at)}`, tests: [{ status }] })),
      },
    ],
  })

  it('names what passed at the second try, and counts it as passed', async () => {
    const part = await partWith('playwright', { suites: [suite('expected', 'flaky', 'skipped')], errors: [] })
    expect(countTests(part, WELL)).toEqual({
      passed: 2,
      failed: 0,
      skipped: 1,
      secondTry: ['a.spec.ts › a slide › test 1'],
      faults: [],
    })
  })

  it('has a failure for each file that can’t be loaded', async () => {
    const part = await partWith('playwright', {
      suites: [suite('expected', 'unexpected')],
      errors: [{ message: 'b.spec.ts: no such module' }],
    })
    expect(countTests(part, BADLY)).toMatchObject({
      passed: 1,
      failed: 2,
      faults: ['a.spec.ts › a slide › test 1', 'b.spec.ts: no such module'],
    })
  })
})

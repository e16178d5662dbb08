import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Ended, Part } from './part.ts'

/** What came of a part. */
export interface TestCount {
  passed: number
  failed: number
  skipped: number
  /** Names of tests that passed at the second try only. */
  secondTry: readonly string[]
  /** What failed: tests by their names, and what no single test tells: a file that can't be loaded, a program that was killed. */
  faults: readonly string[]
}

/** Counts a part's tests in its report. What no single test tells is a failure all the same. */
export function countTests(part: Part, ended: Ended): TestCount {
  if (!part.report) return onlyOne(ended.ok ? undefined : `${part.name} ${ended.how}`)
  const json = readJson(part.report.file)
  const counted = part.report.by === 'vitest' ? countVitest(json) : countPlaywright(json)
  if (!counted) return onlyOne(`${part.name} ${ended.how}, and left no report that can be read`)
  const isTold = ended.ok || counted.failed > 0
  const faults = isTold ? counted.faults : [`${part.name} ${ended.how}, though no test of it failed`]
  return { ...counted, failed: isTold ? counted.failed : 1, faults }
}

function onlyOne(fault: string | undefined): TestCount {
  const failed = fault === undefined ? 0 : 1
  return { passed: 1 - failed, failed, skipped: 0, secondTry: [], faults: fault === undefined ? [] : [fault] }
}

/** Undefined where there is none, or one that was cut off. */
function readJson(file: string): unknown {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

/** A file that can't be loaded holds no failed test, and counts as one. */
function countVitest(json: unknown): TestCount | undefined {
  const report = vitestSchema.safeParse(json).data
  if (!report) return undefined
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  const count = (status: string) => tests.filter((test) => test.status === status).length
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const [passed, failed] = [count('passed'), count('failed')]
  return {
    passed,
    failed: failed + unloaded.length,
    skipped: tests.length - passed - failed,
    secondTry: [],
    faults: [
      ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
      ...unloaded.map(({ name }) => `${name} can't be loaded, or fails outside of its tests`),
    ],
  }
}

interface Suite {
  title: string
  suites?: Suite[] | undefined
  specs?: { title: string; tests: { status: string }[] }[] | undefined
}

const suiteSchema: z.ZodType<Suite> = z.object({
  title: z.string(),
  get suites() {
    return z.array(suiteSchema).optional()
  },
  specs: z
    .array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) }))
    .optional(),
})

const playwrightSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string().optional() })),
})

function countPlaywright(json: unknown): TestCount | undefined {
  const report = playwrightSchema.safeParse(json).data
  if (!report) return undefined
  const tests = report.suites.flatMap((suite) => testsOf(suite, []))
  const named = (status: string) => tests.filter((test) => test.status === status).map(({ name }) => name)
  const [unexpected, secondTry] = [named('unexpected'), named('flaky')]
  return {
    passed: named('expected').length + secondTry.length,
    failed: unexpected.length + report.errors.length,
    skipped: named('skipped').length,
    secondTry,
    faults: [
      ...unexpected,
      ...report.errors.map(({ message = 'the journeys stopped without a word' }) => message),
    ],
  }
}

function testsOf(suite: Suite, above: readonly string[]): { name: string; status: string }[] {
  const titles = [...above, suite.title].filter((title) => title !== '')
  return [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests.map(({ status }) => ({ name: [...titles, title].join(' › '), status })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, titles)),
  ]
}

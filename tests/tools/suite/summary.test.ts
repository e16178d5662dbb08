import { describe, expect, it } from 'vitest'
import { formatSummary } from '../../../src/tools/suite/summary.ts'

const result = { passed: 1, failed: 0, skipped: 0, secondTry: [], faults: [] }

describe('the summary', () => {
  it('names faults and second tries, shows each part, and sums up in its last line', () => {
    const summary = formatSummary(
      [
        { ...result, name: 'types', ms: 61_000 },
        {
          ...result,
          name: 'journeys',
          ms: 3_599_600,
          failed: 2,
          secondTry: ['a › b'],
          faults: ['no module'],
        },
      ],
      3_600_000,
    )
    expect(summary.split('\n')).toEqual([
      'failed: no module',
      'passed at the second try only: a › b',
      '1 passed at the second try only',
      '',
      'part       time  passed  failed  skipped',
      'types      1:01       1       0        0',
      'journeys  60:00       1       2        0',
      'all       60:00',
      '',
      '2 passed, 2 failed',
    ])
  })
})

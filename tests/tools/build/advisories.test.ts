import { describe, expect, it } from 'vitest'
import { readAdvisories } from '../../../src/tools/build/advisories.ts'

describe('the answer of npm audit', () => {
  it('lists each weakness once, at the package that has it', () => {
    const answer = {
      auditReportVersion: 2,
      vulnerabilities: {
        above: { name: 'above', severity: 'high', via: ['below'] },
        below: {
          severity: 'high',
          via: [
            {
              source: 1,
              name: 'below',
              title: 'Prototype pollution',
              url: 'https://x.example/1',
              severity: 'high',
            },
          ],
        },
      },
    }
    expect(readAdvisories(answer)).toEqual([
      { name: 'below', severity: 'high', title: 'Prototype pollution', url: 'https://x.example/1' },
    ])
    expect(readAdvisories({ auditReportVersion: 2, vulnerabilities: {} })).toEqual([])
  })

  it.each([
    [{ message: '405 Method Not Allowed', statusCode: 405, error: {} }],
    [{ error: { code: 'ENOTFOUND' } }],
    [undefined],
  ])('of a registry that does not tell, or without network, is none: %j', (answer) => {
    expect(readAdvisories(answer)).toBeUndefined()
  })
})

import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runPart } from '../../../src/tools/suite/part.ts'

const node = (script: string) => ({ name: 'x', command: process.execPath, args: ['-e', script], cores: 1 })

/** What is said while a part runs beside others. */
function listen(): string[] {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  onTestFinished(() => {
    log.mockRestore()
  })
  return said
}

describe('a part', () => {
  it('tells in one piece what it said, when it has ended', async () => {
    const said = listen()
    expect(await runPart(node('console.log(1); console.error(2)'), false)).toMatchObject({ ok: true })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^\n\$ .*\n1\n2$/)
  })

  it('that was killed says by what', async () => {
    listen()
    const ended = await runPart(node("process.kill(process.pid, 'SIGKILL')"), false)
    expect(ended).toMatchObject({ ok: false, how: 'was killed (SIGKILL)' })
  })

  it('that can’t be started is none that went well', async () => {
    listen()
    const ended = await runPart({ ...node(''), command: '/nowhere/at-all' }, false)
    expect(ended.ok).toBe(false)
    expect(ended.how).toContain('could not be started')
  })
})

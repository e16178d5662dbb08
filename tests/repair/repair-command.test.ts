import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('the repair command', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'repair-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  function run(args: string[], input: string | Uint8Array = '') {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'src/tools/repair.ts', ...args],
      { input },
    )
    return { status, stdout: stdout.toString(), stderr: stderr.toString() }
  }

  function file(name: string, content: string | Uint8Array): string {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  it('prints the repaired text line for line, and its report apart', () => {
    const { status, stdout, stderr } = run([file('a.txt', '1\r\nϞσϧʹΑΔ\n\nGPT-4\n')])
    expect(stdout).toBe('1\r\nモデルによる\n\nGPT-4\n')
    expect(stderr).toContain('2:1  glyph numbers  ϞσϧʹΑΔ → モデルによる')
    expect(stderr).toContain('1 of 4 lines changed')
    expect(status).toBe(0)
  })

  it('reads standard input', () => {
    expect(run(['-'], '\ufeff⻩⾊').stdout).toBe('黄色')
    expect(run(['--no-dictionary', '-'], '').stdout).toBe('')
  })

  it('says what is wrong and where, and prints nothing', () => {
    const cases: [string[], RegExp][] = [
      [[join(folder, 'none.txt')], /none\.txt: there is no such file/],
      [[folder], /this is a folder/],
      [
        [file('sjis.txt', Uint8Array.of(0x41, 0x0a, 0x83, 0x82))],
        /sjis\.txt, line 2, byte 2: the byte 0x83 is not UTF-8/,
      ],
      [[file('zero.txt', Uint8Array.of(0x41, 0))], /zero\.txt, line 1, byte 1: a zero byte/],
      [[file('big.txt', new Uint8Array(17_000_000).fill(0x41))], /big\.txt: larger than 16 MB/],
      [[file('long.txt', Buffer.from(`ϞσϧʹΑΔ\n${'Δ'.repeat(100_001)}`))], /long\.txt:2: a line of more than/],
      [[], /one file, please/],
      [['--nope', '-'], /unknown option --nope/],
    ]
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = run(args)
      expect(stderr).toMatch(message)
      expect(stdout).toBe('')
      expect(status).toBe(1)
    }
  })
})

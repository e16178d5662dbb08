import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { scratchFolder } from '../scratch.ts'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const MODULE = new URL('../../../src/tools/import/import-deck.ts', import.meta.url).href

/** Imports pictures that a program in tesseract's place never gets done with. */
const PROGRAM = `
const { importDeck } = await import(${JSON.stringify(MODULE)})
const [input, out] = process.argv.slice(1)
await importDeck({ input, out, locale: 'en', ocr: true })`

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'an import that %s ends leaves nothing behind',
  { timeout: 120_000 },
  async (signal) => {
    const folder = await scratchFolder()
    const [input, programs, scratch] = ['pages', 'bin', 'tmp'].map((name) => join(folder, name)) as [
      ...[string, string, string],
    ]
    for (const each of [input, programs, scratch]) await mkdir(each)
    await writeFile(join(input, '1.png'), PIXEL)
    const program = join(programs, 'tesseract')
    await writeFile(
      program,
      '#!/bin/sh\n[ "$1" = --list-langs ] && echo eng && exit 0\n: >"$0.begun"\nexec sleep 600\n',
    )
    await chmod(program, 0o755)
    const run = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, input, join(folder, 'talk')],
      { env: { ...process.env, PATH: `${programs}:${process.env['PATH'] ?? ''}`, TMPDIR: scratch } },
    )
    onTestFinished(() => void run.kill('SIGKILL'))
    const ended = once(run, 'exit')
    const ours = async () => (await readdir(scratch)).filter((name) => name.startsWith('colloquium-'))
    await expect.poll(() => readdir(programs), { timeout: 100_000 }).toContain('tesseract.begun')
    expect(await ours()).toHaveLength(1)
    run.kill(signal)
    expect(await ended).toEqual([null, signal])
    expect(await ours()).toEqual([])
    expect((await readdir(folder)).sort()).toEqual(['bin', 'pages', 'tmp'])
  },
)

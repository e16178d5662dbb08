import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runWatched, type Limits } from '../../src/tools/watch.mjs'
import { scratchFolder } from './scratch.ts'

const MODULE = new URL('../../src/compiler/at-hand.ts', import.meta.url).href
const WATCH = new URL('../../src/tools/watch.mjs', import.meta.url).href
const AT_END = new URL('../../src/compiler/at-end.ts', import.meta.url).href

const QUICK = { partSeconds: 2 }

/** Runs a program that says what it has at hand; resolves to what it ended with, and what was told of it. */
async function run(program: string, limits: Partial<Limits> = {}) {
  const told: string[] = []
  const head = `import { beginFile, beginPart, beginWhole } from ${JSON.stringify(MODULE)}\n`
  const end = await runWatched(['--import', 'tsx', '--input-type=module', '--eval', head + program], {
    tell: (line) => told.push(line),
    limits,
  })
  return { end, told }
}

/** The same in a program of its own, for all that is said. */
function runApart(program: string, options: string[] = []) {
  const head = `import { beginPart } from ${JSON.stringify(MODULE)}\n`
  const args = [...options, '--import', 'tsx', '--input-type=module', '--eval', head + program]
  const outer = `
import { runWatched as run } from ${JSON.stringify(WATCH)}
process.exitCode = await run(${JSON.stringify(args)})`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', outer], {
    ...{ encoding: 'utf8', maxBuffer: 1e8 },
  })
}

it('lets a program be that says what it has at hand, and ends as it ends', { timeout: 60_000 }, async () => {
  expect(await run(`beginPart('talk/001-a.md'); process.exitCode = 3`)).toEqual({ end: 3, told: [] })
})

it('names the file that is never done', { timeout: 120_000 }, async () => {
  const { end, told } = await run(
    `beginPart('talk/001-a.md'); beginPart('talk/002-\\u001b[31m.md'); for (;;);`,
    QUICK,
  )
  expect(end).toBe(1)
  expect(told).toEqual([
    'talk/002-\\u{1b}[31m.md: takes more than 2 s, where a slide takes less than one; take parts of it out to find which one it is',
  ])
})

it('gives the file of a talk no more than a part of one', { timeout: 120_000 }, async () => {
  const { end, told } = await run(`beginFile('talk.html'); for (;;);`, { ...QUICK, wholeSeconds: 60 })
  expect(end).toBe(1)
  expect(told).toEqual([
    'talk.html: takes more than 2 s, where the file of a talk takes some; take parts of it out to find which one it is',
  ])
})

it('lets a program be that waits for longer than that, as a server does', { timeout: 120_000 }, async () => {
  const waits = `beginPart('talk/001-a.md'); setTimeout(() => undefined, 4000)`
  expect(await run(waits, { partSeconds: 1 })).toEqual({ end: 0, told: [] })
})

it('names the file that fills memory', { timeout: 60_000 }, async () => {
  const fills = `beginWhole('talk'); setTimeout(() => {
    beginPart('talk/002-b.md')
    const all = []
    for (;;) all.push(Buffer.alloc(1e6, 1))
  }, 500)`
  const { end, told } = await run(fills, { partMb: 200, allMb: 2000 })
  expect(end).toBe(1)
  expect(told).toEqual([
    'talk/002-b.md: takes more memory than 200 MB; take parts of it out to find which one it is',
  ])
})

it('counts what the programs fill that it has started', { timeout: 60_000 }, async () => {
  const script = 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 50)'
  const { end, told } = await run(
    `import { spawn } from 'node:child_process'
beginWhole('talk.pdf')
spawn('sh', ['-c', 'exec "$0" -e "$1"', process.execPath, ${JSON.stringify(script)}])
setTimeout(() => undefined, 40_000)`,
    { togetherMb: 512 },
  )
  expect(end).toBe(1)
  expect(told).toEqual([
    'talk.pdf: takes more memory than 512 MB; take parts of it out to find which one it is',
  ])
})

it('says no more than a line where the engine itself ends', { timeout: 60_000 }, () => {
  const { status, stderr } = runApart(
    `beginPart('talk/003-c.md'); const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({})))`,
    ['--max-old-space-size=60'],
  )
  expect(stderr).toMatch(
    /^talk\/003-c\.md: takes more memory than \d+ [MG]B; take parts of it out to find which one it is\n$/,
  )
  expect(status).toBe(1)
})

it('hands on all that such a program says, however much', { timeout: 60_000 }, () => {
  const { status, stderr } = runApart(`console.error('x'.repeat(1e6)); process.exit(3)`)
  expect(stderr.length).toBe(1e6 + 1)
  expect(status).toBe(3)
})

it(
  'takes away what such a program leaves behind, and ends what it has started',
  { timeout: 120_000 },
  async () => {
    const folder = await scratchFolder()
    const [left, mark] = [join(folder, 'left'), join(folder, 'mark')]
    await mkdir(left)
    const program = `
import { removeAtEnd } from ${JSON.stringify(AT_END)}
import { spawn } from 'node:child_process'
removeAtEnd(${JSON.stringify(left)})
const started = spawn('sh', ['-c', ${JSON.stringify(`while :; do echo >> ${mark}; sleep 0.1; done`)}], { detached: true, stdio: 'ignore' })
started.once('spawn', () => {
  beginPart('talk/001-a.md')
  for (;;);
})`
    expect((await run(program, QUICK)).end).toBe(1)
    expect(existsSync(left)).toBe(false)
    const { size } = await stat(mark)
    await wait(1000)
    expect((await stat(mark)).size).toBe(size)
  },
)

it(
  'ends with its program, though something that this has started goes on',
  { timeout: 120_000 },
  async () => {
    const mark = join(await scratchFolder(), 'mark')
    const program = `
import { spawn } from 'node:child_process'
const script = ${JSON.stringify(`sleep 30; touch ${mark}`)}
spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'ignore', 'inherit'] }).once('spawn', () => process.exit(0))`
    expect(await run(program)).toEqual({ end: 0, told: [] })
    expect(existsSync(mark)).toBe(false)
  },
)

it('passes on what somebody ends it with', { timeout: 60_000 }, async () => {
  const own = `beginPart('talk/001-a.md'); process.kill(process.pid, 'SIGTERM'); setTimeout(() => undefined, 9000)`
  expect(await run(own)).toEqual({ end: 'SIGTERM', told: [] })
})

it.each(['SIGTERM', 'SIGINT'] as const)(
  'ends a program that is too busy to hear that it is to end (%s)',
  { timeout: 60_000 },
  async (signal) => {
    const folder = await scratchFolder()
    const [left, mark, program] = [join(folder, 'left'), join(folder, 'mark'), join(folder, 'outer.mjs')]
    await mkdir(left)
    const busy = `
import { writeFileSync } from 'node:fs'
import { beginPart } from ${JSON.stringify(MODULE)}
import { removeAtEnd } from ${JSON.stringify(AT_END)}
beginPart('talk/001-a.md')
removeAtEnd(${JSON.stringify(left)})
writeFileSync(${JSON.stringify(mark)}, String(process.pid))
for (;;);`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', busy]
    await writeFile(
      program,
      `import { runWatched as run } from ${JSON.stringify(WATCH)}\nconsole.log(await run(${JSON.stringify(args)}))`,
    )
    const outer = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    let ended = ''
    outer.stdout.on('data', (data: Buffer) => (ended += data.toString()))
    await vi.waitFor(() => {
      expect(existsSync(mark)).toBe(true)
    }, 30_000)
    const pid = Number(await readFile(mark, 'utf8'))
    onTestFinished(() => {
      endIfThere(pid)
    })
    await wait(500)
    outer.kill(signal)
    await vi.waitFor(() => {
      expect(ended).toBe(`${signal}\n`)
    }, 15_000)
    expect([isThere(pid), existsSync(left)]).toEqual([false, false])
  },
)

/**
 * A program that runs another, watched or not, which leaves a mark each tenth of a second. Its own process and that of
 * the other are the first two that it names.
 */
async function markingProgram(runs: 'runWatched' | 'runUnwatched') {
  const folder = await scratchFolder()
  const mark = join(folder, 'mark')
  const marking = `
import { appendFileSync } from 'node:fs'
beginPart('talk/001-a.md')
setInterval(() => appendFileSync(${JSON.stringify(mark)}, process.ppid + ' ' + process.pid + '\\n'), 100)`
  const head = `import { beginPart } from ${JSON.stringify(MODULE)}\n`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', head + marking]
  const program = join(folder, 'outer.mjs')
  await writeFile(
    program,
    `import { ${runs} as run } from ${JSON.stringify(WATCH)}\nawait run(${JSON.stringify(args)})`,
  )
  const marks = async () => (await readFile(mark, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  onTestFinished(async () => {
    for (const pid of (await marks()).at(-1)?.split(' ') ?? []) endIfThere(Number(pid))
  })
  return { program, marks }
}

function endIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended, as it should.
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A shell that waits for the program, as npm's does, or that leaves it to itself before it has begun. */
function startInShell(program: string, { waits, npm }: { waits: boolean; npm: boolean }) {
  const { npm_lifecycle_event: _, ...env } = process.env
  const script = waits ? '"$0" "$1"; true' : '(sleep 0.3; exec "$0" "$1") &'
  return spawn('sh', ['-c', script, process.execPath, program], {
    env: { ...env, ...(npm && { npm_lifecycle_event: 'start' }) },
    stdio: 'ignore',
  })
}

it.each(['runWatched', 'runUnwatched'] as const)(
  'ends with npm, which was ended alone (%s)',
  { timeout: 60_000 },
  async (runs) => {
    const { program, marks } = await markingProgram(runs)
    const shell = startInShell(program, { waits: true, npm: true })
    await vi.waitFor(async () => {
      expect((await marks()).length).toBeGreaterThan(3)
    }, 30_000)
    shell.kill('SIGTERM')
    const both = (await marks())[0]?.split(' ').map(Number) ?? []
    await vi.waitFor(() => {
      expect(both.map(isThere)).toEqual([false, false])
    }, 15_000)
  },
)

it.each([
  ['the first program of all is its parent from the start', { waits: false, npm: true }],
  ['a shell that is closed had started it by itself', { waits: true, npm: false }],
])('goes on where %s', { timeout: 60_000 }, async (_, how) => {
  const { program, marks } = await markingProgram('runWatched')
  const shell = startInShell(program, how)
  await vi.waitFor(async () => {
    expect((await marks()).length).toBeGreaterThan(3)
  }, 30_000)
  if (how.waits) shell.kill('SIGKILL')
  const before = (await marks()).length
  // More than the watcher, which looks four times a second, needs to notice.
  await vi.waitFor(async () => {
    expect((await marks()).length).toBeGreaterThan(before + 15)
  }, 30_000)
})

it('doesn’t outlive who watches it', { timeout: 60_000 }, async () => {
  const { program, marks } = await markingProgram('runWatched')
  startInShell(program, { waits: true, npm: false })
  await vi.waitFor(async () => {
    expect((await marks()).length).toBeGreaterThan(3)
  }, 30_000)
  const [watcher = 0, watched = 0] = (await marks())[0]?.split(' ').map(Number) ?? []
  process.kill(watcher, 'SIGKILL')
  await vi.waitFor(() => {
    expect(isThere(watched)).toBe(false)
  }, 15_000)
})

it('says so where no scratch files can be written', async () => {
  const told: string[] = []
  const before = process.env['TMPDIR']
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  })
  process.env['TMPDIR'] = '/nowhere/at/all'
  expect(await runWatched(['--eval', ''], { tell: (line) => told.push(line) })).toBe(1)
  expect(told).toEqual([
    '/nowhere/at/all: no scratch files can be written there (ENOENT); make room, or name another folder with TMPDIR',
  ])
})

it.runIf(existsSync('/dev/full'))(
  'goes on where what it has at hand cannot be said on a full disk',
  { timeout: 60_000 },
  () => {
    const program = `
import { beginPart, notePassing } from ${JSON.stringify(MODULE)}
beginPart('talk/001-a.md')
notePassing('/nowhere')()
setTimeout(() => console.log('done'), 1500)`
    const outer = `
import { spawnSync } from 'node:child_process'
const env = { ...process.env, COLLOQUIUM_WATCHED: process.pid + ':/dev/full' }
const args = ['--import', 'tsx', '--input-type=module', '--eval', ${JSON.stringify(program)}]
spawnSync(process.execPath, args, { env, stdio: 'inherit' })`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', outer], {
      encoding: 'utf8',
    })
    expect([stdout, stderr]).toEqual(['done\n', ''])
  },
)

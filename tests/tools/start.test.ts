import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What of the project a build is made of. */
const PROJECT = ['index.html', 'package.json', 'public', 'src', 'tsconfig.json', 'vite.config.ts']
/** A build for a host, as `npm run build` leaves it: with pictures, and with the address of a broker. */
const BUILT = {
  '.colloquium-build.json': '{"colloquium":1,"files":["index.html","live.json","pictures/1.avif"],"kept":[]}',
  'index.html': '<p>the talk</p>',
  'live.json': '{"broker":"wss://broker.example/mqtt"}',
  'pictures/1.avif': 'a picture',
}

let project: string
/** Where a talk is served, which the first test looks at alone and the second beside another one. */
let first: string
const children: ChildProcess[] = []
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'colloquium-project-'))
  for (const name of PROJECT) await cp(resolve(name), join(project, name), { recursive: true })
  await symlink(resolve('node_modules'), join(project, 'node_modules'))
  await mkdir(join(project, 'dist/pictures'), { recursive: true })
  for (const [path, text] of Object.entries(BUILT)) await writeFile(join(project, 'dist', path), text)
  first = await start()
})
afterAll(async () => {
  for (const child of children) {
    if (child.exitCode !== null) continue
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    await ended
  }
  await rm(project, { recursive: true })
})

/** The address that `npm start` says in the project's folder, once it serves. */
async function start(deck = resolve('tests/fixtures/deck-in-three')): Promise<string> {
  const args = ['--import', 'tsx', 'src/tools/serve-deck.ts', '--deck', deck, '--port', '0']
  const server = spawn(process.execPath, args, { cwd: project, env: withoutVitest() })
  children.push(server)
  let said = ''
  return new Promise((found, failed) => {
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (data: Buffer) => {
        said += data.toString()
        const url = /^Colloquium: (\S+)$/m.exec(said)?.[1]
        if (url !== undefined) found(url)
      })
    server.once('exit', () => {
      failed(new Error(said))
    })
  })
}

/** Vitest's own variables would have the pages built as for a test. */
function withoutVitest(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_ENV|VITEST.*|SITE|BASE|BROKER)$/.test(name),
  )
  return Object.fromEntries(others)
}

describe('npm start', () => {
  it('leaves what was built for a host as it is, and serves pages of its own', async () => {
    expect(await (await fetch(`${first}ja/`)).text()).toContain('月と潮')
    const names = await readdir(join(project, 'dist'), { recursive: true, withFileTypes: true })
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const found = await Promise.all(
      files.map(async (path) => [path.slice(join(project, 'dist/').length), await readFile(path, 'utf8')]),
    )
    expect(Object.fromEntries(found)).toEqual(BUILT)
    expect(await readdir(join(project, '.cache/start'))).toContain('ja')
  })

  it('serves each of two talks whole, one started after the other', async () => {
    const before = await (await fetch(`${first}ja/`)).text()
    const second = await start(resolve('tests/fixtures/deck'))
    expect(await (await fetch(`${first}ja/`)).text()).toBe(before)
    expect(await (await fetch(`${second}ja/`)).text()).not.toContain('月と潮')
  })
})

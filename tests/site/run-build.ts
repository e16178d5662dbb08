import { spawn } from 'node:child_process'

/** How a build ended, and what it said. */
export interface BuildRun {
  status: number | null
  output: string
}

/** `npm run build`, without the installing. */
export async function runBuild(
  deckFolder: string,
  outDir: string,
  environment: Record<string, string> = {},
): Promise<BuildRun> {
  const options = ['--deck', deckFolder, '--out', outDir]
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/tools/build.ts', ...options], {
    env: { ...withoutVitest(), ...environment },
  })
  let output = ''
  const read = (data: Buffer) => {
    output += data.toString()
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const status = await new Promise<number | null>((ended, failed) => {
    child.on('close', ended)
    child.on('error', failed)
  })
  return { status, output }
}

/** Vitest's own variables would have the pages built as for a test. */
function withoutVitest(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|VITEST.*|SITE|BASE)$/.test(name))
  return Object.fromEntries(others)
}

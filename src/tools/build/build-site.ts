import { build, type LogLevel } from 'vite'
import { formatProblem, type Problem } from '../../compiler/read/problem.ts'

export interface BuildOptions {
  /** True where pictures and PDFs will be made of the pages (src/tools/build/build-everything.ts). */
  print?: boolean
  logLevel?: LogLevel
}

/** Builds the pages of a deck's folder; resolves to the problems that stopped it, none where it went well. */
export async function buildSite(
  folder: string,
  outDir: string,
  { print = false, logLevel = 'silent' }: BuildOptions = {},
): Promise<string[]> {
  process.env['DECK'] = folder
  process.env['PRINT'] = String(print)
  try {
    await build({
      configLoader: 'native',
      logLevel,
      build: { outDir, emptyOutDir: true },
    })
    return []
  } catch (error) {
    const problems = problemsIn(error)
    if (!problems) throw error
    return problems.map(formatProblem)
  }
}

/** The bundler wraps what a plugin throws, and keeps its fields. */
function problemsIn(error: unknown): Problem[] | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('name' in error && error.name === 'DeckError' && 'problems' in error) return error.problems as Problem[]
  const inner: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return inner.map(problemsIn).find((found) => found !== undefined)
}

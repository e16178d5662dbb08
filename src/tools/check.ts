import { basename } from 'node:path'
import { checkFolder } from '../compiler/check-folder.ts'
import { formatProblem } from '../compiler/read/problem.ts'
import { readDeckOptions } from './deck-options.ts'

/* npm run check [-- --deck folder]: what is wrong with a deck, without building it. The status is 1 where anything is. */
const { folder } = readDeckOptions()
const problems = await checkFolder(folder)
for (const problem of problems) console.log(formatProblem(problem))
console.log(
  `${basename(folder)}: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`,
)
process.exitCode = problems.length > 0 ? 1 : 0

import { basename } from 'node:path'
import { checkFolder } from '../compiler/check-folder.ts'
import { formatProblem } from '../compiler/read/problem.ts'
import { readDeckOptions } from './deck-options.ts'
import { describeTranslations } from './translate/translation.ts'

/*
 * npm run check [-- --deck folder]: what is wrong with a deck, without building it. The status is 1 where anything is; what
 * is still to be translated is a warning.
 */
const { folder } = readDeckOptions()
const problems = await checkFolder(folder)
for (const problem of problems) console.log(formatProblem(problem))
if (problems.length === 0)
  for (const line of await describeTranslations(folder)) console.log(`warning: ${line}`)
console.log(
  `${basename(folder)}: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`,
)
process.exitCode = problems.length > 0 ? 1 : 0

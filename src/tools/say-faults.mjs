/*
 * Loaded before each tool: what the system refuses (a folder that can't be written, a full disk) is said in a line, with
 * the place. Anything else that nobody caught is a fault of ours, and told with all that helps to find it.
 */
import { inspect } from 'node:util'

// Who reads what is said has heard enough, as `head` has: what is being done is done to its end all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })

process.on('uncaughtException', (error) => {
  console.error(saidOf(error) ?? inspect(error))
  process.exit(1)
})

/** `/talks/notes.json: permission denied (EACCES)`; undefined where it is no fault of the system. */
export function saidOf(error) {
  if (!(error instanceof Error) || error.syscall === undefined || error.code === undefined) return undefined
  const [, words = ''] = /^[A-Z\d]+: ([^,]*)/.exec(error.message) ?? []
  if (words === '') return undefined
  // Names can hold what steers a terminal.
  const place = [error.path, error.dest].filter((path) => path !== undefined).map((path) => inspect(path))
  return `${place.join(' → ')}${place.length > 0 ? ': ' : ''}${words} (${error.code}, ${error.syscall})`
}

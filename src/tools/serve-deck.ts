import { readDeckOptions, fail } from './deck-options.ts'
import { buildSite } from './build-site.ts'
import { serveSite } from './serve.ts'

/* npm start [-- --deck folder] [--port number]: builds the pages (not the pictures), serves them, prints the address. */
const { folder, port } = readDeckOptions()
console.log('Building the pages …')
const problems = await buildSite(folder, 'dist')
if (problems.length > 0)
  fail(`${problems.join('\n')}\n${String(problems.length)} problem(s): the deck is not built`)
const { url } = await serveSite({ folder: 'dist', port }).catch(() => serveSite({ folder: 'dist', port: 0 }))
console.log(`Colloquium: ${url}\nCtrl+C ends it.`)

import { benchRepair } from './bench-repair.ts'
import { benchSpeed } from './bench/speed.ts'

/*
 * npm run bench [-- speed|repair]: figures, never asserted in a test. `speed` compares the deck with a bare page and a
 * plain reveal.js deck of the same slides, in shuffled rounds of one run; `repair` measures the transcript repair.
 */
const [topic = 'speed'] = process.argv.slice(2)
if (topic === 'speed') console.log(await benchSpeed())
else if (topic === 'repair') console.log(await benchRepair())
else {
  console.error(`npm run bench -- ${topic}: there is "speed" and "repair"`)
  process.exitCode = 1
}

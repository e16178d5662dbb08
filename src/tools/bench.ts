import { benchRepair } from './bench/repair/bench-repair.ts'
import { benchLive } from './bench/live/live.ts'
import { benchSpeed } from './bench/speed.ts'

/*
 * npm run bench [-- speed|repair|live]: figures, never asserted in a test. `speed` compares the deck with a bare page and a
 * plain reveal.js deck of the same slides, in shuffled rounds of one run; `repair` measures the transcript repair;
 * `live` measures talks with up to 5,000 listeners.
 */
const [topic = 'speed'] = process.argv.slice(2)
if (topic === 'speed') console.log(await benchSpeed())
else if (topic === 'repair') console.log(await benchRepair())
else if (topic === 'live') console.log(await benchLive(console.error))
else {
  console.error(`npm run bench -- ${topic}: there is "speed", "repair" and "live"`)
  process.exitCode = 1
}

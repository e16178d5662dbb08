import { parseArgs } from 'node:util'
import { benchImport } from './bench/import/bench-import.ts'
import { benchPrivate } from './bench/private/private.ts'
import { benchRepair } from './bench/repair/bench-repair.ts'
import { benchLive } from './bench/live/live.ts'
import { benchTalk } from './bench/live/talk.ts'
import { benchSoak } from './bench/soak/soak.ts'
import { benchSpeed } from './bench/speed/speed.ts'

/*
 * npm run bench [-- speed|repair|import|live|soak|private]: figures, never asserted in a test. `speed` measures the page beside a bare page, a
 * plain reveal.js deck and a Marp deck of the same slides, in shuffled rounds of one run; `--hold` fails where a goal is
 * lost, `--large` adds a deck of 9,500 slides, `--only build|steps|slow|overview|links|sizes` measures a
 * part, `--rounds 1` sooner. `repair` measures the transcript repair, `import` what
 * it finds in decks with known contents that PptxGenJS, pdf-lib, Marp, reveal.js and, where installed, Beamer, Impress and Slidev make, `live` talks with up to 5,000
 * listeners (`--listeners`: fewer; `--talk`: one of forty slides in browsers, with faults made on purpose, `--broker ours|mosquitto` with that alone; `--voice` records it and
 * listens to it, `--pictures folder` keeps what that looked like), `soak` what a page holds after ten minutes of steps, an hour of auto-play and 500 openings of each dialog
 * (`--minutes`, `--autoplay` in minutes, `--openings`: fewer, or 0 for none; `--site folder` takes a built site); `private`
 * a sealed talk beside the same in the open (`--slides`).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    hold: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    slides: { type: 'string', default: '95' },
    minutes: { type: 'string', default: '10' },
    autoplay: { type: 'string', default: '60' },
    openings: { type: 'string', default: '500' },
    site: { type: 'string' },
    talk: { type: 'boolean', default: false },
    listeners: { type: 'string', default: '5000' },
    voice: { type: 'boolean', default: false },
    broker: { type: 'string' },
    pictures: { type: 'string' },
  },
})
const [topic = 'speed'] = positionals
if (topic === 'speed') {
  const { text, held } = await benchSpeed({
    large: values.large,
    only: values.only,
    rounds: values.rounds === undefined ? undefined : Number(values.rounds),
    report: console.error,
  })
  console.log(text)
  if (values.hold && !held) process.exitCode = 1
} else if (topic === 'repair') console.log(await benchRepair())
else if (topic === 'import') console.log(await benchImport(console.error))
else if (topic === 'live' && values.talk) console.log(await benchTalk(values, console.error))
else if (topic === 'live') console.log(await benchLive(Number(values.listeners), console.error))
else if (topic === 'soak')
  console.log(
    await benchSoak({
      minutes: Number(values.minutes),
      autoplayMinutes: Number(values.autoplay),
      openings: Number(values.openings),
      site: values.site,
      report: console.error,
    }),
  )
else if (topic === 'private')
  console.log(
    await benchPrivate({
      slides: Number(values.slides),
      rounds: Number(values.rounds ?? 3),
      report: console.error,
    }),
  )
else {
  console.error(
    `npm run bench -- ${topic}: there is "speed", "repair", "import", "live", "soak" and "private"`,
  )
  process.exitCode = 1
}

import type { Progress } from './pdf/read-pdf.ts'

/** How often a log, which keeps every line, is told. */
const LOG_EVERY_MS = 10_000

/** Tells a person how far an import is and how long it still takes: in one line of a terminal, or now and then in a log. */
export function tellProgress(out: NodeJS.WriteStream = process.stdout): {
  progress: Progress
  end: () => void
} {
  let what = ''
  let started = 0
  let told = performance.now()
  let isOpen = false
  return {
    progress: (done, all, now) => {
      if (now !== what) {
        what = now
        started = performance.now()
      }
      const passed = performance.now() - started
      const line = `${String(done)} of ${String(all)} pages ${now}, ${leftText((passed / done) * (all - done))}`
      if (out.isTTY) {
        out.write(`\r${line}\u001b[K`)
        isOpen = true
      } else if (performance.now() - told > LOG_EVERY_MS) {
        told = performance.now()
        out.write(`${line}\n`)
      }
    },
    end: () => {
      if (isOpen) out.write('\r\u001b[K')
    },
  }
}

function leftText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  return seconds > 90 ? `${String(Math.ceil(seconds / 60))} min left` : `${String(seconds)} s left`
}

/**
 * `npm run --silent repair -- file`, or `-` for standard input: the repaired text line for line to standard output, the
 * report of what was changed, left or lost to standard error.
 */
import { createReadStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { repairTranscript } from '../repair/repair-transcript.ts'
import { decodeText, TextProblem } from './repair/decode-text.ts'
import { loadJapaneseOrders } from './repair/japanese-orders.ts'
import { formatRepairReport } from './repair/repair-report.ts'

const USAGE = `Usage: npm run --silent repair -- [--no-dictionary] <file, or - for standard input>

Repairs text whose glyph numbers were taken for characters (ϞσϧʹΑΔ → モデルによる), line for line.
The text goes to standard output, the report of all that was changed, left or lost to standard error.`

/** A transcript of 10,000 slides has a fifth of it. */
const MAX_MEGABYTES = 16
/** Characters. Those of a line are weighed against one another. */
const LONGEST_LINE = 100_000

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE)
    return
  }
  const names = args.filter((arg) => arg === '-' || !arg.startsWith('-'))
  const unknown = args.find((arg) => arg !== '-' && arg.startsWith('-') && arg !== '--no-dictionary')
  const [name] = names
  if (unknown !== undefined) throw new TextProblem(`unknown option ${unknown}\n\n${USAGE}`)
  if (name === undefined || names.length > 1) throw new TextProblem(`one file, please\n\n${USAGE}`)
  const text = decodeText(await readAll(name), name === '-' ? 'standard input' : name)
  // A carriage return stays at the end of its line, as does everything that isn't damaged.
  const lines = text.split('\n')
  const long = lines.findIndex(({ length }) => length > LONGEST_LINE)
  if (long !== -1)
    throw new TextProblem(
      `${name}:${String(long + 1)}: a line of more than ${LONGEST_LINE.toLocaleString('en')} characters, which no transcript has`,
    )
  const orders = args.includes('--no-dictionary') ? {} : { orders: await loadJapaneseOrders() }
  const repaired = repairTranscript(lines, orders)
  await write(process.stdout, repaired.map((line) => line.text).join('\n'))
  await write(process.stderr, formatRepairReport(repaired))
}

async function readAll(name: string): Promise<Uint8Array> {
  if (name !== '-') checkFile(name)
  const stream: Readable = name === '-' ? process.stdin : createReadStream(name)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_MEGABYTES * 1_000_000)
      throw new TextProblem(
        `${name === '-' ? 'standard input' : name}: larger than ${String(MAX_MEGABYTES)} MB, which no transcript is`,
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function checkFile(name: string): void {
  const stats = statSync(name, { throwIfNoEntry: false })
  if (!stats) throw new TextProblem(`${name}: there is no such file`)
  if (stats.isDirectory()) throw new TextProblem(`${name}: this is a folder, not a text`)
}

/** Waits until a pipe has taken it all: a process that ends sooner cuts it off. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const known = error instanceof TextProblem || (error instanceof Error && 'code' in error)
  console.error(`repair: ${known ? error.message : String(error instanceof Error ? error.stack : error)}`)
  process.exitCode = 1
}

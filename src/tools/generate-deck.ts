import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail } from './deck-options.ts'
import { writeGeneratedDeck } from './authoring/generated-deck.ts'

/* npm run generate -- --slides 10000 --out folder [--seed 1]: a deck of any size, the same for the same seed, to measure with. */
if (process.argv[1] === fileURLToPath(import.meta.url)) await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { slides: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' } },
  })
  const count = Number(values.slides)
  if (!Number.isInteger(count) || count < 1) fail('--slides says how many: a number from 1')
  if (values.out === undefined) fail('--out names the folder of the new deck')
  const folder = resolve(values.out)
  await writeGeneratedDeck(folder, count, Number(values.seed)).catch((error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  )
  console.log(`${folder}: ${String(count)} slides`)
}

import { basename } from 'node:path'
import type { ZodType } from 'zod'
import { beginPart } from '../at-hand.ts'
import { readDeckText } from './deck-files.ts'
import { lineOfPath, parseJson } from './json.ts'
import type { Problem } from './problem.ts'
import { parseWith } from './schema-issues.ts'

/** A JSON file that fits a schema, once `fill` has put in what it may lack; undefined where it doesn't, with the problems noted. */
export async function readJsonFile<T>(
  folder: string,
  entry: string,
  schema: ZodType<T>,
  problems: Problem[],
  fill: (value: unknown) => void = () => undefined,
): Promise<T | undefined> {
  const file = `${basename(folder)}/${entry}`
  beginPart(file)
  const source = await readDeckText(folder, entry)
  if (source === undefined) {
    problems.push({ file, line: 1, message: 'the file is missing or cannot be read' })
    return undefined
  }
  const json = parseJson(source)
  if (json.fault) {
    problems.push({ file, ...json.fault })
    return undefined
  }
  fill(json.value)
  const { value, faults } = parseWith(schema, json.value)
  for (const { path, message } of faults ?? []) {
    problems.push({ file, line: lineOfPath(source, path), message })
  }
  return value
}

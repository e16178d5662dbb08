import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TalkReport } from '../../../compiler/shelf/shelf-talk.ts'
import { readJson } from '../../../deck/unknown-value.ts'

/** What the shelf was told of a talk that was built before, by the fingerprint of what it was built from; a damaged one is none. */
export async function readReport(fingerprint: string): Promise<TalkReport | undefined> {
  const text = await readFile(reportFile(fingerprint), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (readJson(text) as TalkReport | undefined)
}

export async function hasReport(fingerprint: string): Promise<boolean> {
  return (await readReport(fingerprint)) !== undefined
}

export async function keepReport(fingerprint: string, report: TalkReport): Promise<void> {
  const file = reportFile(fingerprint)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(report))
}

function reportFile(fingerprint: string): string {
  return join('.cache/shelf/talks', `${fingerprint}.json`)
}

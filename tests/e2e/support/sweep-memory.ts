import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import axe from 'axe-core'
import type { PageMeasure } from './measure-page.ts'

/** What was measured of a page without fault. */
type Measured = Omit<PageMeasure, 'faults'>

/** What the check itself is made of: another check finds other faults. */
const CHECKS = [
  'axe.ts',
  'measure-contrast.ts',
  'measure-look.ts',
  'measure-page.ts',
  'measure-slide.ts',
].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

/** Pages that were without fault, by the hash of all that a fault can come from. `npm test -- --all` forgets them. */
export class SweepMemory {
  private readonly before: ReadonlyMap<string, Measured>
  private readonly now = new Map<string, Measured>()
  private readonly file: string

  constructor(
    name: string,
    private readonly browserVersion: string,
  ) {
    this.file = join(import.meta.dirname, '../../../.cache/sweeps', `${name}.json`)
    this.before = new Map(readEntries(this.file))
  }

  /** The slide with what is around it, and the styles, fonts and scripts that the page names, each by its content's hash. */
  keyOf(html: string): string {
    const [head = ''] = html.split('</head>')
    const files = head.match(/<style>.*?<\/style>|(?<=(?:href|src)=")[^"]*assets\/[^"]*\.(?:css|js)/gs) ?? []
    const stage = /<main .*?<\/section>/s.exec(html)?.[0]
    if (stage === undefined) throw new Error('the page has no slide')
    // The shell's script is kept away.
    const looks = files.filter((file) => !/\/main-[^/]*\.js$/.test(file))
    const all = [...CHECKS, axe.version, this.browserVersion, ...looks, stage]
    return createHash('sha256').update(all.join('\0')).digest('hex')
  }

  find(key: string): Measured | undefined {
    return this.before.get(key)
  }

  remember(key: string, measured: Measured): void {
    this.now.set(key, measured)
  }

  /** Keeps what this run remembered, and nothing older. */
  save(): void {
    mkdirSync(dirname(this.file), { recursive: true })
    writeFileSync(this.file, JSON.stringify([...this.now]))
  }
}

/** None where there are none, or where the file was cut off. */
function readEntries(file: string): [string, Measured][] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as [string, Measured][]
  } catch {
    return []
  }
}

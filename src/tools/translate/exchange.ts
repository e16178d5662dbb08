import type { Locale } from '../../deck/locale.ts'
import type { Unit } from './translation.ts'

/** A unit as it came back. */
export interface ReturnedUnit {
  file: string
  id: string
  source: string
  /** Empty where it is still to be translated. */
  target: string
  /** Line of the translator's file. */
  line: number
}

/** What a translator's file holds. */
export interface Returned {
  from: string
  to: string
  units: ReturnedUnit[]
}

/** Something wrong with a translator's file. */
export class ExchangeFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

/** A form in which words go out and come back. */
export interface ExchangeForm {
  format: (units: readonly Unit[], from: Locale, to: Locale, deckName: string) => string
  /** Throws an ExchangeFault where it is no such file. */
  parse: (text: string) => Returned
}

/** Units by their files, in order. */
export function byFile(units: readonly Unit[]): Map<string, Unit[]> {
  const files = new Map<string, Unit[]>()
  for (const unit of units) {
    const rows = files.get(unit.file)
    if (rows) rows.push(unit)
    else files.set(unit.file, [unit])
  }
  return files
}

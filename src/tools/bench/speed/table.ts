import { FORMS, type Form } from './peers.ts'

type Row = Partial<Record<Form, number>>

const NAME = 58
const CELL = 9

/** Figures of all forms, and whether ours keep to the goals, which are mostly what the best of the others does. */
export class Table {
  private readonly lines: string[] = [
    ['', ...FORMS, 'goal', '']
      .map((head, at) => (at === 0 ? head.padEnd(NAME) : head.padStart(CELL)))
      .join(''),
  ]
  held = true

  /** `goals` says the most that our own figures may be. */
  add(name: string, row: Row, goals: Pick<Row, 'ours' | 'present'> = {}): void {
    const cells = FORMS.map((form) => (row[form] === undefined ? '–' : inFigures(row[form])).padStart(CELL))
    const verdicts = (['ours', 'present'] as const).flatMap((form) => {
      const [value, goal] = [row[form], goals[form]]
      if (value === undefined || goal === undefined) return []
      const isHeld = value <= goal
      this.held &&= isHeld
      return [`${form} ≤ ${inFigures(goal)}: ${(value / goal).toFixed(2)}×${isHeld ? '' : ' LOST'}`]
    })
    this.lines.push(`${name.padEnd(NAME)}${cells.join('')}   ${verdicts.join(', ')}`.trimEnd())
  }

  format(): string {
    return this.lines.join('\n')
  }
}

function inFigures(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0)
}

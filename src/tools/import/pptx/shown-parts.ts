import type { Locale } from '../../../deck/locale.ts'
import { ImportError } from '../import-error.ts'
import { readChart, type ChartFigure } from './chart.ts'
import { readDiagram, type Diagram } from './diagram.ts'
import type { OfficePackage } from './package.ts'
import { checkWithin } from './shapes.ts'
import { countElements, MOST_ELEMENTS, type XmlElement } from './xml.ts'

/** Charts of all slides together. */
const MOST_CHARTS = 1000
/** Values of these. */
const MOST_VALUES = 200_000
/** Points of SmartArt on one slide: what it says, and how that is drawn. */
const MOST_POINTS = 5000

/**
 * Charts and SmartArt, which are parts of their own that frames show. Many frames may show the same one, which is read
 * once then, and counts each time as if each frame had one of its own.
 */
export class ShownParts {
  private readonly sizes = new Map<string, number>()
  private readonly charts = new Map<string, Promise<ChartFigure | undefined>>()
  private readonly diagrams = new Map<string, Diagram>()
  private elements = 0
  private chartCount = 0
  private valueCount = 0
  private slideNumber = 0
  private pointCount = 0

  constructor(private readonly office: OfficePackage) {}

  /** Undefined for what is no chart that is known, or has no values. */
  async chart(path: string, locale: Locale, isNarrow: boolean): Promise<ChartFigure | undefined> {
    const part = await this.show(path)
    check(++this.chartCount, MOST_CHARTS, 'its slides show', 'charts')
    const key = `${locale} ${String(isNarrow)} ${path}`
    const reading =
      this.charts.get(key) ?? (part ? readChart(part, locale, isNarrow) : Promise.resolve(undefined))
    this.charts.set(key, reading)
    const chart = await reading
    this.valueCount += (chart?.table.length ?? 0) * (chart?.table[0]?.length ?? 0)
    check(this.valueCount, MOST_VALUES, 'its charts have', 'values')
    return chart
  }

  /** The words of SmartArt, and what stands below what. */
  async diagram(path: string, slideNumber: number): Promise<Diagram> {
    const model = await this.show(path)
    const known = this.diagrams.get(path)
    if (!known && model) checkWithin(model)
    const diagram = known ?? readDiagram(model)
    this.diagrams.set(path, diagram)
    if (slideNumber !== this.slideNumber) this.pointCount = 0
    this.slideNumber = slideNumber
    check((this.pointCount += diagram.points.size), MOST_POINTS, 'a slide of it has', 'points of SmartArt')
    return diagram
  }

  private async show(path: string): Promise<XmlElement | undefined> {
    const part = await this.office.xml(path)
    const size = this.sizes.get(path) ?? countElements(part)
    this.sizes.set(path, size)
    check((this.elements += size), MOST_ELEMENTS, 'its charts and SmartArt have', 'elements')
    return part
  }
}

function check(count: number, most: number, whose: string, what: string): void {
  if (count > most)
    throw new ImportError('the presentation', `${whose} more than ${String(most)} ${what}, which no talk has`)
}

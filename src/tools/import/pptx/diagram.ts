import { attribute, child, children, descendants, type XmlElement } from './xml.ts'

/** SmartArt as its part has it. */
export interface Diagram {
  /** By their ids; what they say is below `t`. */
  points: ReadonlyMap<string, XmlElement>
  /** Ids of what stands below a point. */
  below: ReadonlyMap<string, readonly string[]>
  /** Id of the point that holds them all. */
  start: string
}

export function readDiagram(model: XmlElement | undefined): Diagram {
  const points = new Map(
    descendants(child(model, 'ptLst'), 'pt').map((point) => [attribute(point, 'modelId') ?? '', point]),
  )
  const below = new Map<string, string[]>()
  for (const connection of children(child(model, 'cxnLst'), 'cxn')) {
    if ((attribute(connection, 'type') ?? 'parOf') !== 'parOf') continue
    const [source = '', target = ''] = [attribute(connection, 'srcId'), attribute(connection, 'destId')]
    const targets = below.get(source)
    if (targets) targets.push(target)
    else below.set(source, [target])
  }
  const start = [...points].find(([, point]) => attribute(point, 'type') === 'doc')?.[0] ?? ''
  return { points, below, start }
}

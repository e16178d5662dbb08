import { ratioOf, readableLook, type SourceLook } from '../source-look.ts'
import type { OfficePackage, Relation } from './package.ts'
import { at, attribute, child, type XmlElement } from './xml.ts'

/** The look of a presentation: its theme's colours, and the shape of its slides. */
export async function readLook(
  office: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
  size: { width: number; height: number },
): Promise<SourceLook> {
  const path = [...relations.values()].find(({ type }) => type === 'theme')?.target
  const theme = path === undefined ? undefined : await office.xml(path)
  return { ...readableLook(accentsOf(theme)), ...ratioOf(size) }
}

function accentsOf(theme: XmlElement | undefined): string[] {
  const scheme = at(theme, 'themeElements', 'clrScheme')
  return [1, 2, 3, 4, 5, 6].flatMap((number) => {
    const slot = child(scheme, `accent${String(number)}`)
    const value = attribute(child(slot, 'srgbClr'), 'val') ?? attribute(child(slot, 'sysClr'), 'lastClr')
    return value !== undefined && /^[\da-f]{6}$/i.test(value) ? [`#${value.toLowerCase()}`] : []
  })
}

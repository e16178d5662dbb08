import type { Locale } from '../../../deck/locale.ts'
import { typeOf } from '../written/theme-type.ts'
import type { Remark } from '../written/written-deck.ts'
import { ratioOf, readableLook, type SourceLook } from '../source-look.ts'
import type { OfficePackage, Relation } from './package.ts'
import { at, attribute, child, children, type XmlElement } from './xml.ts'

/** The look of a presentation: its theme's colours and type, and the shape of its slides. */
export async function readLook(
  office: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
  size: { width: number; height: number },
  locale: Locale,
): Promise<{ look: SourceLook; remarks: Remark[] }> {
  const path = [...relations.values()].find(({ type }) => type === 'theme')?.target
  const theme = path === undefined ? undefined : await office.xml(path)
  const { look, remarks } = typeOf(fontOf(theme, locale))
  return { look: { ...readableLook(accentsOf(theme)), ...look, ...ratioOf(size) }, remarks }
}

/** That of the body, in the script of most of the deck's words. */
function fontOf(theme: XmlElement | undefined, locale: Locale): string | undefined {
  const body = at(theme, 'themeElements', 'fontScheme', 'minorFont')
  const latin = attribute(child(body, 'latin'), 'typeface')
  const japanese = children(body, 'font').find((font) => attribute(font, 'script') === 'Jpan')
  const names =
    locale === 'ja'
      ? [attribute(child(body, 'ea'), 'typeface'), attribute(japanese, 'typeface'), latin]
      : [latin]
  return names.find((name) => Boolean(name))
}

function accentsOf(theme: XmlElement | undefined): string[] {
  const scheme = at(theme, 'themeElements', 'clrScheme')
  return [1, 2, 3, 4, 5, 6].flatMap((number) => {
    const slot = child(scheme, `accent${String(number)}`)
    const value = attribute(child(slot, 'srgbClr'), 'val') ?? attribute(child(slot, 'sysClr'), 'lastClr')
    return value !== undefined && /^[\da-f]{6}$/i.test(value) ? [`#${value.toLowerCase()}`] : []
  })
}

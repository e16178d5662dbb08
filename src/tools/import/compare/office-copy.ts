import { posix } from 'node:path'
import { writeZip } from '../pptx/write-zip.ts'
import { children, ElementBudget, parseXml } from '../pptx/xml.ts'
import { Archive } from '../pptx/zip.ts'
import { ImportError } from '../import-error.ts'
import { cleanSvg, escapeXml } from '../written/clean-svg.ts'

/*
 * LibreOffice opens whatever a presentation names: files of this machine, and addresses. So it is given nothing of a
 * stranger's but a copy of the parts that its slides are drawn from, in which nothing points outside.
 */

const CONTENT_TYPES = '[Content_Types].xml'
const PRESENTATION = 'ppt/presentation.xml'

/** By the last word of a relation's type. What embeds another program's file, or plays, isn't among them. */
const DRAWN = new Set([
  ...['officeDocument', 'slide', 'slideLayout', 'slideMaster', 'notesSlide', 'notesMaster'],
  ...['theme', 'themeOverride', 'tableStyles', 'presProps', 'viewProps', 'chart', 'chartUserShapes'],
  ...['diagramData', 'diagramLayout', 'diagramQuickStyle', 'diagramColors', 'diagramDrawing', 'image'],
])

/** A link keeps its look, not its address: a picture may name the relation of a link as well as one of its own. */
const LINK_TARGET = 'mailto:nobody@example.invalid'

interface OfficeCopy {
  /** Pieces of its bytes. */
  bytes: Buffer[]
  /** LibreOffice draws charts as objects of its own, which have to be let then. */
  hasCharts: boolean
}

/** Undefined where the file isn't plainly a presentation. */
export async function officeCopy(bytes: Buffer, name: string): Promise<OfficeCopy | undefined> {
  const archive = await Archive.open(bytes, name)
  const parts = new Map<string, Buffer>()
  const open = ['']
  const take = async (path: string) => {
    if (parts.has(path)) return true
    const content = plainPart(await archive.read(path))
    if (!content) return false
    parts.set(path, content)
    open.push(path)
    return true
  }
  if (!(await take(CONTENT_TYPES))) return undefined
  const budget = new ElementBudget()
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const place = posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)
    const source = (await archive.read(place))?.toString('utf8')
    if (source === undefined) continue
    const root = parseXml(source, name, place, budget)
    const all = children(root, 'Relationship').map(({ attributes }) => attributes)
    parts.set(place, await writeRelations(all, posix.dirname(path), take))
  }
  if (!parts.has(PRESENTATION)) return undefined
  return { bytes: writeZip(parts), hasCharts: [...parts.values()].some(isChart) }
}

/** Relations written anew: those to parts that are taken along, and links, without where they lead. */
async function writeRelations(
  all: readonly Readonly<Record<string, string>>[],
  folder: string,
  take: (path: string) => Promise<boolean>,
): Promise<Buffer> {
  const lines: string[] = []
  for (const { Id = '', Type = '', Target = '', TargetMode = 'Internal' } of all) {
    const head = `<Relationship Id="${escapeXml(Id)}" Type="${escapeXml(Type)}"`
    const kind = Type.replace(/^.*\//, '')
    const path = posix.join('/', Target.startsWith('/') ? '' : folder, Target).slice(1)
    if (TargetMode !== 'Internal') {
      if (kind === 'hyperlink') lines.push(`${head} Target="${LINK_TARGET}" TargetMode="External"/>`)
    } else if (DRAWN.has(kind) && !path.includes(':') && (await take(path)))
      lines.push(`${head} Target="/${escapeXml(path)}"/>`)
  }
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>\n`,
  )
}

function isChart(content: Buffer): boolean {
  return /<([\w.-]+:)?chartSpace[\s>]/.test(content.toString('latin1', 0, 2000))
}

/** Where pictures of pixels and strokes have which bytes. */
const PICTURES: readonly { at?: number; mark: string }[] = [
  ...[{ mark: '\x89PNG\r\n\x1a\n' }, { mark: '\xff\xd8\xff' }, { mark: 'GIF87a' }, { mark: 'GIF89a' }],
  ...[{ mark: 'BM' }, { mark: 'II*\0' }, { mark: 'MM\0*' }, { mark: '\xd7\xcd\xc6\x9a' }],
  ...[
    { at: 8, mark: 'WEBPVP8' },
    { at: 40, mark: ' EMF' },
  ],
]

/**
 * Such a picture, or XML as it is; a drawing written anew from what draws in it alone. Anything else may show what lies
 * elsewhere, whatever its part is called: a PDF, or an SVG within something else.
 */
function plainPart(content: Buffer | undefined): Buffer | undefined {
  if (!content) return undefined
  const head = content.toString('latin1', 0, 64)
  if (PICTURES.some(({ at = 0, mark }) => head.startsWith(mark, at))) return content
  const text = content.toString('utf8').replace(/^\ufeff/, '')
  if (!/^\s*</.test(text) || /<!DOCTYPE/i.test(text)) return undefined
  if (!/<([\w.-]+:)?svg[\s/>]/i.test(text)) return content
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<svg[\s>]/.test(text) ? drawingAlone(text) : undefined
}

/** Without pictures within: what they are LibreOffice would tell from their bytes. */
function drawingAlone(text: string): Buffer | undefined {
  try {
    const { svg } = cleanSvg(text, 'drawing.svg')
    return /<image[\s>]|<style[\s>]/.test(svg) ? undefined : Buffer.from(svg)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return undefined
  }
}

import { loadAnswer, sendPlain } from '../../content/loader.ts'
import { downloadFile } from '../../ui/download.ts'
import { SLIDE_UNITS } from '../../ui/slide-units.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** Saves the slide that is shown with what is drawn on it, as one SVG file for browsers. Rejects where fonts or pictures can't be read. */
export async function saveDrawnSlide(name: string): Promise<void> {
  const slide = document.querySelector<HTMLElement>('section.slide.present')
  const sheets = [...document.querySelectorAll<SVGSVGElement>('.ink .ink-sheet')]
  if (!slide) return
  const text = await drawnSlideFile(slide, sheets)
  downloadFile(name, new Blob([text], { type: 'image/svg+xml' }))
}

/** The slide as it is laid out here: its HTML inside the SVG, with the page's rules, fonts and pictures taken along. */
async function drawnSlideFile(slide: HTMLElement, sheets: readonly SVGSVGElement[]): Promise<string> {
  const file = document.createElementNS(SVG, 'svg')
  const { width, height } = SLIDE_UNITS
  file.setAttribute('viewBox', `0 0 ${String(width)} ${String(height)}`)
  file.setAttribute('width', String(width))
  file.setAttribute('height', String(height))
  file.setAttribute('data-theme', document.documentElement.dataset['theme'] ?? 'light')
  const style = document.createElementNS(SVG, 'style')
  style.textContent = await rulesOf(slide.textContent)
  const frame = document.createElementNS(SVG, 'foreignObject')
  frame.setAttribute('width', String(width))
  frame.setAttribute('height', String(height))
  frame.append(await stageWith(slide))
  file.append(style, frame)
  for (const sheet of sheets) file.append(sheet.cloneNode(true))
  return new XMLSerializer().serializeToString(file)
}

async function stageWith(slide: HTMLElement): Promise<HTMLElement> {
  const stage = document.createElement('div')
  stage.className = 'stage'
  const slides = document.createElement('div')
  slides.className = 'slides'
  const copy = slide.cloneNode(true) as HTMLElement
  for (const image of copy.querySelectorAll('img')) {
    const address = image.currentSrc || image.src
    image.removeAttribute('srcset')
    image.src = await dataUrl(address)
  }
  slides.append(copy)
  stage.append(slides)
  return stage
}

/** All of the page's rules, with the fonts that the words need written into them. */
async function rulesOf(words: string): Promise<string> {
  const codes = [...new Set(words)].map((char) => char.codePointAt(0) ?? 0)
  const texts = [...document.styleSheets].map((sheet) => rulesOfSheet(sheet, codes))
  return (await Promise.all(texts)).join('\n')
}

async function rulesOfSheet(sheet: CSSStyleSheet, codes: readonly number[]): Promise<string> {
  const rules = [...sheet.cssRules].map(async (rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return rule.cssText
    const range = rule.style.getPropertyValue('unicode-range')
    if (!codes.some((code) => isInRange(code, range))) return ''
    return withFontInside(rule, sheet.href ?? document.baseURI)
  })
  return (await Promise.all(rules)).join('\n')
}

async function withFontInside({ cssText }: CSSFontFaceRule, base: string): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(cssText)?.[1]
  if (address === undefined) return cssText
  return cssText.replace(address, await dataUrl(new URL(address, base).href))
}

/** As CSS writes it: `U+20-7E, U+3042`; a rule without one has all characters. */
export function isInRange(code: number, range: string): boolean {
  if (!range) return true
  return range.split(',').some((part) => {
    const [, from = '', to = from] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(part) ?? []
    const first = parseInt(from.replaceAll('?', '0'), 16)
    const last = parseInt(to.replaceAll('?', 'F'), 16)
    return code >= first && code <= last
  })
}

async function dataUrl(address: string): Promise<string> {
  const response = await loadAnswer(address, { send: sendPlain })
  const reader = new FileReader()
  const read = new Promise<string>((resolve, reject) => {
    reader.onload = () => {
      resolve(reader.result as string)
    }
    reader.onerror = () => {
      reject(reader.error ?? new Error(address))
    }
  })
  reader.readAsDataURL(await response.blob())
  return read
}

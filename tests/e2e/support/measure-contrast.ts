import type { CDPSession, Page } from '@playwright/test'

/** A text of a slide, as it is drawn. */
interface DrawnText {
  words: string
  /** As CSS has it. */
  color: string
  /** Of the text with all that it stands in. */
  opacity: number
  /** Least ratio to its ground: 3 for large text, else 4.5 (WCAG 2, 1.4.3). */
  least: number
  box: { x: number; y: number; width: number; height: number }
}

/**
 * Texts of a slide that stand out too little from what they are drawn on, by the pixels beneath them: axe tells nothing of a text that
 * is on a picture, in a drawing, or partly under something else. The ground is the commonest colour in the text's box.
 */
export async function contrastFaults(page: Page, session: CDPSession, slide: string): Promise<string[]> {
  const texts = await page.evaluate(findTexts, slide)
  const style = await page.addStyleTag({
    // The letters alone go: `color` is that of borders and icons too.
    content: `${slide} *{-webkit-text-fill-color:transparent!important} ${slide} svg :is(text,tspan){fill:transparent!important}`,
  })
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  await style.evaluate((element) => {
    ;(element as HTMLStyleElement).remove()
  })
  return page.evaluate(compareWithGround, { texts, picture: `data:image/png;base64,${data}` })
}

function findTexts(slide: string): DrawnText[] {
  const section = document.querySelector(slide)
  if (!section) throw new Error('there is no slide')
  const texts: DrawnText[] = []
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || !node.nodeValue?.trim() || parent.closest('.katex-mathml, .visually-hidden, annotation'))
      continue
    const style = getComputedStyle(parent)
    if (style.visibility !== 'visible') continue
    let opacity = 1
    for (let above: Element | null = parent; above; above = above.parentElement)
      opacity *= Number(getComputedStyle(above).opacity)
    const svg = parent.closest('svg')
    const size =
      parseFloat(style.fontSize) * (svg instanceof SVGSVGElement ? (svg.getScreenCTM()?.a ?? 1) : 1)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { x, y, width, height } of range.getClientRects()) {
      if (width < 1 || height < 1) continue
      texts.push({
        words: node.nodeValue.trim().slice(0, 24),
        color: svg ? style.fill : style.webkitTextFillColor,
        opacity,
        least: isLarge ? 3 : 4.5,
        box: { x, y, width, height },
      })
    }
  }
  return texts
}

async function compareWithGround({
  texts,
  picture,
}: {
  texts: DrawnText[]
  picture: string
}): Promise<string[]> {
  const image = new Image()
  image.src = picture
  await image.decode()
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!context || !brush) throw new Error('the picture can’t be looked at')
  context.drawImage(image, 0, 0)

  type Color = [number, number, number]
  const parse = (color: string): { rgb: Color; alpha: number } => {
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = color
    brush.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 255] = brush.getImageData(0, 0, 1, 1).data
    return { rgb: [r, g, b], alpha: a / 255 }
  }
  const groundOf = ({ x, y, width, height }: DrawnText['box']): Color => {
    const left = Math.max(0, Math.floor(x))
    const top = Math.max(0, Math.floor(y))
    const pixels = context.getImageData(left, top, Math.ceil(width), Math.ceil(height)).data
    const counts = new Map<number, number>()
    let most = { color: 0, count: 0 }
    for (let at = 0; at < pixels.length; at += 4) {
      const color = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0)
      const count = (counts.get(color) ?? 0) + 1
      counts.set(color, count)
      if (count > most.count) most = { color, count }
    }
    return [most.color >> 16, (most.color >> 8) & 255, most.color & 255]
  }
  const luminance = (color: Color): number => {
    const [r = 0, g = 0, b = 0] = color.map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  return texts.flatMap(({ words, color, opacity, least, box }) => {
    const ground = groundOf(box)
    const { rgb, alpha } = parse(color)
    const drawn = rgb.map(
      (part, at) => part * alpha * opacity + (ground[at] ?? 0) * (1 - alpha * opacity),
    ) as Color
    const [dark = 0, light = 0] = [luminance(drawn), luminance(ground)].sort((a, b) => a - b)
    const ratio = (light + 0.05) / (dark + 0.05)
    return ratio < least - 0.01
      ? [
          `“${words}” has a contrast of ${ratio.toFixed(2)}, not ${String(least)} (${color} on rgb(${ground.join(' ')}))`,
        ]
      : []
  })
}

/* Colours by numbers: how well one is seen on another (WCAG 2), and the nearest that is seen well enough (OKLab). */

type Triple = readonly [number, number, number]

function linearOf(colour: string): Triple {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function hexOf(linear: Triple): string {
  const part = (value: number) => {
    const within = Math.min(1, Math.max(0, value))
    const curved = within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055
    return Math.round(curved * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linear.map(part).join('')}`
}

/** Ratio of luminances, 1 to 21. Colours are `#rrggbb`. */
export function contrastOf(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = linearOf(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The least contrast of a colour with any of some surfaces. */
export function leastContrast(colour: string, surfaces: readonly string[]): number {
  return Math.min(...surfaces.map((surface) => contrastOf(colour, surface)))
}

/** The same hue, as little darker or lighter as makes it seen on all surfaces; itself where it is. */
export function reachContrast(colour: string, surfaces: readonly string[], wanted: number): string {
  if (leastContrast(colour, surfaces) >= wanted) return colour
  const [lightness, a, b] = labOf(colour)
  const isOnDark = leastContrast('#ffffff', surfaces) > leastContrast('#000000', surfaces)
  for (let step = 1; step <= 100; step++) {
    const share = step / 100
    const moved = isOnDark ? lightness + (1 - lightness) * share : lightness * (1 - share)
    // Near white and black there is less room for a hue.
    const found = hexOf(linearOfLab([moved, a * (1 - share * share), b * (1 - share * share)]))
    if (leastContrast(found, surfaces) >= wanted) return found
  }
  return isOnDark ? '#ffffff' : '#000000'
}

/** So much of the first colour in the second. */
export function mixed(colour: string, into: string, share: number): string {
  const [from, to] = [labOf(colour), labOf(into)]
  const part = (at: 0 | 1 | 2) => from[at] * share + to[at] * (1 - share)
  return hexOf(linearOfLab([part(0), part(1), part(2)]))
}

/* https://bottosson.github.io/posts/oklab/ */
function labOf(colour: string): Triple {
  const [red, green, blue] = linearOf(colour)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function linearOfLab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

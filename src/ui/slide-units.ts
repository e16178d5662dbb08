/** Shape of a slide where no stylesheet says another. */
const USUAL = 16 / 9
let ratio: number | undefined

/** Width and height of a slide in the units that drawings and places on it are kept in: the height follows the deck's look. */
export const SLIDE_UNITS = {
  width: 1280,
  get height(): number {
    return Math.round(1280 / (ratio ??= readRatio()))
  },
}

function readRatio(): number {
  const style = getComputedStyle(document.documentElement).getPropertyValue('--slide-ratio')
  const [width = 0, height = 0] = style.split('/').map(Number)
  return width > 0 && height > 0 ? width / height : USUAL
}

import { letterOf, withoutCssEscapes } from './css-escapes.ts'

const PICTURE = /data:image\/(?:png|jpeg|gif|webp)([;,][^"'<>()]*)/gi

/** Shorter than the head of any picture: nothing is shown of it. */
const SHORTEST_BYTES = 10

/**
 * The bytes of the pictures that stand inside of a drawing, each once, as a browser takes them. Undefined for one that is not written
 * in base64, as none is that a program wrote.
 */
export function picturesIn(svg: string): (Buffer | undefined)[] {
  if (!/data:image/i.test(svg)) return []
  // An attribute and a style each have a way to write a letter by its number.
  const plain = withoutCssEscapes(withoutReferences(svg))
  const addresses = new Set([...plain.matchAll(PICTURE)].map(([, address = '']) => address))
  return [...addresses].map(bytesOf).filter((bytes) => bytes === undefined || bytes.length >= SHORTEST_BYTES)
}

function bytesOf(address: string): Buffer | undefined {
  const [, form = '', data = ''] = /^([^,]*),([^#]*)/.exec(address) ?? []
  if (!/;\s*base64\s*$/i.test(form)) return undefined
  const plain = data.replace(/%([\da-f]{2})/gi, (_, code: string) => letterOf(code, 16))
  return Buffer.from(plain, 'base64')
}

/** XML with the letters that are written by number as they are. */
export function withoutReferences(xml: string): string {
  return xml
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => letterOf(code, 16))
    .replace(/&#(\d+);/g, (_, code: string) => letterOf(code, 10))
}

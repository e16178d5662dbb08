import { loadAnswer, sendPlain } from './loader.ts'

/** Bytes of pictures that are fetched ahead at the most: a talk of photographs is not all brought over a hall's line. */
const MOST_BYTES = 60_000_000

/**
 * Fetches what slides are shown with that nobody has come near: pictures into the browser's cache, fonts into the page. What
 * can't be had is no fault here.
 */
export class AssetsAhead {
  private readonly come = new Set<string>()
  private bytes = 0

  /** Resolves when what a slide's HTML names has been asked for, relative to `url`: true where all pictures came. */
  async fetch(slide: string, url: string): Promise<boolean> {
    let hasAll = true
    for (const address of picturesIn(slide, window.devicePixelRatio)) {
      const picture = new URL(address, url).href
      if (!this.come.has(picture)) hasAll = (await this.fetchOne(picture)) && hasAll
    }
    await loadFonts()
    return hasAll
  }

  private async fetchOne(picture: string): Promise<boolean> {
    if (this.bytes > MOST_BYTES) return true
    try {
      const answer = await loadAnswer(picture, { init: { priority: 'low' }, send: sendPlain })
      this.bytes += (await answer.arrayBuffer()).byteLength
      this.come.add(picture)
      return true
    } catch {
      return false
    }
  }
}

/** The faces of the stylesheets that the document has by now, one after another: formulas are set in many. */
async function loadFonts(): Promise<void> {
  for (const face of document.fonts) if (face.status === 'unloaded') await face.load().catch(() => undefined)
}

/** Addresses of the pictures in a slide's HTML, as a screen of so many device pixels to one of CSS chooses them. */
export function picturesIn(slide: string, pixelRatio: number): string[] {
  return [...slide.matchAll(/<img (?:[^>"]|"[^"]*")*>/g)].flatMap(([tag]) => {
    const choices = /\bsrcset="([^"]*)"/.exec(tag)?.[1]?.split(', ') ?? []
    const larger = choices.find((choice) => choice.endsWith(' 2x'))?.slice(0, -' 2x'.length)
    const address = pixelRatio > 1 && larger !== undefined ? larger : /\bsrc="([^"]+)"/.exec(tag)?.[1]
    return address === undefined || /^data:/i.test(address) ? [] : [address]
  })
}

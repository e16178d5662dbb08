import { lookup } from 'mrmime'
import type { Bytes } from '../../deck/private/bytes.ts'

/** Files of a talk that were opened in this page, as addresses that the page can show. */
export class OpenedFiles {
  /** By path: undefined for a file that stands in the open. */
  private readonly addresses = new Map<string, Promise<string | undefined>>()

  constructor(
    private readonly baseUrl: string,
    private readonly read: (path: string) => Promise<Bytes | undefined>,
  ) {}

  async text(path: string): Promise<string | undefined> {
    const bytes = await this.read(path)
    return bytes && new TextDecoder().decode(bytes)
  }

  /** The stylesheet at an address, its fonts opened, too; undefined where it stands in the open. */
  async styles(url: string): Promise<CSSStyleSheet | undefined> {
    const path = this.pathOf(url)
    const text = path === undefined ? undefined : await this.text(path)
    return text === undefined ? undefined : this.stylesOf(text, url)
  }

  async stylesOf(text: string, url: string): Promise<CSSStyleSheet> {
    const names = new Set([...text.matchAll(/url\(["']?([^"')]+)/g)].map(([, name = '']) => name))
    let opened = text
    for (const name of names) {
      const address = await this.address(new URL(name, url).href)
      if (address !== undefined) opened = opened.replaceAll(name, address)
    }
    return new CSSStyleSheet().replace(opened)
  }

  /** An address of the opened file; undefined where it stands in the open, or elsewhere. */
  address(url: string): Promise<string | undefined> {
    const path = this.pathOf(url)
    if (path === undefined) return Promise.resolve(undefined)
    const known = this.addresses.get(path) ?? this.open(path)
    this.addresses.set(path, known)
    return known
  }

  private async open(path: string): Promise<string | undefined> {
    const bytes = await this.read(path)
    return bytes && URL.createObjectURL(new Blob([bytes], { type: lookup(path) ?? '' }))
  }

  private pathOf(url: string): string | undefined {
    return url.startsWith(this.baseUrl) ? url.slice(this.baseUrl.length).replace(/[?#].*$/, '') : undefined
  }
}

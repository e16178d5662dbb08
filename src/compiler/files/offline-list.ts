import { posix } from 'node:path'
import type { Locale } from '../../deck/locale.ts'
import { buildOfPage, offlineListPath, type OfflineFile, type OfflineList } from '../../deck/offline.ts'
import type { SiteFile } from '../pages/site-file.ts'

/**
 * Pages of a language that are for other sites, clicker and moderator's page, which are nothing without network, and the
 * speaker's, which is the same for all slides, save once.
 */
const NOT_KEPT = /^[a-z]{2}\/(embed\/|clicker\/|moderator\/|speaker\/(?!1\/))/

/** Notes what a site consists of while it is written, so as to say what each language needs without network. */
export class OfflineRecord {
  private readonly bytes = new Map<string, number>()
  /** Of the pages that are the deck's, all other HTML aside. */
  private readonly builds = new Map<string, string>()
  private readonly speakers = new Map<string, SiteFile['content']>()
  /** Hashed files that a page or stylesheet names. */
  private readonly named = new Map<string, readonly string[]>()
  /** The lists of `named`, each once, and by itself: what is cut out of a page would hold the page. */
  private readonly lists = new Map<string, readonly string[]>()

  add({ path, content }: SiteFile): void {
    this.bytes.set(path, Buffer.byteLength(content))
    if (path.endsWith('/speaker/1/index.html')) this.speakers.set(path, content)
    if (path.endsWith('.html')) {
      const html = String(content)
      this.builds.set(path, this.once([buildOfPage(html) ?? ''])[0] ?? '')
      this.named.set(path, this.once(namedInPage(html)))
    }
    if (path.endsWith('.css')) this.named.set(path, this.once(namedInStyles(String(content), path)))
  }

  /** What another has noted, after what is here. */
  append(other: OfflineRecord): void {
    for (const [path, bytes] of other.bytes) this.bytes.set(path, bytes)
    for (const [path, build] of other.builds) this.builds.set(path, build)
    for (const [path, content] of other.speakers) this.speakers.set(path, content)
    for (const [path, names] of other.named) this.named.set(path, names)
  }

  private once(names: readonly string[]): readonly string[] {
    const json = JSON.stringify(names)
    const known = this.lists.get(json) ?? (JSON.parse(json) as string[])
    this.lists.set(json, known)
    return known
  }

  /** The speaker's page in each language: it is there without network, as the rest of the viewer is. */
  speakerPages(): SiteFile[] {
    return [...this.speakers].map(([path, content]) => ({ path: path.replace(/index\.html$/, ''), content }))
  }

  /** A file that is copied, not written. */
  addCopy(path: string, bytes: number): void {
    this.bytes.set(path, bytes)
  }

  /** What a language needs: its own files, those that they name, and the shell, so that it stays whole in any version. */
  list(locale: Locale, buildId: string, shell: readonly string[]): SiteFile {
    // A page that doesn't say its build can't be told from what a hotel's login puts in its place.
    const own = [...this.bytes.keys()].filter(
      (path) =>
        path.startsWith(`${locale}/`) &&
        !NOT_KEPT.test(path) &&
        (this.builds.get(path) ?? buildId) === buildId,
    )
    const needed = new Set(own)
    // A set goes on to what is added to it on the way: stylesheets name fonts.
    for (const path of shell) needed.add(path)
    for (const path of needed) for (const name of this.named.get(path) ?? []) needed.add(name)
    const files: OfflineFile[] = [...needed].flatMap((path) => {
      const bytes = this.bytes.get(path)
      return bytes === undefined ? [] : [{ path: path.replace(/(^|\/)index\.html$/, '$1'), bytes }]
    })
    const list: OfflineList = { buildId, files }
    return { path: offlineListPath(locale), content: JSON.stringify(list) }
  }
}

function namedInPage(html: string): string[] {
  return [...new Set(html.match(/\bassets\/[\w./-]+\.\w+/g))]
}

function namedInStyles(css: string, path: string): string[] {
  return [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) =>
    posix.join(posix.dirname(path), url.replace(/[?#].*$/, '')),
  )
}

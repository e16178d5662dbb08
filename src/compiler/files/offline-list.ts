import { posix } from 'node:path'
import type { Locale } from '../../deck/locale.ts'
import { buildOfPage, offlineListPath, type OfflineFile, type OfflineList } from '../../deck/offline.ts'
import type { SiteFile } from '../pages/site-file.ts'

/**
 * Pages of a language that are for other sites, clicker and moderator's page, which are nothing without network, and the
 * speaker's, which is the same for all slides, save once.
 */
const NOT_KEPT = /^[a-z]{2}\/(embed\/|clicker\/|moderator\/|speaker\/(?!1\/))/

/** What is noted of files, by their paths: it can be sent from one thread to another. */
export interface OfflineNotes {
  bytes: ReadonlyMap<string, number>
  builds: ReadonlyMap<string, string>
  speakers: ReadonlyMap<string, SiteFile['content']>
  named: ReadonlyMap<string, readonly string[]>
}

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
  private lastPage: { content: SiteFile['content']; build: string; named: readonly string[] } | undefined

  add({ path, content }: SiteFile): void {
    this.bytes.set(path, Buffer.byteLength(content))
    if (path.endsWith('/speaker/1/index.html')) this.speakers.set(path, content)
    if (path.endsWith('.html')) {
      const { build, named } = this.readPage(content)
      this.builds.set(path, build)
      this.named.set(path, named)
    }
    if (path.endsWith('.css')) this.named.set(path, this.once(namedInStyles(String(content), path)))
  }

  /** What another has noted, after what is here. */
  append({ bytes, builds, speakers, named }: OfflineNotes): void {
    for (const [path, size] of bytes) this.bytes.set(path, size)
    for (const [path, build] of builds) this.builds.set(path, this.once([build])[0] ?? '')
    for (const [path, content] of speakers) this.speakers.set(path, content)
    for (const [path, names] of named) this.named.set(path, this.once(names))
  }

  get notes(): OfflineNotes {
    const { bytes, builds, speakers, named } = this
    return { bytes, builds, speakers, named }
  }

  /** A speaker's page is the same for all slides. */
  private readPage(content: SiteFile['content']): { build: string; named: readonly string[] } {
    if (this.lastPage?.content === content) return this.lastPage
    const html = String(content)
    const build = this.once([buildOfPage(html) ?? ''])[0] ?? ''
    this.lastPage = { content, build, named: this.once(namedInPage(html)) }
    return this.lastPage
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

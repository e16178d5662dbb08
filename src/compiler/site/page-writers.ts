import type { Locale } from '../../deck/locale.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { OfflineNotes } from '../files/offline-list.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { SiteOptions } from './site-options.ts'

/** What the pages of a long deck's slides share, once the whole deck is known. */
export interface SharedByPages {
  summary: DeckSummary
  /** Stylesheets of the deck's own look. */
  look: readonly SiteFile[]
  /** Path of the stylesheet of formulas. */
  formulas: string | undefined
  /** Path of the stylesheet with the deck's fonts. */
  fonts: string
  /** What pictures are drawn with; undefined where none will be made. */
  pictureStyles: string | undefined
}

/** What a thread writes pages from, beside the slides that it has compiled. */
export interface PagesJob {
  shared: SharedByPages
  options: Pick<SiteOptions, 'site' | 'shell' | 'shellStyles' | 'policy' | 'print' | 'embed' | 'cacheFolder'>
  /** Path of the module that renders the shell of a page. */
  prerenderFile: string
  /** Folder of the site. */
  outDir: string
}

/** Slides of which the pages are written, and what was written of them in each locale. */
export type WrittenPages = ReadonlyMap<Locale, OfflineNotes>

/** What has the slides of a long deck at hand, and writes their pages. */
export interface PageWriters {
  /** Resolves to what was written, in the order of the slides. */
  writePages: (job: PagesJob) => Promise<readonly WrittenPages[]>
}

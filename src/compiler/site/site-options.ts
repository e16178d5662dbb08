import type { PageData, PageParts } from '../../deck/page-data.ts'
import type { CompiledDeck } from '../compiled-deck.ts'
import type { ShellFiles } from '../pages/deck-page.ts'
import type { SlidesSurvey } from '../fonts/slides-survey.ts'
import type { Site } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** What a site is built from. */
export interface SiteOptions {
  deck: CompiledDeck
  site: Site
  shell: ShellFiles
  /** Content of the shell's stylesheet, of which each page brings what it is first drawn with. */
  shellStyles?: string | undefined
  prerender: (data: PageData, parts: PageParts) => string
  /** Folder where cut fonts are kept between builds. */
  cacheFolder: string
  policy: boolean
  /** Given where the build goes on to make pictures and PDFs: the stylesheet that slides are drawn with. */
  print?: SiteFile | undefined
  /** What was found in the slides by who compiled them. Default: it is looked for. */
  survey?: SlidesSurvey | undefined
  /** True where the site has an embed player. */
  embed?: boolean
}

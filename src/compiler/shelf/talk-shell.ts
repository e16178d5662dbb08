import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeckSummary } from '../../deck/types.ts'
import { fillLanguageChoice, type PlainFiles } from '../pages/plain-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { BuiltShell } from '../site/built-shell.ts'
import type { ShelfShell } from './shell-plugin.ts'

/** From a talk's base to the shelf's. */
const UP = '../'

/** The shelf's viewer as a talk names it, whose base lies a folder below. `folder` is where it was bundled. */
export async function talkShell(folder: string, shell: ShelfShell): Promise<BuiltShell> {
  const { files, mainStyles, notFound, offline, documents, embed, bundled, print } = shell
  const contents = bundled.map(async (path): Promise<SiteFile> => ({
    path: UP + path,
    content: await readFile(join(folder, path)),
  }))
  return {
    files: {
      early: files.early,
      main: UP + files.main,
      ...(files.mainImports && { mainImports: files.mainImports.map((path) => UP + path) }),
      styles: files.styles.map((path) => UP + path),
      ...(files.voice !== undefined && { voice: UP + files.voice }),
      ...(files.documents !== undefined && { documents: UP + files.documents }),
      ...(files.embed && {
        embed: { script: UP + files.embed.script, style: UP + files.embed.style },
      }),
    },
    mainStyles,
    notFound: plainFiles(notFound),
    offline: plainFiles(offline),
    documents: documents.map((path) => UP + path),
    // Pictures are drawn of the talk's own folder.
    print:
      print === undefined ? undefined : { path: print, content: await readFile(join(folder, print), 'utf8') },
    bundled: await Promise.all(contents),
    embed,
  }
}

function plainFiles({ script, early, styles }: PlainFiles): PlainFiles {
  return { script: UP + script, early, styles: styles.map((path) => UP + path) }
}

/** The page at a talk's base, which leads on to the reader's language. */
export function talkLanguagePage(shell: ShelfShell, summary: Omit<DeckSummary, 'buildId'>): SiteFile {
  const html = shell.languagePage.replace(/(src|href)="\.\/assets\//g, `$1="${UP}assets/`)
  const styles = shell.documents.map((path) => UP + path)
  return { path: 'index.html', content: fillLanguageChoice(html, summary, styles, { policy: true }) }
}

import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Plugin, ResolvedConfig, Rollup } from 'vite'
import { earlyScript } from '../files/early-script.ts'
import { entryFile, styleFile } from '../site/bundle-files.ts'
import { builtShell, type BuiltShell } from '../site/built-shell.ts'

/** File of a bundled viewer that says what is what in it. */
export const SHELL_FILE = 'shell.json'

/** The viewer that all talks of a shelf share, as its bundle describes itself. Paths are below the shelf's base. */
export interface ShelfShell extends Omit<BuiltShell, 'bundled' | 'print'> {
  /** Paths of scripts and stylesheets. */
  bundled: string[]
  /** Path of the stylesheet of print documents; undefined where no pictures will be made. */
  print?: string | undefined
  /** Script and stylesheet of the shelf's own pages. */
  shelf: { script: string; style: string }
  /** The page that chooses a language, its marks not filled. */
  languagePage: string
}

/** Bundles the viewer without a deck: the decks of a shelf are written with it, one after another. */
export function shelfShell({ print }: { print: boolean }): Plugin {
  let config: ResolvedConfig
  return {
    name: 'colloquium:shelf-shell',
    configResolved(resolved) {
      config = resolved
    },
    async writeBundle(options, bundle) {
      const outDir = options.dir ?? resolve(config.root, config.build.outDir)
      await writeFile(
        join(outDir, SHELL_FILE),
        JSON.stringify(describeShell(bundle, print, await earlyScript(config.root))),
      )
    },
  }
}

function describeShell(bundle: Rollup.OutputBundle, print: boolean, early: string): ShelfShell {
  const { bundled, print: printStyle, ...shell } = builtShell(bundle, { print, early })
  const page = bundled.find(({ path }) => path === 'index.html')
  return {
    ...shell,
    bundled: bundled.map(({ path }) => path).filter((path) => path !== 'index.html'),
    print: printStyle?.path,
    shelf: { script: entryFile(bundle, 'shelf'), style: styleFile(bundle, 'shelf')?.fileName ?? '' },
    languagePage: String(page?.content ?? ''),
  }
}

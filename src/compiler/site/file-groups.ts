import { resolve } from 'node:path'
import type { Rolldown } from 'vite'

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1]

/** The group that holds the viewer itself; its stylesheet is what pages are first drawn with. */
export const VIEWER = 'viewer'

/** The viewer of a page. */
const MAIN = 'deck/main.tsx'

/** What pages load that need little of what the viewer does, and nothing of its words. */
const SMALL = ['embed/embed.ts', 'documents/transcript-button.ts', 'private/shell.ts', 'private/page.ts']

/** Pages without a stage. */
const OTHERS = [
  'documents/not-found.ts',
  'documents/repair-page.ts',
  'documents/offline-page.ts',
  'shelf/shelf.ts',
]

/** What pages without a stage fetch when it is used: their readers need nothing of the viewer for it, least of all its styles. */
const OF_OTHERS = [
  'documents/read-transcript.tsx',
  'embed/embed-voice.ts',
  'private/say.ts',
  'private/open-without-worker.ts',
  'private/opened-files.ts',
]

/** What a page fetches when its slide is there, whatever the reader does. */
const LATE = [
  'deck/late-parts.ts',
  '../features/present/present-layer.tsx',
  '../features/overview/overview-dialog.tsx',
  '../features/go-to/go-to-dialog.tsx',
  '../talk/audience/join-speaker.ts',
  '../transcript/passage/annotate.ts',
  '../stage/build-motion/follow-builds.ts',
  '../transcript/lines/annotation-marks.ts',
  '../transcript/lines/figure-buttons.ts',
]

interface Layers {
  small: ReadonlySet<string>
  others: ReadonlySet<string>
  ofOthers: ReadonlySet<string>
  main: ReadonlySet<string>
  late: ReadonlySet<string>
}

/**
 * What a page loads in any case comes in few files: a phone's line counts files before bytes, and each costs headers of
 * its own. Left to itself, the bundler makes a file of each set of entries that share something: 46 for a page, most of
 * them below 1 KiB. Each group needs only those above it, so none waits for another in a ring: `base`, which small pages
 * share with the viewer; `words`, which pages without a stage share with it; `parts`, which what these fetch shares with it; the viewer; what comes after it.
 */
export function fileGroups(root: string): Rolldown.CodeSplittingOptions {
  let layers: Layers | undefined
  return {
    groups: [
      {
        debugName: 'layers of the page',
        name: (id, context) => layerOf(id, (layers ??= layersOf(root, context))),
        // What a module needs is in its layer or in one above, and the modules of other entries stay theirs.
        includeDependenciesRecursively: false,
      },
    ],
  }
}

function layerOf(id: string, { small, others, ofOthers, main, late }: Layers): string | null {
  if (!main.has(id) && !late.has(id)) return null
  if (small.has(id)) return 'base'
  if (others.has(id)) return 'words'
  // The viewer's styles are one file, which pages name: a module that is one stays with it.
  if (ofOthers.has(id) && !id.endsWith('.css')) return 'parts'
  // An entry keeps its own file, which pages name.
  if (main.has(id)) return id.endsWith(MAIN) ? null : VIEWER
  return 'late-parts'
}

function layersOf(root: string, context: Context): Layers {
  const needed = (files: readonly string[]) => {
    const found = new Set<string>()
    const visit = (id: string) => {
      if (found.has(id)) return
      found.add(id)
      context.getModuleInfo(id)?.importedIds.forEach(visit)
    }
    for (const file of files) visit(resolve(root, 'src/entries', file))
    return found
  }
  return {
    small: needed(SMALL),
    others: needed(OTHERS),
    ofOthers: needed(OF_OTHERS),
    main: needed([MAIN]),
    late: needed(LATE),
  }
}

/*
 * Runs before the page is painted, so that nothing flashes: the theme and whether the transcript is open; and turns
 * slides until the shell can, which it starts. It stands in each page, whose policy names it by its hash
 * (src/compiler/files/early-script.ts): it imports nothing, to stay small, and is the same on all pages.
 */
const root = document.documentElement
// Some hosts take the slash from the end of a folder's address, from which the page names what it needs.
try {
  if ('build' in root.dataset && !/(?:\/|\.\w+)$/.test(location.pathname))
    history.replaceState(history.state, '', `${location.pathname}/${location.search}${location.hash}`)
} catch {
  // Refused: as it was.
}
let dark = false
try {
  dark = matchMedia('(prefers-color-scheme: dark)').matches
} catch {
  // No such thing, or refused: light.
}
let stored: { theme?: unknown; transcriptOpen?: unknown } = {}
try {
  stored = (JSON.parse(localStorage.getItem('colloquium') ?? '{}') ?? {}) as typeof stored
} catch {
  // Refused or unreadable: defaults.
}
root.dataset['theme'] =
  stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : dark ? 'dark' : 'light'
root.dataset['transcript'] = stored.transcriptOpen === false ? 'closed' : 'open'
root.classList.add('js')

const sayNoViewer = () => root.classList.replace('js', 'no-viewer')
/** Stylesheets that did not come. */
const failed = new WeakSet<EventTarget>()

// A file of the viewer that doesn't come, or comes cut, leaves a page to read: its buttons would do nothing (no-viewer.ts).
addEventListener(
  'error',
  ({ target, error, filename }) => {
    const isCut = error instanceof SyntaxError && filename.includes('/assets/') && !('shell' in root.dataset)
    if (target instanceof HTMLScriptElement || isCut) sayNoViewer()
    else if (target instanceof HTMLLinkElement) failed.add(target)
  },
  true,
)

/** Milliseconds after which the viewer starts though a font is still on its way. */
const VIEWER_LATEST_MS = 3000

/** Rejects where a stylesheet doesn't come, asked for twice. */
const arrive = (link: HTMLLinkElement, isAgain = false): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const miss = () => {
      const again = link.cloneNode() as HTMLLinkElement
      if (isAgain) reject(new Error(link.href))
      else {
        link.replaceWith(again)
        arrive(again, true).then(resolve, reject)
      }
    }
    // One that failed, or is a network's page to log in, has a sheet as well, without rules.
    const settle = () => {
      if (link.sheet?.cssRules.length) resolve(link)
      else miss()
    }
    if (failed.has(link)) miss()
    else if (link.sheet) settle()
    else {
      link.addEventListener('load', settle)
      link.addEventListener('error', miss)
    }
  })

/** Resolves with the page's own fonts, or without one that is long on its way. */
const fontsOrLate = () =>
  Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, VIEWER_LATEST_MS))])

const addLink = (rel: string, href: string): HTMLLinkElement => {
  const link = document.createElement('link')
  link.rel = rel
  link.href = href
  document.head.append(link)
  return link
}

const addScript = (src: string) => {
  const script = document.createElement('script')
  script.type = 'module'
  script.src = src
  document.head.append(script)
}

/**
 * The viewer's scripts and whole stylesheet, which this script's tag names: they leave the line to the text, its fonts and
 * the styles that it can't be read without. Each script is run by itself, and the page can answer in between. Without its
 * stylesheet the viewer would cover the slide.
 */
const { viewer, styles } = document.currentScript?.dataset ?? {}
if (viewer !== undefined)
  document.addEventListener('DOMContentLoaded', () => {
    const own = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
    Promise.all(own.map((link) => arrive(link)))
      .then(fontsOrLate)
      .then(() => {
        const sheets = (styles?.split(' ') ?? []).map((href) => addLink('stylesheet', href))
        // On the way beside them, and not run.
        for (const src of viewer.split(' ')) addLink('modulepreload', src)
        return Promise.all(sheets.map((sheet) => arrive(sheet)))
      })
      .then(() => {
        viewer.split(' ').forEach(addScript)
      })
      .catch(sayNoViewer)
  })

// Only the player may be framed, and not every host sends headers that say so: any other page is a link to itself.
if (top !== self && !('embed' in root.dataset)) {
  const { title } = document
  stop()
  root.innerHTML = '<body><a target="_top"></a>'
  for (const link of root.querySelectorAll('a')) {
    link.href = location.href
    link.textContent = title
  }
}

/**
 * The page's own link that a key follows before the shell is there. None of these stands in the head: Firefox would fetch
 * the next page ahead, which the policy forbids.
 */
const RELATIONS: Partial<Record<string, string>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'prev',
  PageUp: 'prev',
}
document.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
  const rel = RELATIONS[key]
  if (!rel || ctrlKey || altKey || metaKey || 'shell' in root.dataset) return
  const link = document.querySelector<HTMLAnchorElement>(`a[rel=${rel}]:not([aria-disabled])`)
  // A quotation is of the slide that is left.
  if (link) location.href = link.href + (location.search.includes('quote=') ? '' : location.search)
})

/** The button that was pressed last before the shell is there: it is pressed again once it does something. */
let pressed: HTMLButtonElement | undefined
document.addEventListener('click', ({ target }) => {
  if ('shell' in root.dataset || !(target instanceof Element)) return
  pressed = target.closest('button') ?? undefined
})
new MutationObserver((_, observer) => {
  if (!('shell' in root.dataset)) return
  observer.disconnect()
  pressed?.click()
}).observe(root, { attributeFilter: ['data-shell'] })

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
/** Stylesheets, and pictures, that did not come. */
const failed = new WeakSet<EventTarget>()

// A file of the viewer that doesn't come, or comes cut, leaves a page to read: its buttons would do nothing (no-viewer.ts).
addEventListener(
  'error',
  ({ target, error, filename }) => {
    const isCut = error instanceof SyntaxError && filename.includes('/assets/') && !('shell' in root.dataset)
    if (target instanceof HTMLScriptElement || isCut) sayNoViewer()
    else if (target) failed.add(target)
  },
  true,
)

/** Rejects where a stylesheet fails, or is a network's page to log in, which has no rules. */
const come = async (link: HTMLLinkElement) => {
  if (!link.sheet && !failed.has(link))
    await new Promise((resolve) => {
      link.onload = link.onerror = resolve
    })
  // One that failed has a sheet as well, whose rules may not be read.
  if (!link.sheet?.cssRules.length) throw new Error()
}

/** Rejects where a stylesheet doesn't come, asked for twice. */
const arrive = (link: HTMLLinkElement) =>
  come(link).catch(() => {
    const again = link.cloneNode() as HTMLLinkElement
    link.replaceWith(again)
    return come(again)
  })

const arriveAll = () =>
  Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(arrive))

/**
 * The viewer's scripts, which this script's tag names, and its whole stylesheet, to which the page links for who runs none:
 * they leave the line to the text, its fonts and the styles that it can't be read without. Each script is run by itself, and
 * the page can answer in between. Without its stylesheet the viewer would cover the slide.
 */
const scripts = document.currentScript?.dataset['viewer']?.split(' ')
const startViewer = async (paths: readonly string[]) => {
  await arriveAll()
  // Milliseconds after which the viewer starts though a font is still on its way.
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, 3000))])
  // The scripts are on their way beside it, and not run.
  const ahead = paths.map((src) => `<link rel=modulepreload href=${src}>`)
  for (const late of document.querySelectorAll('noscript')) late.outerHTML = late.innerText + ahead.join('')
  await arriveAll()
  for (const src of paths) {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = src
    document.head.append(script)
  }
}
if (scripts)
  addEventListener('DOMContentLoaded', () => {
    startViewer(scripts).catch(sayNoViewer)
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
root.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
  const rel = RELATIONS[key]
  if (!rel || ctrlKey || altKey || metaKey || 'shell' in root.dataset) return
  const link = document.querySelector<HTMLAnchorElement>(`a[rel=${rel}]:not([aria-disabled])`)
  // A quotation is of the slide that is left.
  if (link) location.href = link.href + (location.search.includes('quote=') ? '' : location.search)
})

/** The button that was pressed last before the shell is there: it is pressed again once it does something. */
let pressed: HTMLButtonElement | null = null
root.addEventListener('click', ({ target }) => {
  if (target instanceof Element) pressed = target.closest('button')
})
new MutationObserver((_, observer) => {
  observer.disconnect()
  pressed?.click()
}).observe(root, { attributeFilter: ['data-shell'] })

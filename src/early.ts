/*
 * Runs before the page is painted, so that nothing flashes: the theme and whether the transcript is open. A script of
 * its own, since the page's policy allows none inline; it imports nothing, to stay under half a kilobyte.
 */
const root = document.documentElement
const dark = matchMedia('(prefers-color-scheme: dark)').matches
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

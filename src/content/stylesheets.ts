/** Stylesheets that were added, by address, each with the time when it applies. */
const added = new Map<string, Promise<void>>()

/** Adds the stylesheets that the document doesn't have. Resolves when they apply, or can't be had. */
export async function addStylesheets(urls: readonly string[]): Promise<void> {
  await Promise.all(urls.map((url) => addStylesheet(url)))
}

/** Put before the given element, or last in the head: later rules win over earlier ones. */
export function addStylesheet(url: string, before: Element | null = null): Promise<void> {
  const known = added.get(url) ?? (isPresent(url) ? Promise.resolve() : undefined)
  if (known) return known
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = url
  const applied = new Promise<void>((resolve) => {
    link.addEventListener(
      'load',
      () => {
        resolve()
      },
      { once: true },
    )
    link.addEventListener(
      'error',
      () => {
        // The next slide that needs it tries again.
        added.delete(url)
        link.remove()
        resolve()
      },
      { once: true },
    )
  })
  added.set(url, applied)
  document.head.insertBefore(link, before)
  return applied
}

function isPresent(url: string): boolean {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].some(
    ({ href }) => href === url,
  )
}

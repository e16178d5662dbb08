/*
 * Stylesheets of parts that are fetched when they are needed. Vite asks for each once, and where one doesn't come takes it
 * for there from then on: those are asked for here before the part is tried again.
 */
const missing = new Set<string>()

/** Remembers which ones did not come. To be called once, before the first part is fetched. */
export function watchMissingStyles(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    const url = /^Unable to preload CSS for (\S+)/.exec(payload.message)?.[1]
    if (url !== undefined) missing.add(url)
  })
}

/** Rejects where one still doesn't come. */
export async function fetchMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(fetchStyle))
}

async function fetchStyle(url: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = url
  await new Promise((resolve, reject) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', () => {
      link.remove()
      reject(new Error(`${url} could not be loaded`))
    })
    document.head.append(link)
  })
  missing.delete(url)
}

/** False where the browser can't tell. */
export function mediaMatches(query: string): boolean {
  return askMedia(query)?.matches ?? false
}

/** Calls back when what the query asks changes, until the signal. */
export function onMediaChange(query: string, onChange: () => void, signal: AbortSignal): void {
  try {
    askMedia(query)?.addEventListener('change', onChange, { signal })
  } catch {
    // Safari before 14 has no events here: what was found at first stays.
  }
}

function askMedia(query: string): MediaQueryList | undefined {
  try {
    return window.matchMedia(query)
  } catch {
    return undefined
  }
}

/**
 * The tab's own storage: what lasts over a reload and no longer. Refused or full, it holds nothing, and what it was for
 * lasts as long as the page.
 */

/** Undefined where nothing readable is stored under the key. */
export function readTab(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // Refused, or no JSON: there is nothing to go by.
    return undefined
  }
}

export function writeTab(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Refused or full: it is done without.
  }
}

export function removeTab(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Refused: then nothing is stored either.
  }
}

import { readJson } from '../deck/unknown-value.ts'

/** The one way to the browser's storage, which may be refused, full, or hold what another program wrote. */

/** `sessionStorage` is the tab's own, and lasts over a reload and no longer. */
export type StoragePlace = 'localStorage' | 'sessionStorage'

/** Undefined where nothing readable is stored under the key, or storage is refused. */
export function readStored(key: string, place: StoragePlace = 'localStorage'): unknown {
  try {
    const text = window[place].getItem(key)
    return text === null ? undefined : readJson(text)
  } catch {
    // Refused by the browser: there is nothing to go by.
    return undefined
  }
}

/** False where storage is refused or full: the caller goes on without. */
export function writeStored(key: string, value: unknown, place: StoragePlace = 'localStorage'): boolean {
  try {
    window[place].setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string, place: StoragePlace = 'localStorage'): void {
  try {
    window[place].removeItem(key)
  } catch {
    // Refused: then nothing is stored either.
  }
}

/** What a key holds, and whether it was of no use and was set aside. */
export interface TakenValue<T> {
  value: T | undefined
  setAside: boolean
}

/** Reads what is stored in the form that `read` knows. Anything else is kept under another name, and no longer in the way. */
export function takeStored<T>(key: string, read: (stored: unknown) => T | undefined): TakenValue<T> {
  try {
    const text = window.localStorage.getItem(key)
    if (text === null) return { value: undefined, setAside: false }
    const value = read(readJson(text))
    if (value === undefined) {
      window.localStorage.setItem(`${key}:unreadable`, text)
      window.localStorage.removeItem(key)
    }
    return { value, setAside: value === undefined }
  } catch {
    // Refused: then nothing is stored, and nothing is lost.
    return { value: undefined, setAside: false }
  }
}

/** The names of all that is stored; none where storage is refused. */
export function storedKeys(): string[] {
  try {
    return Object.keys(window.localStorage)
  } catch {
    return []
  }
}

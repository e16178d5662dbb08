import { readJson } from '../deck/unknown-value.ts'

/** The one way to the browser's storage, which may be refused, full, or hold what another program wrote. */

/** `sessionStorage` is the tab's own, and lasts over a reload and no longer. */
export type StoragePlace = 'localStorage' | 'sessionStorage'

let staysInTab = (_key: string) => false

/**
 * Where the device is to keep nothing under some keys, what is stored under them stays with the tab. What the device has of
 * them from before is read still, and removed with the rest.
 */
export function keepInTab(isKept: (key: string) => boolean): void {
  staysInTab = isKept
}

/** Undefined where nothing readable is stored under the key, or storage is refused. */
export function readStored(key: string, place?: StoragePlace): unknown {
  const text = placesOf(key, place)
    .map((one) => readText(key, one))
    .find((found) => found !== null)
  return text === undefined ? undefined : readJson(text)
}

/** False where storage is refused or full: the caller goes on without. */
export function writeStored(key: string, value: unknown, place?: StoragePlace): boolean {
  const [first] = placesOf(key, place)
  try {
    window[first].setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string, place?: StoragePlace): void {
  for (const one of placesOf(key, place)) {
    try {
      window[one].removeItem(key)
    } catch {
      // Refused: then nothing is stored either.
    }
  }
}

/** What a key holds, and whether it was of no use and was set aside. */
export interface TakenValue<T> {
  value: T | undefined
  setAside: boolean
}

/** Reads what is stored in the form that `read` knows. Anything else is kept under another name, and no longer in the way. */
export function takeStored<T>(key: string, read: (stored: unknown) => T | undefined): TakenValue<T> {
  for (const place of placesOf(key)) {
    const text = readText(key, place)
    if (text === null) continue
    const value = read(readJson(text))
    if (value === undefined) setAside(key, text, place)
    return { value, setAside: value === undefined }
  }
  return { value: undefined, setAside: false }
}

function setAside(key: string, text: string, place: StoragePlace): void {
  try {
    window[place].setItem(`${key}:unreadable`, text)
    window[place].removeItem(key)
  } catch {
    // Full: it stays where it is.
  }
}

/** The names of all that is stored, on the device and in the tab; none where storage is refused. */
export function storedKeys(): string[] {
  return [...new Set([...keysIn('localStorage'), ...keysIn('sessionStorage')])]
}

/** Moves what is stored under some keys from one place to the other. */
export function moveStored(from: StoragePlace, to: StoragePlace, isMoved: (key: string) => boolean): void {
  for (const key of keysIn(from).filter(isMoved)) {
    const text = readText(key, from)
    try {
      if (text !== null) window[to].setItem(key, text)
      window[from].removeItem(key)
    } catch {
      // Full or refused: it stays where it is.
    }
  }
}

/** What is stored under a key gets another; it stays where there is no room for both. */
export function renameStored(from: string, to: string): void {
  for (const place of placesOf(from)) {
    const text = readText(from, place)
    if (text === null) continue
    try {
      window[place].setItem(to, text)
      window[place].removeItem(from)
    } catch {
      // Full or refused.
    }
  }
}

function keysIn(place: StoragePlace): string[] {
  try {
    return Object.keys(window[place])
  } catch {
    return []
  }
}

/** The place that is written first. */
function placesOf(key: string, place?: StoragePlace): readonly [StoragePlace, ...StoragePlace[]] {
  if (place) return [place]
  return staysInTab(key) ? ['sessionStorage', 'localStorage'] : ['localStorage']
}

/** Null where there is nothing, or the browser refuses it. */
function readText(key: string, place: StoragePlace): string | null {
  try {
    return window[place].getItem(key)
  } catch {
    return null
  }
}

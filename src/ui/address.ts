/** Milliseconds until a browser that refused takes another: Safari takes 100 writes in 30 seconds. */
const PAUSE_MS = 5000
/** Milliseconds between two writes: browsers take a good part of a step for one, and who leafs reads no address. */
const BETWEEN_MS = 300

/** What is still to be written in place of the entry that is there. */
let later: { url: string; timer: ReturnType<typeof setTimeout> } | undefined
let askedAt = -Infinity

/** Adds an entry to the history. Where the browser refuses, the address comes after, and nothing waits for it. */
export function pushAddress(url: string): void {
  const left = later?.url
  // Back leads to where the reader was, not to where the address had got to.
  if (left !== undefined) write(left, 'replaceState')
  write(url, 'pushState')
}

/**
 * Puts the address in place of the entry that is there: at once, or once they come no more where another came just now.
 * Where the browser refuses, a while later.
 */
export function replaceAddress(url: string): void {
  const isLeafing = performance.now() - askedAt < BETWEEN_MS
  askedAt = performance.now()
  if (isLeafing) postpone(url, BETWEEN_MS / 2)
  else write(url, 'replaceState')
}

/** Forgets what is still to be written: the browser has an address of its own. */
export function keepAddress(): void {
  clearTimeout(later?.timer)
  later = undefined
}

/** The last address that was asked for is the one that comes late. */
function write(url: string, how: 'pushState' | 'replaceState'): void {
  keepAddress()
  try {
    history[how](null, '', url)
  } catch {
    postpone(url, PAUSE_MS)
  }
}

function postpone(url: string, ms: number): void {
  keepAddress()
  later = { url, timer: setTimeout(write, ms, url, 'replaceState') }
}

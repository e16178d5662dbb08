/** Milliseconds until a browser that refused takes another: Safari takes 100 writes in 30 seconds. */
const PAUSE_MS = 5000

let later: ReturnType<typeof setTimeout> | undefined

/** Adds an entry to the history. Where the browser refuses, the address comes after, and nothing waits for it. */
export function pushAddress(url: string): void {
  write(url, () => {
    history.pushState(null, '', url)
  })
}

/** Puts the address in place of the entry that is there; where the browser refuses, a while later. */
export function replaceAddress(url: string): void {
  write(url, () => {
    history.replaceState(null, '', url)
  })
}

/** The last address that was asked for is the one that comes late. */
function write(url: string, now: () => void): void {
  clearTimeout(later)
  try {
    now()
  } catch {
    later = setTimeout(replaceAddress, PAUSE_MS, url)
  }
}

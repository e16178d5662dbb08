/** In the tab's own storage, so that a reload, and a step to another slide's address, stays in the talk. */
export const LIVE_STORAGE_KEY = 'colloquium-live'

/**
 * As what the page is opened in a live talk, by its address or by an earlier one of the tab; undefined in no talk. Each
 * page asks this first, so it imports nothing: live-session.ts reads the rest.
 */
export function liveRoleAsked(): 'listener' | 'speaker' | undefined {
  const session = new URLSearchParams(location.search).get('live')
  const kept = readKept()
  if (session === null && kept === '') return undefined
  const isKept = session === null || kept.includes(`"session":"${session}"`)
  const isSpeaker = /[#&]speaker=/.test(location.hash) || (isKept && kept.includes('"token":'))
  return isSpeaker ? 'speaker' : 'listener'
}

/** In a link from one of the speaker's pages to another: the page that is opened takes over at once. */
export const HAND_OVER = '#lead'

/**
 * What a link to the speaker view ends with where this tab leads a live talk; empty elsewhere. The secret stands in no
 * address: a tab that is opened from here has a copy of this one's storage.
 */
export function liveHandOver(): string {
  const kept = readKept()
  const session = /"session":"([a-z0-9-]+)"/.exec(kept)?.[1]
  return session !== undefined && kept.includes('"token":') ? `?live=${session}${HAND_OVER}` : ''
}

const watching = new Set<() => void>()

/** Calls back when the tab has joined a talk, or left it; the function returned ends it. */
export function watchKept(onChange: () => void): () => void {
  watching.add(onChange)
  return () => watching.delete(onChange)
}

/** What the tab keeps of a talk is another now. A moment later, since pages take it up while they are drawn. */
export function tellKept(): void {
  queueMicrotask(() => {
    for (const onChange of watching) onChange()
  })
}

function readKept(): string {
  try {
    return sessionStorage.getItem(LIVE_STORAGE_KEY) ?? ''
  } catch {
    // Refused: the address alone counts.
    return ''
  }
}

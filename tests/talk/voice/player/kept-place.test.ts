import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deckKey } from '../../../../src/deck/deck-key.ts'
import type { VoiceTalk } from '../../../../src/deck/voice/talk-schema.ts'
import { keptPlace } from '../../../../src/talk/voice/player/kept-place.ts'
import type { Viewer } from '../../../../src/viewer/viewer-context.tsx'
import { openViewer } from '../../live/open-viewer.ts'

const TALK = { id: 'a', durationMs: 60_000 } as VoiceTalk
const stored = new Map<string, string>()
beforeEach(() => {
  vi.stubGlobal('window', { localStorage: { getItem: (key: string) => stored.get(key) ?? null } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  stored.clear()
})

/** Where a talk begins for who stopped there. */
function placeAfter(places: unknown): number {
  const viewer: Viewer = {
    ...{ store: openViewer(), baseUrl: 'https://example.org/talk/' },
    parts: { stage: '', transcript: '', contents: '' },
  }
  stored.set(`${deckKey(viewer.baseUrl, viewer.store.getState().deck)}:listened`, JSON.stringify(places))
  return keptPlace(viewer, TALK)
}

describe('where a talk is listened to again', () => {
  it('is where it was left', () => {
    expect(placeAfter({ a: 31_000, b: 20_000 })).toBe(31_000)
  })

  it.each([
    ['hardly begun', { a: 5000 }],
    ['heard to its end', { a: 58_000 }],
    ['another', { b: 31_000 }],
    ['stored as no time', { a: 'x' }],
    ['stored as nothing known', [1]],
  ])('is its beginning where it was %s', (_, places) => {
    expect(placeAfter(places)).toBe(0)
  })
})

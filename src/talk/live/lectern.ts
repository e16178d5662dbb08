/*
 * Who leads a talk, as one rule that each page of the speaker's follows by itself. No clock but the page's own goes in,
 * and nothing of the connection: a state, an event, the next state.
 *
 * 1. Each claim has a term, one above all that the claimant has seen. The highest term leads; of two with the same term,
 *    the one that the broker said last.
 * 2. The page that led goes on: as long as it has seen no other claim of its term or above, it claims again, with the
 *    term that it had, whenever the broker says that nobody speaks, says something older, or says nothing (a broker that
 *    forgot what it retained).
 * 3. A page that has seen no claim at all takes the lectern at once: a talk's first page.
 * 4. A lectern that somebody has left stays free for the page's patience, so that the one who led can come back (rule 2);
 *    then the page takes it. A page that was away itself waits longer: the one who led may be on the way back as well.
 * 5. Taking over by a button is a claim (rule 1), whoever leads; so is a turn at a page that went along, once the one that
 *    led is gone (podium/turn-alone.ts).
 */

/**
 * Who speaks: `mine` this page; `other` another page of the speaker's; `free` nobody any more; `unknown` until the broker
 * has said.
 */
export type Lectern = 'unknown' | 'mine' | 'other' | 'free'

export interface LecternState {
  readonly lectern: Lectern
  /** The highest term seen in this session; 0 before the first claim. */
  readonly term: number
  /** True where the highest term is this page's own. */
  readonly led: boolean
  /** True where this page has lost its connection since it last knew who leads. */
  readonly wasAway: boolean
  /** True between a connection and the broker's first word of the lectern. */
  readonly unheard: boolean
  /** On the page's clock, ms at which silence or a free lectern has lasted long enough; undefined while nothing is waited for. */
  readonly dueMs: number | undefined
}

export type LecternEvent =
  /** The subscriptions stand, and what is retained follows. */
  | { kind: 'connected'; nowMs: number }
  | { kind: 'lost' }
  /** What the broker says of the lectern; `speaker` is a page's name, null for nobody. */
  | { kind: 'said'; speaker: string | null; term: number; nowMs: number }
  /** Time has passed. */
  | { kind: 'tick'; nowMs: number }
  | { kind: 'takeOver' }

export interface LecternStep {
  state: LecternState
  /** The page is to publish its claim now, with the state's term. */
  claims: boolean
}

export interface LecternRules {
  /** This page's random name. */
  name: string
  /** ms for which a lectern that was left stays free. */
  patienceMs: number
}

/** A wall takes a free lectern before a speaker view does: two that wait must not come together. */
export const PATIENCE_MS = { wall: 3000, view: 4500 } as const
/** ms more for a page that was away itself: the longest pause between two attempts to connect. */
export const AWAY_MS = 5000
/** ms in which a broker says what it retained. */
export const SILENCE_MS = 1500

/** `led` is the term that this page had before it was loaded anew. */
export function newLectern(led?: number): LecternState {
  return {
    ...{ lectern: 'unknown', term: led ?? 0, led: led !== undefined },
    ...{ wasAway: false, unheard: true, dueMs: undefined },
  }
}

export function stepLectern(state: LecternState, event: LecternEvent, rules: LecternRules): LecternStep {
  switch (event.kind) {
    case 'connected':
      return wait({ ...state, unheard: true, dueMs: event.nowMs + SILENCE_MS })
    case 'lost':
      return wait({ ...state, wasAway: true, dueMs: undefined })
    case 'takeOver':
      return claim(state.term + 1)
    case 'tick':
      if (state.dueMs === undefined || event.nowMs < state.dueMs) return wait(state)
      return state.lectern === 'free' && !state.unheard
        ? claim(state.term + 1)
        : hearNobody(state, event.nowMs, rules)
    case 'said':
      return hear(state, event, rules)
  }
}

function hear(
  state: LecternState,
  { speaker, term, nowMs }: Extract<LecternEvent, { kind: 'said' }>,
  rules: LecternRules,
): LecternStep {
  // A word from before what is known: a broker that came back with an older memory.
  if (speaker === null || term < state.term)
    return hearNobody({ ...state, term: Math.max(term, state.term) }, nowMs, rules)
  if (speaker === rules.name) {
    // Our own word that was retained is said again with what belongs to it, in case the broker kept less of that.
    const step = claim(term)
    return state.lectern === 'mine' && !state.unheard ? wait(step.state) : step
  }
  return wait({ lectern: 'other', term, led: false, wasAway: false, unheard: false, dueMs: undefined })
}

function hearNobody(state: LecternState, nowMs: number, { patienceMs }: LecternRules): LecternStep {
  if (state.led) return claim(state.term)
  if (state.term === 0) return claim(1)
  if (state.lectern === 'free' && !state.unheard && state.dueMs !== undefined) return wait(state)
  const dueMs = nowMs + patienceMs + (state.wasAway ? AWAY_MS : 0)
  return wait({ ...state, lectern: 'free', unheard: false, dueMs })
}

function claim(term: number): LecternStep {
  const state: LecternState = {
    ...{ lectern: 'mine', term, led: true },
    ...{ wasAway: false, unheard: false, dueMs: undefined },
  }
  return { state, claims: true }
}

function wait(state: LecternState): LecternStep {
  return { state, claims: false }
}

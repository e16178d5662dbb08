import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AWAY_MS,
  newLectern,
  PATIENCE_MS,
  SILENCE_MS,
  stepLectern,
  type LecternEvent,
  type LecternRules,
  type LecternState,
} from '../../../src/talk/live/lectern.ts'

const ME: LecternRules = { name: 'me', patienceMs: PATIENCE_MS.wall }

/** The page after a row of events, and whether the last one made it claim. */
function after(events: readonly LecternEvent[], start = newLectern()) {
  let claims = false
  let state = start
  for (const event of events) ({ state, claims } = stepLectern(state, event, ME))
  return { ...state, claims }
}
const connected = (nowMs = 0): LecternEvent => ({ kind: 'connected', nowMs })
const said = (speaker: string | null, term: number, nowMs = 0): LecternEvent => ({
  ...{ kind: 'said', speaker, term, nowMs },
})
const tick = (nowMs: number): LecternEvent => ({ kind: 'tick', nowMs })
const lost: LecternEvent = { kind: 'lost' }

describe('the lectern', () => {
  it('is taken at once by the first page of a talk', () => {
    expect(after([connected(), said(null, 0)])).toMatchObject({ lectern: 'mine', term: 1, claims: true })
  })

  it('is left to the page that holds it', () => {
    expect(after([connected(), said('you', 4)])).toMatchObject({ lectern: 'other', term: 4, claims: false })
  })

  it('goes back to the one who led, at once, when a server starts anew and knows nobody', () => {
    const led = [connected(), said(null, 0), said('me', 1), lost, connected(900)]
    expect(after([...led, said(null, 0, 901)])).toMatchObject({ lectern: 'mine', term: 1, claims: true })
  })

  it('goes back to the one who led where the broker forgot everything and says nothing', () => {
    const led = [connected(), said(null, 0), said('me', 1), lost, connected(900)]
    expect(after([...led, tick(900 + SILENCE_MS - 1)]).claims).toBe(false)
    expect(after([...led, tick(900 + SILENCE_MS)])).toMatchObject({ lectern: 'mine', claims: true })
  })

  it('goes back to the one who led where the broker comes back with an older memory', () => {
    const led = [
      connected(),
      said('you', 6),
      { kind: 'takeOver' } as const,
      said('me', 7),
      lost,
      connected(9),
    ]
    expect(after([...led, said('you', 6, 10)])).toMatchObject({ lectern: 'mine', term: 7, claims: true })
  })

  it('is said again by its holder after a reconnection, with all that belongs to it', () => {
    const led = [connected(), said(null, 0), said('me', 1)]
    expect(after([...led, said('me', 1)]).claims).toBe(false)
    expect(after([...led, lost, connected(9), said('me', 1)]).claims).toBe(true)
  })

  it('stays free for three seconds after its holder is gone, then goes to the wall', () => {
    const free = [connected(), said('you', 4), said(null, 0, 100)]
    expect(after([...free, tick(100 + PATIENCE_MS.wall - 1)])).toMatchObject({
      lectern: 'free',
      claims: false,
    })
    expect(after([...free, tick(100 + PATIENCE_MS.wall)])).toMatchObject({ term: 5, claims: true })
  })

  it('is waited for longer by a page that was away itself', () => {
    const back = [connected(), said('you', 4), lost, connected(1000), said(null, 0, 1000)]
    expect(after([...back, tick(1000 + PATIENCE_MS.wall)]).claims).toBe(false)
    expect(after([...back, tick(1000 + PATIENCE_MS.wall + AWAY_MS)]).claims).toBe(true)
  })

  it('is not given back to a page that was outdone while it was away', () => {
    const outdone = [connected(), said(null, 0), said('me', 1), lost, connected(9), said('you', 2)]
    expect(after(outdone)).toMatchObject({ lectern: 'other', led: false, claims: false })
    expect(after([...outdone, said(null, 0, 10)])).toMatchObject({ lectern: 'free', claims: false })
  })

  it('stays with a page that is loaded anew, whatever its own will says afterwards', () => {
    const loaded = after([connected(), said('me', 3)], newLectern(3))
    expect(loaded).toMatchObject({ lectern: 'mine', claims: true })
    expect(after([connected(), said('me', 3), said(null, 0)], newLectern(3))).toMatchObject({ claims: true })
  })
})

/** A broker that keeps the last word, several pages, and time that passes only when it is told to. */
class Hall {
  nowMs = 0
  retained: { speaker: string | null; term: number } | undefined = { speaker: null, term: 0 }
  readonly pages: HallPage[]
  /** What is under way, in its order for each page. */
  readonly wires = new Map<HallPage, { speaker: string | null; term: number }[]>()

  constructor(count: number) {
    this.pages = Array.from(
      { length: count },
      (_, index) => new HallPage(this, `page-${String(index)}`, index),
    )
  }

  say(message: { speaker: string | null; term: number }): void {
    this.retained = message
    for (const page of this.pages) if (page.isConnected) this.wires.get(page)?.push(message)
  }

  deliver(page: HallPage, most = Infinity): void {
    const wire = this.wires.get(page) ?? []
    for (let i = 0; i < most && wire.length > 0; i++) {
      const message = wire.shift()
      if (message) page.take({ kind: 'said', ...message, nowMs: this.nowMs })
    }
  }

  /** Everything is delivered, and time goes on until nobody waits for anything. */
  rest(): void {
    for (let round = 0; round < 200; round++) {
      for (const page of this.pages) this.deliver(page)
      this.nowMs += 200
      for (const page of this.pages) page.take({ kind: 'tick', nowMs: this.nowMs })
    }
  }
}

class HallPage {
  isConnected = false
  state: LecternState = newLectern()
  readonly #rules: LecternRules

  constructor(
    readonly hall: Hall,
    readonly name: string,
    index: number,
  ) {
    this.#rules = { name, patienceMs: index === 0 ? PATIENCE_MS.wall : PATIENCE_MS.view }
  }

  connect(): void {
    if (this.isConnected) return
    this.isConnected = true
    this.hall.wires.set(this, this.hall.retained ? [this.hall.retained] : [])
    this.take({ kind: 'connected', nowMs: this.hall.nowMs })
  }

  /** `told`: the broker reads out the will of the page, if it is the one that it knows to lead. */
  cut(told: boolean): void {
    if (!this.isConnected) return
    this.isConnected = false
    this.hall.wires.delete(this)
    this.take({ kind: 'lost' })
    if (told && this.hall.retained?.speaker === this.name) this.hall.say({ speaker: null, term: 0 })
  }

  take(event: LecternEvent): void {
    if (!this.isConnected && event.kind !== 'lost') return
    const { state, claims } = stepLectern(this.state, event, this.#rules)
    this.state = state
    if (claims) this.hall.say({ speaker: this.name, term: state.term })
  }
}

type Act =
  | { act: 'connect' | 'cut' | 'crash' | 'takeOver' | 'deliver'; page: number }
  | { act: 'wait'; ms: number }
  | { act: 'forget' | 'restart' }

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constantFrom(
        'connect' as const,
        'cut' as const,
        'crash' as const,
        'takeOver' as const,
        'deliver' as const,
      ),
      page: fc.nat(3),
    }),
    fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 50, max: 6000 }) }),
    fc.record({ act: fc.constantFrom('forget' as const, 'restart' as const) }),
  ),
  { maxLength: 40 },
)

function play(hall: Hall, list: readonly Act[]): void {
  for (const one of list) {
    if (one.act === 'wait') {
      hall.nowMs += one.ms
      for (const page of hall.pages) page.take({ kind: 'tick', nowMs: hall.nowMs })
    } else if (one.act === 'forget' || one.act === 'restart') {
      for (const page of hall.pages) page.cut(false)
      // A broker that isn't ours and kept nothing says nothing; our own begins with nobody.
      hall.retained = one.act === 'forget' ? undefined : { speaker: null, term: 0 }
    } else if ('page' in one) {
      const page = hall.pages[one.page % hall.pages.length]
      if (one.act === 'connect') page?.connect()
      else if (one.act === 'cut') page?.cut(true)
      else if (one.act === 'crash') page?.cut(false)
      else if (one.act === 'takeOver') page?.take({ kind: 'takeOver' })
      else if (page) hall.deliver(page, 1)
    }
  }
}

describe('two to four pages of a speaker, in any order of faults', () => {
  it('agree on one that leads, as soon as all are connected and have been heard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), acts, (count, list) => {
        const hall = new Hall(count)
        play(hall, list)
        for (const page of hall.pages) page.connect()
        hall.rest()
        const leaders = hall.pages.filter(({ state }) => state.lectern === 'mine')
        expect(leaders).toHaveLength(1)
        expect(hall.retained?.speaker).toBe(leaders[0]?.name)
        expect(hall.pages.filter(({ state }) => state.lectern === 'other')).toHaveLength(count - 1)
      }),
      { numRuns: 300 },
    )
  })

  it('leave the lead where it was when the server is killed and all come back within its pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        acts,
        fc.array(fc.integer({ min: 0, max: AWAY_MS }), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (count, list, pauses, forgets) => {
          const hall = new Hall(count)
          play(hall, list)
          for (const page of hall.pages) page.connect()
          hall.rest()
          const leader = hall.pages.find(({ state }) => state.lectern === 'mine')
          play(hall, [{ act: forgets ? 'forget' : 'restart' }])
          const start = hall.nowMs
          const order = hall.pages.map((page, index) => ({ page, at: start + (pauses[index] ?? 0) }))
          for (; hall.nowMs <= start + AWAY_MS + 200; hall.nowMs += 100) {
            for (const { page, at } of order) if (at <= hall.nowMs) page.connect()
            for (const page of hall.pages) {
              hall.deliver(page)
              page.take({ kind: 'tick', nowMs: hall.nowMs })
            }
          }
          hall.rest()
          expect(hall.pages.find(({ state }) => state.lectern === 'mine')?.name).toBe(leader?.name)
        },
      ),
      { numRuns: 300 },
    )
  })
})

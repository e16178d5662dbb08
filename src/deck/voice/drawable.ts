import type { TalkEvent } from './talk-events.ts'

/** What a browser draws on a slide at one time without a pause that is felt: an hour of writing on it is some 4,000 strokes. */
const MOST_STROKES = 5000
const MOST_POINTS = 200_000

/** Events without the strokes that a slide has no room for while those before are on it. They come in the order of their times. */
export function drawable(events: readonly TalkEvent[]): TalkEvent[] {
  const drawn = new Map<string, DrawnPage>()
  return events.filter((event) => {
    if (event.kind === 'clear') drawn.clear()
    else if (event.kind === 'erase') for (const id of event.ids) drawn.get(event.page)?.erase(id)
    else if (event.kind === 'stroke') {
      const page = drawn.get(event.page) ?? new DrawnPage()
      drawn.set(event.page, page)
      return page.draw(event.stroke.id, event.stroke.points.length)
    }
    return true
  })
}

/** How many points each stroke on a slide has. */
class DrawnPage {
  private readonly pointsOf = new Map<string, number>()
  private points = 0

  /** False where there is no room for it. */
  draw(id: string, points: number): boolean {
    // A stroke with the id of one before takes its place.
    const more = points - (this.pointsOf.get(id) ?? 0)
    if (this.points + more > MOST_POINTS) return false
    if (!this.pointsOf.has(id) && this.pointsOf.size >= MOST_STROKES) return false
    this.pointsOf.set(id, points)
    this.points += more
    return true
  }

  erase(id: string): void {
    this.points -= this.pointsOf.get(id) ?? 0
    this.pointsOf.delete(id)
  }
}

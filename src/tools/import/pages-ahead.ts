/** Pages that one part of an import has passed, so that another may go on with them meanwhile. */
export class PagesAhead {
  private passed = 0
  private isOver = false
  private count = 0
  private readonly waiting: (() => void)[] = []

  /** How many there will be; 0 before the first is passed. */
  get all(): number {
    return this.count
  }

  /** The first so many pages are done, of all. */
  pass(done: number, all: number): void {
    ;[this.passed, this.count] = [done, all]
    this.wake()
  }

  /** All are done. */
  end(): void {
    this.isOver = true
    this.wake()
  }

  /** Nothing is to be gone on with: whoever did them failed. */
  fail(): void {
    this.passed = 0
    this.end()
  }

  /** Waits for a page, 1-based. False where it never comes. */
  async has(page: number): Promise<boolean> {
    while (page > this.passed && !this.isOver)
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    return page <= this.passed
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }
}

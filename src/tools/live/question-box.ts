import { LIVE_LIMITS } from '../../deck/live/live-limits.ts'
import {
  type AskedQuestion,
  type ListenerQuestion,
  type LiveQuestion,
  type QuestionMark,
  type QuestionOutcome,
  readQuestion,
} from '../../deck/live/live-question.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { readSavedSupporters, Supporters, type SavedSupporters } from './supporters.ts'

interface KeptQuestion extends Omit<LiveQuestion, 'support'> {
  asker: string
  /** Where the asker's connection comes from: one address may not fill the box under many names. */
  address: string
  /** Known to the keeper alone, and to nobody after the session. */
  supporters: Supporters
}

/** A box as it is written down for the time that a session lasts: a server that was killed goes on with it. */
export type SavedQuestions = (Omit<KeptQuestion, 'supporters'> & { supporters: SavedSupporters })[]

/** Questions of one address that are open at a time, as a part of all that a session keeps: a hall may have one address. */
const MOST_OF_ADDRESS = LIVE_LIMITS.questions / 2

/** Questions that can be brought back after they were removed. */
const MOST_REMOVED = 20

/** The questions of one session, in memory and in `save()`. Who asked is kept to count support and limits, and never told. */
export class QuestionBox {
  readonly #questions = new Map<string, KeptQuestion>()
  readonly #askedMs = new Map<string, number[]>()
  /** What the speaker removed last, who may have slipped. */
  #removed: KeptQuestion[] = []

  /** A question that came twice is taken once. */
  ask(
    asker: string,
    question: AskedQuestion,
    nowMs: number,
    { address = '', isModerated = false } = {},
  ): QuestionOutcome {
    const known = this.#questions.get(question.id)
    if (known) return known.asker === asker ? 'taken' : 'repeated'
    const outcome = this.#outcomeOf(asker, question, nowMs, address)
    if (outcome !== 'taken') return outcome
    this.#makeRoom()
    this.#askedMs.set(asker, [...this.#recent(asker, nowMs), nowMs])
    this.#questions.set(question.id, {
      ...question,
      ...{ done: false, asked: nowMs, asker, address, supporters: new Supporters([[asker, address]]) },
      ...(isModerated && { standing: 'waiting' as const }),
    })
    return 'taken'
  }

  /** False where it changed nothing: an unknown question, support given twice, or more than a room of people gives. */
  weigh(clientId: string, message: Exclude<ListenerQuestion, { ask: unknown }>, address = ''): boolean {
    if ('takeBack' in message) return this.#takeBack(clientId, message.takeBack)
    if ('withdraw' in message)
      return this.#questions.get(message.withdraw)?.supporters.delete(clientId) ?? false
    const supporters = this.#questions.get(message.support)?.supporters
    if (!supporters || supporters.has(clientId) || this.#isSupported(supporters, address)) return false
    supporters.add(clientId, address)
    return true
  }

  /** Whether a question has all the support that is kept, or all questions together have. */
  #isSupported(supporters: Supporters, address: string): boolean {
    const sum = (of: (one: Supporters) => number) =>
      [...this.#questions.values()].reduce((all, question) => all + of(question.supporters), 0)
    if (supporters.size >= LIVE_LIMITS.supporters || sum(({ size }) => size) >= LIVE_LIMITS.support)
      return true
    if (address === '') return false
    return (
      supporters.of(address) >= LIVE_LIMITS.supportersOfAddress ||
      sum((one) => one.of(address)) >= LIVE_LIMITS.supportOfAddress
    )
  }

  /** Nobody takes another's question away. */
  #takeBack(clientId: string, id: string): boolean {
    return this.#questions.get(id)?.asker === clientId && this.#questions.delete(id)
  }

  mark({ id, mark, answer }: QuestionMark): void {
    if (mark === 'restored') {
      this.#bringBack(id)
      return
    }
    const question = this.#questions.get(id)
    if (!question) return
    if (mark === 'removed') {
      this.#questions.delete(id)
      this.#removed = [question, ...this.#removed].slice(0, MOST_REMOVED)
    } else if (mark === 'shown') delete question.standing
    else if (mark === 'held') question.standing = 'held'
    else {
      question.done = mark === 'done'
      if (answer !== undefined) question.answer = answer
    }
  }

  /** With all that was said of it. */
  #bringBack(id: string): void {
    const question = this.#removed.find((one) => one.id === id)
    if (!question) return
    this.#removed = this.#removed.filter((one) => one !== question)
    this.#makeRoom()
    this.#questions.set(id, question)
  }

  /** Open ones before those that are done, then by support, then as they came. */
  list(): LiveQuestion[] {
    return [...this.#questions.values()]
      .map(({ asker: _asker, address: _address, supporters, ...question }) => ({
        ...question,
        support: supporters.size,
      }))
      .sort((a, b) => Number(a.done) - Number(b.done) || b.support - a.support || a.asked - b.asked)
  }

  /** What everybody but the moderators sees: what waits is not among them while questions are moderated. */
  passed(isModerated: boolean): LiveQuestion[] {
    return this.list()
      .filter(({ standing }) => standing === undefined || (standing === 'waiting' && !isModerated))
      .map(({ standing: _standing, ...question }) => question)
  }

  /** What listeners see. */
  shown(isModerated = false): LiveQuestion[] {
    return this.passed(isModerated).slice(0, LIVE_LIMITS.shownQuestions)
  }

  save(): SavedQuestions {
    return [...this.#questions.values()].map(({ supporters, ...question }) => ({
      ...question,
      supporters: supporters.save(),
    }))
  }

  restore(saved: SavedQuestions): void {
    for (const { supporters, ...question } of saved)
      this.#questions.set(question.id, { ...question, supporters: Supporters.restore(supporters) })
  }

  clear(): void {
    this.#questions.clear()
    this.#askedMs.clear()
    this.#removed = []
  }

  #outcomeOf(
    asker: string,
    { text, slideNumber }: AskedQuestion,
    nowMs: number,
    address: string,
  ): QuestionOutcome {
    const open = [...this.#questions.values()].filter(
      (question) => question.asker === asker && !question.done,
    )
    if (open.some((one) => one.text === text && one.slideNumber === slideNumber)) return 'repeated'
    if (open.length >= LIVE_LIMITS.openQuestionsPerListener) return 'tooManyOpen'
    if (this.#recent(asker, nowMs).length >= LIVE_LIMITS.questionsPerWindow) return 'tooMany'
    const all = [...this.#questions.values()].filter(({ done, standing }) => !done && standing !== 'held')
    if (all.length >= LIVE_LIMITS.questions && !leastSupported(all)) return 'full'
    const ofAddress = address === '' ? [] : all.filter((question) => question.address === address)
    return ofAddress.length >= MOST_OF_ADDRESS ? 'full' : 'taken'
  }

  /** What was answered or held back goes first, the oldest of it; then what nobody but its asker wants to know. */
  #makeRoom(): void {
    if (this.#questions.size < LIVE_LIMITS.questions) return
    const all = [...this.#questions.values()]
    const gone = all.find(({ done, standing }) => done || standing === 'held') ?? leastSupported(all)
    if (gone) this.#questions.delete(gone.id)
  }

  /** Epoch ms of what the listener asked within the window. */
  #recent(asker: string, nowMs: number): number[] {
    return (this.#askedMs.get(asker) ?? []).filter((ms) => nowMs - ms < LIVE_LIMITS.questionWindowMs)
  }
}

/**
 * Of the open questions that nobody but their askers support, the latest of the address that has most of them: whoever fills
 * the box makes room himself. Undefined where each has support.
 */
function leastSupported(questions: readonly KeptQuestion[]): KeptQuestion | undefined {
  const alone = questions.filter(({ done, supporters }) => !done && supporters.size <= 1)
  const counts = new Map<string, number>()
  for (const { address } of alone) counts.set(address, (counts.get(address) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return alone.findLast(({ address }) => counts.get(address) === most)
}

/** Those that have the shape of one; none where it is no list. */
export function readSavedQuestions(value: unknown): SavedQuestions {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    const question = isRecord(item) ? readQuestion({ ...item, support: 0 }) : undefined
    if (!question || !isRecord(item)) return []
    const { asker, address } = item
    const supporters = readSavedSupporters(item['supporters'])
    if (typeof asker !== 'string' || typeof address !== 'string' || !supporters) return []
    const { support: _support, ...kept } = question
    return [{ ...kept, asker, address, supporters }]
  })
}

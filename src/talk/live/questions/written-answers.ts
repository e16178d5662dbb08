import { useEffect } from 'react'
import { useStore } from 'zustand'
import { readQuestion, tidyQuestion, type LiveQuestion } from '../../../deck/live/live-question.ts'
import { isRecord } from '../../../deck/unknown-value.ts'
import { readStored, removeStored, writeStored } from '../../../ui/storage.ts'
import type { WrittenAnswer } from '../podium/podium-state.ts'
import type { Podium } from '../podium/podium-store.ts'

/** `session` is the talk's: what was written in another is no answer to its questions. */
const keyOf = (session: string) => `colloquium:answers:${session}`

/** Answers that this tab has not sent yet, as they outlasted a reload. */
export function storedAnswers(session: string): readonly WrittenAnswer[] {
  const stored = readStored(keyOf(session), 'sessionStorage')
  return Array.isArray(stored) ? stored.map(readAnswer).filter((answer) => answer !== undefined) : []
}

function readAnswer(value: unknown): WrittenAnswer | undefined {
  if (!isRecord(value) || !isRecord(value['question'])) return undefined
  const { answer } = value
  const question = readQuestion(value['question'])
  return question && typeof answer === 'string' ? { question, answer } : undefined
}

/** Answers that are being written, also while the desk is closed. */
export function useWritten({ store }: Podium, session: string) {
  const questions = useStore(store, (state) => state.questions)
  const isConnected = useStore(store, ({ status }) => status === 'connected')
  const written = useStore(store, (state) => state.written)
  const there = (wanted: string) => questions.find(({ id }) => id === wanted)
  const isSent = ({ question, answer }: WrittenAnswer) => {
    const kept = there(question.id)?.answer
    return kept !== undefined && kept === tidyQuestion(answer)
  }
  useEffect(() => {
    if (written.some(isSent)) store.setState({ written: written.filter((answer) => !isSent(answer)) })
    if (written.length > 0) writeStored(keyOf(session), written, 'sessionStorage')
    else removeStored(keyOf(session), 'sessionStorage')
  })
  return {
    /** Those whose question is gone: before anything was heard, nothing is known to be. */
    orphans: isConnected ? written.filter(({ question }) => !there(question.id)) : [],
    writtenTo: (wanted: string) => written.find(({ question }) => question.id === wanted)?.answer,
    /** Words that are those of the answer that was sent are none to be kept. */
    keepWritten: (question: LiveQuestion, answer: string) => {
      const others = written.filter((other) => other.question.id !== question.id)
      const isNone = answer === (question.answer ?? '')
      store.setState({ written: isNone ? others : [...others, { question, answer }] })
    },
    dropWritten: ({ id }: LiveQuestion) => {
      store.setState({ written: written.filter(({ question }) => question.id !== id) })
    },
  }
}

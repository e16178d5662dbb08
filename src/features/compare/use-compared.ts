import { useCallback, useEffect, useState } from 'react'
import { LoadFailure, loadData, sendPlain } from '../../content/loader.ts'
import {
  COMPARE_PATH,
  isCompared,
  readNote,
  TURN_HEADER,
  TURN_PATH,
  type Compared,
  type ImportNote,
  type TurnAsked,
} from '../../deck/compare.ts'
import { readJson } from '../../deck/unknown-value.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

export interface ComparedDeck {
  /** Undefined while it is asked for; `none` where nobody has it. */
  compared: Compared | 'none' | undefined
  /** Turns a slide, and resolves to why it could not be turned. */
  turn: (asked: TurnAsked) => Promise<ImportNote | string | undefined>
}

/** The originals of the deck's slides, from the machine of who imported it. */
export function useCompared(): ComparedDeck {
  const { baseUrl } = useViewer()
  const [compared, setCompared] = useState<Compared | 'none'>()
  const load = useCallback(() => loadData(baseUrl + COMPARE_PATH, isCompared, { send: sendPlain }), [baseUrl])
  useEffect(() => {
    let left = false
    load().then(
      (found) => {
        if (!left) setCompared(found)
      },
      () => {
        if (!left) setCompared('none')
      },
    )
    return () => {
      left = true
    }
  }, [load])
  const turn = async (asked: TurnAsked) => {
    if (compared === undefined || compared === 'none') return ''
    try {
      const response = await fetch(baseUrl + TURN_PATH, {
        method: 'POST',
        headers: { [TURN_HEADER]: compared.token ?? '' },
        body: JSON.stringify(asked),
      })
      if (!response.ok) return faultIn(await response.text())
      setCompared(await load())
      return undefined
    } catch (error) {
      return error instanceof LoadFailure || error instanceof TypeError ? error.message : String(error)
    }
  }
  return { compared, turn }
}

/** A note, where the server's answer is one. */
function faultIn(answer: string): ImportNote | string {
  return readNote(readJson(answer)) ?? answer
}

import { describe, expect, it } from 'vitest'
import type { LiveQuestion } from '../../../src/deck/live/live-question.ts'
import type { Mark, ModeratorHandlers } from '../../../src/talk/live/moderator/join-as-moderator.ts'
import { createModerator } from '../../../src/talk/live/moderator/moderator-store.ts'

const question = (standing?: 'held' | 'waiting'): LiveQuestion =>
  ({ id: 'q1', text: 'Why?', asked: 1, ...(standing && { standing }) }) as LiveQuestion
const HOLD: Mark = { id: 'q1', mark: 'held' }

function joined(isConnected = () => true) {
  let handlers: ModeratorHandlers | undefined
  const moderator = createModerator((given) => {
    handlers = given
    return { mark: isConnected, leave: () => undefined }
  })
  moderator.start()
  handlers?.onStatus('connected')
  handlers?.onQuestions([question()])
  const standing = () => moderator.store.getState().questions?.map((each) => each.standing)
  const isUnsent = () => moderator.store.getState().isUnsent
  return { ...moderator, handlers: handlers as ModeratorHandlers, standing, isUnsent }
}

describe('a moderator’s mark', () => {
  it('is shown at once, and stays once the keeper has said it', () => {
    const { handlers, mark, standing, isUnsent } = joined()
    mark(HOLD)
    expect(standing()).toEqual(['held'])
    handlers.onQuestions([question('held')])
    handlers.onStatus('lost')
    expect(standing()).toEqual(['held'])
    expect(isUnsent()).toBe(false)
  })

  it('is put back and told of where the connection was gone before the keeper had said it', () => {
    const { handlers, mark, standing, isUnsent } = joined()
    mark(HOLD)
    handlers.onStatus('lost')
    expect(standing()).toEqual([undefined])
    expect(isUnsent()).toBe(true)
    handlers.onStatus('connected')
    handlers.onQuestions([question()])
    expect(isUnsent()).toBe(true)
    mark(HOLD)
    expect(isUnsent()).toBe(false)
  })

  it('is not taken for said by what the keeper said before', () => {
    const { handlers, mark, isUnsent } = joined()
    mark(HOLD)
    handlers.onQuestions([question()])
    handlers.onStatus('lost')
    expect(isUnsent()).toBe(true)
  })

  it('is not shown where there is no connection', () => {
    const { mark, standing, isUnsent } = joined(() => false)
    mark(HOLD)
    expect(standing()).toEqual([undefined])
    expect(isUnsent()).toBe(true)
  })
})

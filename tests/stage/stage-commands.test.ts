import { expect, it, vi } from 'vitest'
import { connectStage, stageCommands, type StageCommands } from '../../src/stage/stage-commands.ts'

function fakeStage() {
  return {
    next: vi.fn<StageCommands['next']>(),
    previous: vi.fn<StageCommands['previous']>(),
    refresh: vi.fn<StageCommands['refresh']>(),
    spreadFetches: vi.fn<StageCommands['spreadFetches']>(),
  }
}

it('fetches anew, once a stage has come to stay, what was saved before it', async () => {
  stageCommands.refresh()
  stageCommands.next()
  const [tried, stage, later] = [fakeStage(), fakeStage(), fakeStage()]

  const leaveTried = connectStage(tried)
  leaveTried()
  const leave = connectStage(stage)
  await Promise.resolve()
  expect(tried.refresh).not.toHaveBeenCalled()
  expect(stage.refresh).toHaveBeenCalledTimes(1)
  expect(stage.next).not.toHaveBeenCalled()

  leave()
  connectStage(later)
  await Promise.resolve()
  expect(later.refresh).not.toHaveBeenCalled()
})

import { fork, type ChildProcess } from 'node:child_process'
import type { ListenersOrder, ListenersReport, ResultQuery } from './listeners-process.ts'

/** What came to the listeners, as they say it. */
export type Result = Extract<ListenersReport, { kind: 'result' }>

/** Listeners of a bench, and what came to them. */
interface Hall {
  joined: Promise<Extract<ListenersReport, { kind: 'joined' }>>
  ask: (query: ResultQuery) => Promise<Result>
  close: () => void
}

const PROGRAM = new URL('listeners-process.ts', import.meta.url).pathname

/** Listeners in a process of their own, so that they don't wait for the speaker's. */
export function startHall(order: ListenersOrder): Hall {
  const child = fork(PROGRAM, [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  return {
    joined: reportOf(child, 'joined'),
    ask: (query) => {
      child.send(query)
      return reportOf(child, 'result')
    },
    close: () => child.kill('SIGKILL'),
  }
}

function reportOf<K extends ListenersReport['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<ListenersReport, { kind: K }>> {
  return new Promise((resolve, failed) => {
    const onExit = () => {
      failed(new Error('the process of the listeners ended'))
    }
    const onMessage = (report: ListenersReport) => {
      if (report.kind !== kind) return
      child.off('message', onMessage).off('exit', onExit)
      resolve(report as Extract<ListenersReport, { kind: K }>)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hasCode } from './has-code.ts'

/*
 * A process number alone doesn't name a program: after a crash another has it, and in a container it is the same each time.
 * With the moment at which its program began it does.
 */

/** Text by which a program is known again, to be kept in a file: its number and, where the system tells, its beginning. */
export function programMark(pid = process.pid): string {
  return `${String(pid)} ${beginningOf(pid)}`.trim()
}

/** False for what is no mark, and where the program that it names has ended. */
export function isRunning(mark: string): boolean {
  const [, number = '', beginning = ''] = /^([1-9]\d*)(?: (.+))?$/.exec(mark.trim()) ?? []
  const pid = Number(number)
  if (pid === 0 || !isAlive(pid)) return false
  const now = beginningOf(pid)
  // Whoever had this program's number before has ended.
  if (beginning === '' || now === '') return pid !== process.pid
  return beginning === now
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is alive as well.
    return hasCode(error, 'EPERM')
  }
}

/** Linux says it in ticks since the system began, which has a name of its own; others by `ps`. Empty where neither does. */
function beginningOf(pid: number): string {
  try {
    // proc_pid_stat(5): field 22, counted from behind the program's name, which can hold anything.
    const [, fields = ''] = /.*\) (.*)/s.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8')) ?? []
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${fields.split(' ')[19] ?? ''} ${boot}`
  } catch {
    return beginningByPs(pid)
  }
}

function beginningByPs(pid: number): string {
  try {
    const said = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    })
    return said.trim().replace(/\s+/g, ' ')
  } catch {
    return ''
  }
}

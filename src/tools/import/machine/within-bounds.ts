/** What a program of the machine may take for one page: far more than any talk's page does. */
export interface ProgramBounds {
  /** Of computing: a busy machine takes nothing away. */
  seconds: number
  /** Of memory. A program that asks for much more than it uses (LibreOffice, a browser) is watched instead. */
  mb: number
  /** In each file that it writes. */
  writtenMb: number
}

/** A page takes less than a second, and some ten MB. */
export const PAGE_BOUNDS: ProgramBounds = { seconds: 20, mb: 2000, writtenMb: 100 }

/** Files are measured in blocks of so many bytes, whatever the disk's are. */
const BLOCK = 512

/**
 * A program's command where the system keeps it within its bounds; as it is where there is no shell that says so. Each
 * bound by itself, for a system may lack one (macOS has none of memory). None leaves an image of its memory behind.
 */
export function withinBounds(
  command: string,
  args: readonly string[],
  { seconds, mb, writtenMb }: ProgramBounds = PAGE_BOUNDS,
): [command: string, args: string[]] {
  if (process.platform === 'win32') return [command, [...args]]
  const bounds = [
    ['c', 0],
    ['t', seconds],
    ['v', mb * 1000],
    ['f', Math.round((writtenMb * 1e6) / BLOCK)],
  ].map(([option, most]) => `command ulimit -S -${String(option)} ${String(most)} 2>/dev/null`)
  return ['sh', ['-c', `${bounds.join('; ')}; exec "$@"`, 'sh', command, ...args]]
}

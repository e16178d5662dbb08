export function secondsOf(pid: number): number | undefined
export function residentMb(pid: number): number
export function filledMb(pid: number): number
export function startedBy(pid: number): number[]

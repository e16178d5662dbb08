/** `b3`, as slides number their blocks; what came from another page may be anything. */
export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && /^b\d{1,4}$/.test(value)
}

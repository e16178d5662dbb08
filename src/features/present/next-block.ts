/** The block that the spotlight goes to, one further or back; at the ends it stays. From none it goes to the first below the title. */
export function nextBlock(
  blocks: readonly string[],
  current: string | undefined,
  by: 1 | -1,
): string | undefined {
  const at = current === undefined ? -1 : blocks.indexOf(current)
  if (at < 0) return by === 1 ? (blocks[1] ?? blocks[0]) : blocks.at(-1)
  return blocks[Math.min(Math.max(0, at + by), blocks.length - 1)]
}

/** CSS with its letters as they are: a backslash before one, or before its number, stands for it. */
export function withoutCssEscapes(css: string): string {
  return css.replace(/\\(?:([\da-f]{1,6})\s?|([^\n]))/gi, (_, code?: string, plain?: string) =>
    code === undefined ? (plain ?? '') : letterOf(code, 16),
  )
}

/** The letter of a number; none where no letter has it. */
export function letterOf(code: string, radix: number): string {
  const number = Number.parseInt(code, radix)
  return number <= 0x10ffff ? String.fromCodePoint(number) : ''
}

/*
 * Arithmetic as authors write it: numbers, names, + − * / ^ and brackets. No more than that is read, so that a deck's
 * file can hold a formula without holding a program.
 */

/** A formula that was read: its value for values of its names. */
export interface Formula {
  names: ReadonlySet<string>
  value: (values: Readonly<Record<string, number>>) => number
}

type Value = Formula['value']

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^()]))/y

/** Characters: a formula of a line or two has fewer, and brackets that are nested without end no stack holds. */
export const MOST_FORMULA = 500

/** Throws a sentence where the text is no formula. */
export function parseFormula(text: string): Formula {
  if (text.length > MOST_FORMULA)
    throw new Error(
      `"${text.slice(0, 40)}…" has more than ${String(MOST_FORMULA)} characters; part it into several results`,
    )
  const tokens = tokensOf(text)
  const names = new Set<string>()
  let at = 0
  const take = (...wanted: string[]): string | undefined => {
    const token = tokens[at]
    if (token === undefined || !wanted.includes(token)) return undefined
    at += 1
    return token
  }
  const sum = (): Value => {
    let left = product()
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) left = joined(sign, left, product())
    return left
  }
  const product = (): Value => {
    let left = signed()
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) left = joined(sign, left, signed())
    return left
  }
  const signed = (): Value => {
    if (!take('-')) return power()
    const inner = signed()
    return (values) => -inner(values)
  }
  const power = (): Value => {
    const base = single()
    return take('^') ? joined('^', base, signed()) : base
  }
  const single = (): Value => {
    if (take('(')) {
      const inner = sum()
      if (!take(')')) throw new Error(`"${text}": a bracket is not closed`)
      return inner
    }
    const token = tokens[at++]
    if (token === undefined) throw new Error(`"${text}" ends too early`)
    if (/^\d/.test(token)) return () => Number(token)
    if (!/^\w/.test(token)) throw new Error(`"${text}": a number or name is expected before "${token}"`)
    names.add(token)
    return (values) => values[token] ?? NaN
  }
  const value = sum()
  if (at < tokens.length) throw new Error(`"${text}": "${tokens[at] ?? ''}" is not expected`)
  return { names, value }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (!token) throw new Error(`"${text}": "${text.slice(from).trim()}" can’t be read`)
    tokens.push(token[0].trim())
  }
  return tokens
}

function joined(sign: string, left: Value, right: Value): Value {
  switch (sign) {
    case '+':
      return (values) => left(values) + right(values)
    case '-':
      return (values) => left(values) - right(values)
    case '*':
      return (values) => left(values) * right(values)
    case '/':
      return (values) => left(values) / right(values)
    default:
      return (values) => left(values) ** right(values)
  }
}

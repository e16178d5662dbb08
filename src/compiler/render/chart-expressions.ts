/*
 * The expressions of charts (`calculate`, `filter`, what Vega-Lite writes by itself), worked out node by node. Vega would
 * make functions of JavaScript of them, and a deck is a stranger's: here nothing is reached but what is the value's own,
 * and no value is ever a function, so that an expression computes and does nothing else. draw-chart.ts starts without
 * any way to make code of text, for what Vega itself does with values.
 */

/** A node of Vega's tree of an expression. */
interface ExpressionNode {
  type: string
  name?: string
  value?: unknown
  operator?: string
  computed?: boolean
  regex?: { pattern: string; flags: string }
  object?: ExpressionNode
  property?: ExpressionNode
  callee?: ExpressionNode
  arguments?: ExpressionNode[]
  elements?: ExpressionNode[]
  properties?: { key: ExpressionNode; value: ExpressionNode }[]
  left?: ExpressionNode
  right?: ExpressionNode
  argument?: ExpressionNode
  test?: ExpressionNode
  consequent?: ExpressionNode
  alternate?: ExpressionNode
}

/** An expression as it stands in Vega's runtime, parsed with `ast`. */
export interface ParsedExpression {
  ast: unknown
}

/** What an expression knows. */
interface Scope {
  functions: Functions
  /** Signals and scales, as Vega names them. */
  params: unknown
  datum?: unknown
  item?: unknown
}

type Functions = Readonly<Record<string, unknown>>
interface Context {
  functions: Functions
}

/** Vega's own way to work out expressions, in its place. */
export const chartExpressions = {
  operator: ({ functions }: Context, { ast }: ParsedExpression) => {
    const node = checked(ast)
    return (params: unknown) => evaluate(node, { functions, params })
  },
  parameter: ({ functions }: Context, { ast }: ParsedExpression) => {
    const node = checked(ast)
    return (datum: unknown, params: unknown) => evaluate(node, { functions, params, datum })
  },
  event: refuseEvents,
  handler: refuseEvents,
  encode: ({ functions }: Context, { marktype, channels }: Encoding) => {
    const nodes = Object.entries(channels).map(([name, { ast }]) => [name, checked(ast)] as const)
    return (item: Item, params: unknown) => {
      const changed = encode(item, nodes, { functions, params })
      if (marktype !== 'rule') placeItem(item, channels, ['group', 'image', 'rect'].includes(marktype))
      return changed
    }
  },
}

/** A chart is a picture: nobody points at it. */
function refuseEvents(): () => undefined {
  return () => undefined
}

interface Encoding {
  marktype: string
  channels: Readonly<Record<string, ParsedExpression>>
}

type Item = Record<string, unknown> & { datum?: unknown }

function encode(item: Item, channels: readonly (readonly [string, ExpressionNode])[], scope: Scope): number {
  let changed = 0
  for (const [name, node] of channels) {
    const value = evaluate(node, { ...scope, item, datum: item.datum })
    if (item[name] === value) continue
    item[name] = value
    changed = 1
  }
  return changed
}

/** Width and height from two ends, or the middle: as Vega has them from its marks. */
function placeItem(item: Item, channels: Encoding['channels'], swaps: boolean): void {
  for (const [start, size] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const [end, middle] = [`${start}2`, `${start}c`]
    if (channels[end]) {
      if (channels[start]) {
        if (swaps && Number(item[start]) > Number(item[end]))
          [item[start], item[end]] = [item[end], item[start]]
        item[size] = Number(item[end]) - Number(item[start])
      } else item[start] = Number(item[end]) - (Number(item[size]) || 0)
    }
    if (channels[middle]) item[start] = Number(item[middle]) - (Number(item[size]) || 0) / 2
  }
}

/** A tree in which nothing is called that a chart may not call. What a choice by hand is asked for stands in charts that are drawn without. */
function checked(ast: unknown): ExpressionNode {
  if (typeof ast !== 'object' || ast === null || !('type' in ast))
    throw new Error('an expression that was not parsed')
  const node = ast as ExpressionNode
  if (node.type === 'CallExpression') {
    const name = calledName(node)
    if (!isKnown(name) && !name.startsWith('vlSelection')) throw new Error(`a chart may not call ${name}()`)
  }
  for (const inner of Object.values(node))
    for (const each of Array.isArray(inner) ? (inner as unknown[]) : [inner])
      if (typeof each === 'object' && each !== null && 'type' in each) checked(each)
  return node
}

/** Vega's own functions, for its encodings, have an underscore before their name. */
function calledName({ callee }: ExpressionNode): string {
  return (callee?.name ?? '').replace(/^_/, '')
}

function isKnown(name: string): boolean {
  return name === 'if' || OF_VEGA.has(name) || Object.hasOwn(FUNCTIONS, name)
}

function evaluate(node: ExpressionNode | undefined, scope: Scope): unknown {
  const work = node && Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined
  if (!node || !work) throw new Error(`an expression may have no ${node?.type ?? 'gap'}`)
  const value = work(node, scope)
  return typeof value === 'function' ? undefined : value
}

const NODES: Readonly<Record<string, (node: ExpressionNode, scope: Scope) => unknown>> = {
  // What is looked for goes on where it was last found: each time a fresh one.
  Literal: ({ value, regex }) => (regex ? new RegExp(regex.pattern, regex.flags) : value),
  Identifier: named,
  MemberExpression: ({ object, property, computed }, scope) => {
    // What bins are is a function of Vega that has their start and step as parts.
    const of = object?.type === 'Identifier' ? named(object, scope) : evaluate(object, scope)
    const name = computed ? evaluate(property, scope) : property?.name
    if (of === undefined || of === null) throw new TypeError(`there is no ${String(name)} in ${String(of)}`)
    return own(of, String(name))
  },
  CallExpression: (node, scope) => {
    const { arguments: given = [] } = node
    const name = calledName(node)
    if (name === 'if') return evaluate(evaluate(given[0], scope) ? given[1] : given[2], scope)
    if (!isKnown(name)) throw new Error(`a chart may not call ${name}()`)
    const values = given.map((each) => evaluate(each, scope))
    const call = OF_VEGA.has(name) ? scope.functions[name] : FUNCTIONS[name]
    return typeof call === 'function' ? (Reflect.apply(call, scope.functions, values) as unknown) : undefined
  },
  ArrayExpression: ({ elements = [] }, scope) => elements.map((each) => evaluate(each, scope)),
  ObjectExpression: ({ properties = [] }, scope) => {
    const made: object = {}
    for (const { key, value } of properties) {
      const name = key.type === 'Literal' ? String(key.value) : (key.name ?? '')
      Object.defineProperty(made, name, {
        ...{ value: evaluate(value, scope), enumerable: true, writable: true, configurable: true },
      })
    }
    return made
  },
  UnaryExpression: ({ operator = '', argument }, scope) => unary(operator, evaluate(argument, scope)),
  BinaryExpression: ({ operator = '', left, right }, scope) =>
    binary(operator, evaluate(left, scope) as number, evaluate(right, scope) as number),
  LogicalExpression: ({ operator, left, right }, scope) => {
    const first = evaluate(left, scope)
    return Boolean(first) === (operator === '&&') ? evaluate(right, scope) : first
  },
  ConditionalExpression: ({ test, consequent, alternate }, scope) =>
    evaluate(evaluate(test, scope) ? consequent : alternate, scope),
}

function named({ name = '' }: ExpressionNode, scope: Scope): unknown {
  if (name === 'datum') return scope.datum
  if (name === 'item') return scope.item
  return Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : own(scope.params, `$${name}`)
}

/** What a value has of its own: nothing that all values share, and no function. */
function own(of: unknown, name: string): unknown {
  const holder = Object(of) as Record<string, unknown>
  return Object.hasOwn(holder, name) ? holder[name] : undefined
}

function unary(operator: string, value: unknown): unknown {
  switch (operator) {
    case '+':
      return Number(value)
    case '-':
      return -Number(value)
    case '~':
      return ~Number(value)
    case '!':
      return !value
    default:
      throw new Error(`an expression may not have ${operator}`)
  }
}

/** Of numbers, or of what is taken for one, and texts: as JavaScript has it. */
function binary(operator: string, left: number, right: number): unknown {
  const work = Object.hasOwn(BINARY, operator) ? BINARY[operator] : undefined
  if (!work) throw new Error(`an expression may not have ${operator}`)
  return work(left, right)
}

const BINARY: Readonly<Record<string, (left: number, right: number) => unknown>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  // eslint-disable-next-line eqeqeq -- what an author wrote
  '==': (left, right) => left == right,
  // eslint-disable-next-line eqeqeq -- what an author wrote
  '!=': (left, right) => left != right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
}

const CONSTANTS: Readonly<Record<string, number>> = {
  ...{ NaN: Number.NaN, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, LOG2E: Math.LOG2E, LOG10E: Math.LOG10E },
  ...{ PI: Math.PI, SQRT1_2: Math.SQRT1_2, SQRT2: Math.SQRT2 },
  ...{ MIN_VALUE: Number.MIN_VALUE, MAX_VALUE: Number.MAX_VALUE },
}

/** Functions of Vega that compute, or look at the chart's own scales and data. Those that write aren't among them. */
const OF_VEGA = new Set(
  `isArray isBoolean isDate isDefined isNumber isObject isRegExp isString isTuple isValid toBoolean toDate toNumber toString
  indexof join lastindexof replace reverse sort slice flush lerp pad peek span inrange truncate extent clampRange sequence
  rgb lab hcl hsl luminance contrast format utcFormat utcParse utcOffset utcSequence timeFormat timeParse timeOffset
  timeSequence timeUnitSpecifier monthFormat monthAbbrevFormat dayFormat dayAbbrevFormat quarter utcquarter week utcweek
  isoweek utcisoweek dayofyear utcdayofyear random cumulativeNormal cumulativeLogNormal cumulativeUniform densityNormal
  densityLogNormal densityUniform quantileNormal quantileLogNormal quantileUniform sampleNormal sampleLogNormal sampleUniform
  bandspace bandwidth domain range invert scale gradient data containerSize windowSize screen geoArea geoBounds geoCentroid
  geoScale geoTranslate`.split(/\s+/),
)

type Call = (...values: never[]) => unknown

const dateOf = (value: unknown) => new Date(value as number)
const FUNCTIONS: Readonly<Record<string, Call>> = {
  ...{ isNaN: Number.isNaN, isFinite: Number.isFinite, abs: Math.abs, acos: Math.acos, asin: Math.asin },
  ...{ atan: Math.atan, atan2: Math.atan2, ceil: Math.ceil, cos: Math.cos, exp: Math.exp, floor: Math.floor },
  ...{ hypot: Math.hypot, log: Math.log, max: Math.max, min: Math.min, pow: Math.pow, round: Math.round },
  ...{ sin: Math.sin, sqrt: Math.sqrt, tan: Math.tan, now: Date.now, utc: Date.UTC },
  clamp: (value: number, least: number, most: number) => Math.max(least, Math.min(most, value)),
  datetime: (first: string | number, ...rest: number[]) =>
    typeof first === 'string' || rest.length === 0
      ? new Date(first)
      : new Date(first, ...(rest as [number, ...number[]])),
  date: (value: unknown) => dateOf(value).getDate(),
  day: (value: unknown) => dateOf(value).getDay(),
  year: (value: unknown) => dateOf(value).getFullYear(),
  month: (value: unknown) => dateOf(value).getMonth(),
  hours: (value: unknown) => dateOf(value).getHours(),
  minutes: (value: unknown) => dateOf(value).getMinutes(),
  seconds: (value: unknown) => dateOf(value).getSeconds(),
  milliseconds: (value: unknown) => dateOf(value).getMilliseconds(),
  time: (value: unknown) => dateOf(value).getTime(),
  timezoneoffset: (value: unknown) => dateOf(value).getTimezoneOffset(),
  utcdate: (value: unknown) => dateOf(value).getUTCDate(),
  utcday: (value: unknown) => dateOf(value).getUTCDay(),
  utcyear: (value: unknown) => dateOf(value).getUTCFullYear(),
  utcmonth: (value: unknown) => dateOf(value).getUTCMonth(),
  utchours: (value: unknown) => dateOf(value).getUTCHours(),
  utcminutes: (value: unknown) => dateOf(value).getUTCMinutes(),
  utcseconds: (value: unknown) => dateOf(value).getUTCSeconds(),
  utcmilliseconds: (value: unknown) => dateOf(value).getUTCMilliseconds(),
  length: (value: unknown) => own(value, 'length'),
  parseFloat: (value: unknown) => Number.parseFloat(String(value)),
  parseInt: (value: unknown, base?: number) => Number.parseInt(String(value), base),
  upper: (value: unknown) => String(value).toUpperCase(),
  lower: (value: unknown) => String(value).toLowerCase(),
  substring: (value: unknown, start: number, end?: number) => String(value).substring(start, end),
  split: (value: unknown, at: string, most?: number) => String(value).split(at, most),
  trim: (value: unknown) => String(value).trim(),
  btoa: (value: unknown) => btoa(String(value)),
  atob: (value: unknown) => atob(String(value)),
  encodeURIComponent: (value: unknown) => encodeURIComponent(String(value)),
  regexp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
  test: (pattern: string, text: unknown) => new RegExp(pattern).test(String(text)),
}

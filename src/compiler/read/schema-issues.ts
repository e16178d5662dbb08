import { z, type ZodType } from 'zod'
import { suggestion } from './problem.ts'

type Issue = z.core.$ZodIssue

/** What doesn't fit a schema: the path of the wrong or unknown key, and what is wrong in an author's words. */
export interface SchemaFault {
  path: readonly PropertyKey[]
  message: string
}

/** The value where it fits, or every fault. Unknown keys and values name the nearest known one. */
export function parseWith<T>(
  schema: ZodType<T>,
  value: unknown,
): { value: T; faults?: never } | { value?: never; faults: SchemaFault[] } {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return { value: result.data }
  return { faults: result.error.issues.flatMap((issue) => describeIssue(issue, schema)) }
}

function describeIssue(issue: Issue, schema: ZodType): SchemaFault[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path)
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key "${key}"${suggestion(key, known)}`,
    }))
  }
  const name = path.map(String).join('.')
  if (issue.input === undefined && path.length > 0) return [{ path, message: `the key "${name}" is missing` }]
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    const values = issue.values.map(String)
    return [{ path, message: `unknown ${name} "${issue.input}"${suggestion(issue.input, values)}` }]
  }
  const complaint = issue.message.replace(/^Invalid input: /, '')
  return [{ path, message: name ? `${name}: ${complaint}` : complaint }]
}

/** Keys that a schema's object at a path knows; none where there is no object. */
function keysAt(schema: ZodType, path: readonly PropertyKey[]): string[] {
  let current = unwrap(schema)
  for (const key of path) {
    if (current instanceof z.ZodObject) current = unwrap(current.shape[String(key)])
    else if (current instanceof z.ZodArray) current = unwrap(current.element)
    else return []
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : []
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema
}

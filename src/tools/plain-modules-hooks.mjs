/* What plain-modules.mjs registers: in a thread of its own where Node knows no other way. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Whether a module is a package's, or was made by a build, and JavaScript that Node takes as it is. */
export function isPlain(url, format) {
  return format === 'module' && /^file:[^?]*(?:\/node_modules\/[^?]*\.js|\.mjs)$/.test(url)
}

/** Its source as it is, whatever other loaders would make of it. */
export function readPlain(url) {
  return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true }
}

/** Of a chain of loaders: the last that was registered is asked first. */
export async function load(url, context, next) {
  return isPlain(url, context.format) ? readPlain(url) : next(url, context)
}

/*
 * Lint's two rules about imports: they run one way between the rooms of src/, and never in a circle. Plain JavaScript,
 * since ESLint's configuration reads it as it is.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/** What each room may import beside itself, from the ground up. A room that isn't here may import nothing. */
const ROOMS = {
  repair: [],
  deck: ['repair'],
  i18n: ['deck'],
  figures: ['deck'],
  ui: ['deck', 'i18n'],
  viewer: ['deck', 'i18n', 'ui'],
  content: ['deck', 'i18n', 'ui', 'viewer'],
  stage: ['deck', 'i18n', 'ui', 'viewer', 'content'],
  transcript: ['deck', 'i18n', 'ui', 'viewer', 'content'],
  features: ['deck', 'i18n', 'ui', 'viewer', 'content'],
  talk: ['deck', 'i18n', 'ui', 'viewer', 'content'],
  entries: ['repair', 'deck', 'i18n', 'ui', 'viewer', 'content', 'stage', 'transcript', 'features', 'talk'],
  compiler: ['repair', 'deck', 'i18n', 'figures'],
  tools: ['repair', 'deck', 'i18n', 'figures', 'compiler'],
}

/** Rooms whose folders are apart from each other. */
const APART = ['features']

/** Steps of the compiler, each a folder: what comes later may import what comes earlier. */
const STEPS = ['read', 'parse', 'check', 'render', 'fonts', 'pages', 'files', 'site', 'shelf', 'dev']

/** Where a file of src/ stands: its room, and the folder in it. Undefined outside src/ and for files loose in it. */
function placeOf(file, root) {
  const [src, room, folder, ...rest] = relative(root, file).split(sep)
  if (src !== 'src' || folder === undefined) return undefined
  return { room, folder: rest.length > 0 ? folder : undefined }
}

function faultOf(from, to) {
  if (from.room !== to.room) {
    return ROOMS[from.room]?.includes(to.room)
      ? undefined
      : `src/${from.room} may not import src/${to.room}: imports run one way (src/tools/lint/import-rules.js)`
  }
  if (APART.includes(from.room) && from.folder !== to.folder)
    return `src/${from.room}/${String(from.folder)} may not import ${String(to.folder)}: features don't know each other`
  if (from.room === 'compiler' && STEPS.indexOf(from.folder) < STEPS.indexOf(to.folder) && from.folder)
    return `src/compiler/${from.folder} may not import ${String(to.folder)}, a later step: ${STEPS.join(' → ')}`
  return undefined
}

/** Calls back with each relative import of a file, and with the file that it names. */
function onImports(context, report) {
  const check = (node) => {
    const source = node.source?.value
    if (typeof source !== 'string' || !source.startsWith('.')) return
    report(node, resolve(dirname(context.filename), source))
  }
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: check,
  }
}

export const importsOneWay = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = placeOf(context.filename, context.cwd)
    if (!from) return {}
    return onImports(context, (node, target) => {
      const to = placeOf(target, context.cwd)
      // Drawings stay in the build, but what they look like goes with the shell.
      if (!to || (from.room === 'entries' && target.endsWith('.css'))) return
      const message = faultOf(from, to)
      if (message) context.report({ node, message })
    })
  },
}

export const noCircles = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = placeOf(context.filename, context.cwd)
    if (!from) return {}
    const graph = graphOf(join(context.cwd, 'src'))
    return onImports(context, (node, target) => {
      const way = wayBack(graph, target, context.filename)
      if (!way) return
      const names = [context.filename, ...way].map((file) => relative(context.cwd, file))
      context.report({ node, message: `imports run in a circle: ${names.join(' → ')}` })
    })
  },
}

/** The shortest way from one file to another along imports. */
function wayBack(graph, start, goal) {
  const cameFrom = new Map([[start, undefined]])
  for (const file of cameFrom.keys()) {
    if (file === goal) {
      const way = []
      for (let at = file; at !== undefined; at = cameFrom.get(at)) way.unshift(at)
      return way
    }
    for (const next of graph.get(file) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, file)
  }
  return undefined
}

const graphs = new Map()

/** Each TypeScript file below a folder with the files that it imports, types too. Read once a run. */
function graphOf(folder) {
  if (!graphs.has(folder)) {
    const files = readdirSync(folder, { recursive: true })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(folder, file))
    graphs.set(folder, new Map(files.map((file) => [file, importsOf(file)])))
  }
  return graphs.get(folder)
}

function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true)
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => resolve(dirname(file), fileName))
    .filter((target) => existsSync(target))
}

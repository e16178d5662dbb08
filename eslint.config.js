import { dirname, relative, resolve, sep } from 'node:path'
import { defineConfig } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/*
 * Imports run one way. Each folder or file of src/ names what it may import beside itself; a folder that isn't named
 * is a feature, and a file at the top that isn't named is what features share.
 */
const SHARED = ['deck', 'i18n', 'ui', 'shared']
const MAY_IMPORT = {
  deck: [],
  i18n: ['deck'],
  ui: ['deck', 'i18n'],
  figures: ['deck'],
  compiler: ['deck', 'figures', 'i18n', 'page-data'],
  tools: ['deck', 'figures', 'i18n', 'compiler', 'page-data'],
  shared: SHARED,
  feature: SHARED,
  app: [...SHARED, 'feature'],
  entry: [...SHARED, 'feature', 'app', 'entry'],
}
/** What a page or the build starts with. */
const ENTRIES = [
  'main',
  'speaker',
  'speaker-live',
  'speaker-slides',
  'transcript-button',
  'read-transcript',
  'embed',
  'clicker',
  'prerender',
  'early',
  'choose-language',
  'not-found',
  'offline-page',
  'service-worker',
  'dev-client',
]

/** The part of src/ that a file is of: its folder, or the file's own name at the top. */
function partOf(file, root) {
  const [src, ...path] = relative(root, file).split(sep)
  if (src !== 'src' || path.length === 0) return undefined
  const name = (path[0] ?? '').replace(/\.\w+$/, '')
  if (path.length > 1) return { name, kind: name in MAY_IMPORT ? name : 'feature' }
  if (ENTRIES.includes(name)) return { name, kind: 'entry' }
  return { name, kind: name === 'app' ? 'app' : 'shared' }
}

const importsOneWay = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = partOf(context.filename, context.cwd)
    const check = (node) => {
      const source = node.source?.value
      if (!from || typeof source !== 'string' || !source.startsWith('.')) return
      // Drawings stay in the build, but what they look like goes with the shell.
      if (from.kind === 'app' && source.endsWith('.css')) return
      const to = partOf(resolve(dirname(context.filename), source), context.cwd)
      const allowed = MAY_IMPORT[from.kind]
      if (!to || to.name === from.name || allowed.includes(to.kind) || allowed.includes(to.name)) return
      context.report({ node, message: `src/${from.name} may not import src/${to.name}: imports run one way` })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}

const REVEAL = {
  group: ['reveal.js', 'reveal.js/*', '@revealjs/*'],
  message: 'Only src/stage drives reveal.js.',
}
const REACT = {
  group: ['react', 'react/*', 'react-dom', 'react-dom/*'],
  message: 'src/deck is pure: no React.',
}
const NODE = { group: ['node:*'], message: 'This runs in the browser.' }
const DOM_GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'fetch',
  'process',
]

const restrictImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.cache/', 'sheets/', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { colloquium: { rules: { 'imports-one-way': importsOneWay } } },
    rules: {
      'colloquium/imports-one-way': 'error',
      'no-empty': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'The policy of the pages drops style attributes from prerendered markup: use a class.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Coordinates and sizes are numbers.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A string is spread to get its characters whole, which its index would cut.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.tsx', '**/use-*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  { files: ['src/**'], rules: restrictImports(REVEAL, NODE) },
  { files: ['src/deck/**'], rules: restrictImports(REVEAL, NODE, REACT) },
  {
    files: ['src/deck/**'],
    rules: { 'no-restricted-globals': ['error', ...DOM_GLOBALS] },
  },
  { files: ['src/compiler/**', 'src/tools/**'], rules: restrictImports(REVEAL) },
  { files: ['src/stage/**'], rules: restrictImports(NODE) },
  { files: ['src/tools/**', 'tests/**'], rules: { 'no-console': 'off' } },
)

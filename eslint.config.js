import { defineConfig } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import * as regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { importsOneWay, noCircles } from './src/tools/lint/import-rules.js'

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
    plugins: {
      colloquium: { rules: { 'imports-one-way': importsOneWay, 'no-circles': noCircles } },
      regexp,
    },
    rules: {
      // What a stranger wrote is read by them: none may take for ever.
      'regexp/no-super-linear-backtracking': 'error',
      'colloquium/imports-one-way': 'error',
      'colloquium/no-circles': 'error',
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
    files: ['tests/**'],
    rules: { 'regexp/no-super-linear-backtracking': 'off' },
  },
  {
    files: ['**/*.tsx', '**/use-*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['src/**'],
    rules: {
      ...restrictImports(REVEAL, NODE),
      // A piece that means something has a name; what is longer than a screen has several.
      'max-lines-per-function': ['error', 60],
    },
  },
  { files: ['src/deck/**'], rules: restrictImports(REVEAL, NODE, REACT) },
  {
    files: ['src/deck/**'],
    rules: { 'no-restricted-globals': ['error', ...DOM_GLOBALS] },
  },
  { files: ['src/compiler/**', 'src/tools/**'], rules: restrictImports(REVEAL) },
  { files: ['src/stage/**'], rules: restrictImports(NODE) },
  { files: ['src/tools/**', 'tests/**'], rules: { 'no-console': 'off' } },
)

import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { DIRECTIVE_ELEMENTS } from '../parse/directives.ts'
import { CALLOUT_CLASS, SUPPLIED_CLASS } from './annotate.ts'

const CLASSES = [
  ...DIRECTIVE_ELEMENTS.flatMap(({ className, lead }) => [className, lead?.className]),
  SUPPLIED_CLASS,
  CALLOUT_CLASS,
  'math-inline',
  'math-display',
  'language-math',
].filter((name) => name !== undefined)

/** What an author's tree may hold, before ids, formulas and drawings (which are ours) are added to it. */
export const SANITIZE_SCHEMA: Schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...DIRECTIVE_ELEMENTS.map(({ tag }) => tag),
    'figcaption',
    'wbr',
  ],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ['className', ...CLASSES, /^language-./],
      ...DIRECTIVE_ELEMENTS.flatMap(({ properties }) => Object.keys(properties ?? {})),
      'dataBlock',
      'dataKind',
      'dataProvenance',
      'role',
      'align',
      'start',
    ],
    code: [['className', ...CLASSES, /^language-./], 'dataMarked'],
    span: [['dir', 'rtl']],
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
}

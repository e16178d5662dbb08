import { defaultSchema, type Schema } from 'hast-util-sanitize'

const CLASSES = [
  'figure',
  'formula',
  'formula-supplied',
  'slide-left',
  'slide-right',
  'slide-footnotes',
  'turn',
  'turn-speaker',
  'fragment',
  'callout',
  'cite',
  'part',
  'math-inline',
  'math-display',
  'language-math',
] as const

/** What an author's tree may hold, before ids, formulas and drawings (which are ours) are added to it. */
export const SANITIZE_SCHEMA: Schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption', 'mark', 'wbr'],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ['className', ...CLASSES, /^language-./],
      'dataBlock',
      'dataKind',
      'dataSpeaker',
      'dataPart',
      'dataProvenance',
      'dataCite',
      'lang',
      'role',
      'ariaLabel',
      'align',
      'start',
    ],
    code: [['className', ...CLASSES, /^language-./]],
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
}

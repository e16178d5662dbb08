import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { seededRandom } from '../seeded-random.ts'

/*
 * Decks of any size to measure with, in two languages, of the kinds of slide that the talk has: most of them bullets,
 * some with a formula, columns, a figure, a dialogue. Every slide has its number in its text, so that it can be searched.
 */

/** Slides to a section, and figures that the deck's slides share. */
const SECTION_SIZE = 100
const FIGURES = 20

/** Fails where the folder exists. */
export async function writeGeneratedDeck(folder: string, slideCount: number, seed = 1): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder)
  await mkdir(join(folder, 'figures'))
  const random = seededRandom(seed)
  await writeFile(join(folder, 'deck.json'), deckFile(slideCount))
  for (let index = 0; index < FIGURES; index++) {
    await writeFile(join(folder, 'figures', `figure-${String(index)}.json`), figureFile())
  }
  const digits = Math.max(3, String(slideCount).length)
  for (let slideNumber = 1; slideNumber <= slideCount; slideNumber++) {
    const name = `${String(slideNumber).padStart(digits, '0')}-slide-${String(slideNumber)}.md`
    await writeFile(join(folder, name), slideFile(slideNumber, slideCount, random))
  }
}

function deckFile(slideCount: number): string {
  const sections = Array.from({ length: Math.ceil(slideCount / SECTION_SIZE) }, (_, index) => ({
    id: `part-${String(index + 1)}`,
    title: { ja: `第${String(index + 1)}部`, en: `Part ${String(index + 1)}` },
  }))
  const deck = {
    title: { ja: `${String(slideCount)}枚のスライド`, en: `${String(slideCount)} slides` },
    speaker: { ja: '試験 太郎', en: 'Taro Shiken' },
    description: { ja: '測定のために作られた発表', en: 'A talk made to be measured' },
    given: '2024-01-01',
    locales: ['ja', 'en'],
    sections,
  }
  return `${JSON.stringify(deck, undefined, 2)}\n`
}

function figureFile(): string {
  const note = { ja: '測定用の図．', en: 'A figure to measure with.' }
  return `${JSON.stringify({ kind: 'diagram', provenance: 'added', sureness: 'recalled', references: [], note }, undefined, 2)}\n`
}

type Random = () => number

/** A slide's body in one language, without its title. */
type Body = (words: Words, slideNumber: number, random: Random) => string

interface Words {
  sentence: (random: Random) => string
  caption: string
  description: string
  spoken: string
}

function slideFile(slideNumber: number, slideCount: number, random: Random): string {
  const layout = slideNumber === 1 || slideNumber === slideCount ? 'text' : layoutFor(random())
  const seed = Math.floor(random() * 2 ** 31)
  const body = BODIES[layout]
  const section = `part-${String(Math.ceil(slideNumber / SECTION_SIZE))}`
  // Both languages have the same sequence of blocks: what decides it is drawn twice from the same seed.
  const part = (locale: 'ja' | 'en', title: string) =>
    `::::::${locale}\n# ${title}\n\n${body(WORDS[locale], slideNumber, seededRandom(seed))}\n::::::\n`
  return [
    `---\nsection: ${section}\nlayout: ${layout}\n---\n`,
    part('ja', `${String(slideNumber)}枚目：${JAPANESE[slideNumber % JAPANESE.length] ?? ''}`),
    part('en', `Slide ${String(slideNumber)}: ${ENGLISH[slideNumber % ENGLISH.length] ?? ''}`),
  ].join('\n')
}

type GeneratedLayout = 'text' | 'columns' | 'text-figure' | 'dialogue' | 'statement'

function layoutFor(chance: number): GeneratedLayout {
  if (chance < 0.65) return 'text'
  if (chance < 0.75) return 'columns'
  if (chance < 0.9) return 'text-figure'
  return chance < 0.95 ? 'dialogue' : 'statement'
}

const BODIES: Record<GeneratedLayout, Body> = {
  text: (words, _slideNumber, random) => {
    const items = bullets(words, random, 3 + Math.floor(random() * 4))
    return random() < 0.1 ? `${items}\n\n${formula(words)}` : items
  },
  columns: (words, _slideNumber, random) =>
    `::::left\n${bullets(words, random, 3)}\n::::\n\n::::right\n${bullets(words, random, 3)}\n::::`,
  'text-figure': (words, slideNumber, random) =>
    `${bullets(words, random, 3)}\n\n${figure(words, slideNumber)}`,
  dialogue: (words, slideNumber, random) =>
    `${figure(words, slideNumber)}\n\n:::dialogue{speaker="User"}\n${words.sentence(random)}\n:::\n\n:::dialogue{speaker="GPT-4"}\n${words.sentence(random)}\n:::`,
  statement: () => '',
}

function bullets(words: Words, random: Random, count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const indent = index > 0 && random() < 0.25 ? '  ' : ''
    const text = words.sentence(random)
    return `${indent}- ${random() < 0.1 ? `**${text}**` : text}`
  }).join('\n')
}

function formula({ spoken }: Words): string {
  return `:::formula{spoken="${spoken}"}\n$$\nL=\\sum_{i=1}^{N}\\ell(y_i, f(x_i))\n$$\n:::`
}

function figure({ caption, description }: Words, slideNumber: number): string {
  return `:::figure{name=figure-${String(slideNumber % FIGURES)}}\n${caption}\n\n${description}\n:::`
}

const JAPANESE = [
  '学習の仕組み',
  '画像と言語を扱うモデル',
  '評価の方法',
  '誤差の原因',
  '注意機構',
  '事前学習の内容',
  '今後の展望',
]
const ENGLISH = [
  'how it learns',
  'a model of images and language',
  'how it is evaluated',
  'where errors come from',
  'attention',
  'pre-training',
  'what comes next',
]

const PIECES = {
  ja: {
    subjects: [
      '画像エンコーダは',
      '言語モデルの出力は',
      'この手法では，',
      '学習データが少ない場合，',
      '提案されたネットワークは',
      '人間による評価では，',
    ],
    middles: [
      '特徴ベクトルの系列を',
      '入力された文の意味を',
      '多くのタスクに共通する知識を',
      '位置の情報を含む表現を',
      '誤差の大きな部分を',
    ],
    ends: [
      '効率よく計算する',
      '次の層に渡す',
      '正しく予測できるとは限らない',
      '少ない事例から学習する',
      '従来より高い精度で認識する',
    ],
  },
  en: {
    subjects: [
      'The image encoder',
      'The output of the language model',
      'This method',
      'With little training data, it',
      'The proposed network',
      'In human evaluation, it',
    ],
    middles: [
      'turns a sequence of feature vectors',
      'takes the meaning of the sentence',
      'keeps knowledge shared by many tasks',
      'adds positions to the representation',
      'finds the largest part of the error',
    ],
    ends: [
      'at low cost',
      'and hands it to the next layer',
      'but is not always right',
      'from a few examples',
      'better than before',
    ],
  },
}

const WORDS: Record<'ja' | 'en', Words> = {
  ja: {
    sentence: (random) =>
      pick(PIECES.ja.subjects, random) + pick(PIECES.ja.middles, random) + pick(PIECES.ja.ends, random),
    caption: '構成の概要',
    description: '左から右へ，入力，変換，出力の三つの部分が並び，矢印でつながる．',
    spoken: 'エル イコール，アイが1からエヌまでの和',
  },
  en: {
    sentence: (random) =>
      [pick(PIECES.en.subjects, random), pick(PIECES.en.middles, random), pick(PIECES.en.ends, random)].join(
        ' ',
      ),
    caption: 'Overview of the structure',
    description: 'From left to right stand input, transformation and output, joined by arrows.',
    spoken: 'L equals the sum over i from 1 to N',
  },
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

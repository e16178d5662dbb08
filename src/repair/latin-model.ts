/**
 * Judges a run of ASCII: is it what it says, or Latin text whose letters were shifted (A is `"`, a is `B`)? Both
 * readings are cut into the cheapest pieces and their costs compared.
 */
import { cidText } from './cids.ts'
import { ENGLISH_WORDS } from './english-words.ts'

/** Abbreviations that slides are full of, in the letters that they are written with. */
const ABBREVIATIONS =
  'AI API APP AR AWS BERT BGM BOS CAD CD CEO CG CLI CLIP CM CNN CPU CSS CSV CTO CV CVPR DB DL DNA DNN DNS DOM DVD DX EC ECCV EOS ' +
  'ETL FAQ FFN FPS GAN GCP GDP GIF GPS HBO JPG BTS CBT NFT OPS PSP PVC PDS SFX TFT UFO VFX VHS GIT GPT GPU GRU GUI HDD HMM HR HTML HTTP HTTPS IC ICCV ICLR ICML ICT ID IDE IEEE IO IP IR ' +
  'IT JIS JPEG JS JSON JST KPI KVM LAN LED LLM LSTM MAC MIT ML MLP MR MVP NASA NDA NER NG NGO NHK NLP NN NPC NPO NTT OCR OK ' +
  'OS OSS PC PCA PDCA PDF PHP PM PNG PR PV QA QR RAG RAM RDB REST RGB RL RNN ROI ROM RPA RPG SDGS SDK SEO SGD SLA SNS SQL SRE ' +
  'SSD SSH SSL SSO SVD SVG SVM TCP TDD TLS TPU TTS TV UI UK URL USA USB UTF UX VAE VC VGA VLM VM VPN VQA VR WEB WWW XML XR YAML'
/** Words with letters of their own. */
const NAMES =
  '[BOS] [EOS] [CLS] [SEP] [PAD] [MASK] [UNK] ' +
  'iPhone iPad iOS macOS GitHub OpenAI ChatGPT YouTube PyTorch TensorFlow JavaScript TypeScript PowerPoint LaTeX'

const ABBREVIATION_COST = 6.5
const NAME_COST = 9
/** A word of 5,000 written in capitals; a capital at its start costs less. */
const CAPITALS_COST = 4
const CAPITAL_COST = 1
/** What starts a piece that no list has, and each of its characters. */
const ACRONYM_COST = 4
const ACRONYM_LETTER = Math.log(26)
/** Letters beyond so many make an acronym ever less likely, until it is a key or a code that may have any length. */
const ACRONYM_LENGTH = { usual: 5, code: 10 } as const
const UNKNOWN_WORD_COST = 5
const NUMBER_COST = 2
const DIGIT_COST = Math.log(10)
const RANDOM_COST = 2
const RANDOM_LETTER = Math.log(75)
const LONGEST_PIECE = 40

const wordCosts = new Map<string, number>()
/** Counts of letter pairs in the words, common words counting more; `^` is a word's start. */
const pairs = new Map<string, number>()
const firsts = new Map<string, number>()
const WORDS = ENGLISH_WORDS.split(' ')
for (const [rank, word] of WORDS.entries()) {
  wordCosts.set(word, Math.log((rank + 3) * 10))
  const weight = 1 / Math.sqrt(rank + 1)
  for (let i = 0; i < word.length; i++) {
    const before = i === 0 ? '^' : (word[i - 1] ?? '')
    pairs.set(before + (word[i] ?? ''), (pairs.get(before + (word[i] ?? '')) ?? 0) + weight)
    firsts.set(before, (firsts.get(before) ?? 0) + weight)
  }
}
const knownCosts = new Map<string, number>()
for (const word of ABBREVIATIONS.split(' ')) knownCosts.set(word, ABBREVIATION_COST)
for (const name of NAMES.split(' ')) knownCosts.set(name, NAME_COST)
const LONGEST_WORD = Math.max(
  ...WORDS.map((word) => word.length),
  ...[...knownCosts.keys()].map((word) => word.length),
)

function letterPairCost(before: string, after: string): number {
  return -Math.log(((pairs.get(before + after) ?? 0) + 0.05) / ((firsts.get(before) ?? 0) + 1.5))
}

/** Marks of English and of code by how often they are met in slides. */
const PUNCTUATION_COSTS = new Map<string, number>()
for (const [cost, marks] of [
  [2.5, '.,:-/()'],
  [3.5, '[]+=%"\'_'],
  [4.5, '<>!?#&@*;~|{}$`\\^'],
] as const)
  for (const mark of marks) PUNCTUATION_COSTS.set(mark, cost)
/** What the shifted letters of a deck turn into besides letters. */
const SHIFTED_MARK_COSTS = new Map<string, number>([
  ['[', 4],
  [']', 4],
  ['@', 6],
  ['_', 6],
  ['“', 4],
  ['”', 4],
  ['’', 5],
  ['{', 7],
  ['}', 7],
  ['•', 5],
  ['¥', 5],
])
const ODD_MARK_COST = 9

/** Brackets and quotes that nothing closes, and marks with nothing between them, are seldom meant. */
const ODD_MARKS_COST = 3

function oddMarksCost(text: string): number {
  const odd = /^[^\p{L}\p{N}]{3,}$/u.test(text) || (text.match(/"/g) ?? []).length % 2 === 1
  return (odd ? ODD_MARKS_COST : 0) + (/^[^()]*\([^)]*$/.test(text) && text.length > 1 ? ODD_MARKS_COST : 0)
}

/** Written as it stands: words, acronyms, numbers, marks, or characters at random (code, keys). */
export function soundLatinCost(text: string): number {
  return oddMarksCost(text) + cheapestCut(text, (char) => PUNCTUATION_COSTS.get(char) ?? ODD_MARK_COST, false)
}

/** As what shifted letters say: spaces and digits are lost, so that words run together. */
export function shiftedLatinCost(text: string): number {
  return cheapestCut(text, (char) => SHIFTED_MARK_COSTS.get(char) ?? ODD_MARK_COST, true)
}

/** The text that a run of shifted letters stood for; undefined if one of its characters stands for none. */
export function unshiftLatin(text: string): string | undefined {
  const chars = [...text].map((char) => cidText(char.codePointAt(0) ?? 0))
  return chars.includes(undefined) ? undefined : chars.join('')
}

/** Cost of the cheapest way to cut a text into pieces. `joined`: words may follow each other without a mark. */
function cheapestCut(text: string, markCost: (char: string) => number, joined: boolean): number {
  const chars = [...text]
  const costs = new Array<number>(chars.length + 1).fill(Infinity)
  costs[0] = 0
  for (let start = 0; start < chars.length; start++) {
    const base = costs[start] ?? Infinity
    const reach = (length: number, cost: number) => {
      if (base + cost < (costs[start + length] ?? Infinity)) costs[start + length] = base + cost
    }
    const char = chars[start] ?? ''
    if (!/[\p{L}\p{N}]/u.test(char)) reach(1, markCost(char))
    if (joined || startsWord(chars[start - 1], char)) {
      reachWords(chars, start, reach)
      reachPieces(chars, start, reach)
    }
    if (!joined) reachRandom(chars, start, reach)
  }
  return costs[chars.length] ?? Infinity
}

/** Where text isn't run together, words begin after a mark or a number, or with a capital after a small letter. */
function startsWord(before: string | undefined, char: string): boolean {
  return before === undefined || !/[A-Za-z]/.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(char))
}

function reachWords(
  chars: readonly string[],
  start: number,
  reach: (length: number, cost: number) => void,
): void {
  let word = ''
  for (let length = 1; length <= LONGEST_WORD && start + length <= chars.length; length++) {
    const char = chars[start + length - 1] ?? ''
    if (!/[a-z[\]]/i.test(char)) return
    word += char
    const cost = knownWordCost(word)
    if (cost !== undefined) reach(length, cost)
  }
}

function knownWordCost(word: string): number | undefined {
  const known = knownCosts.get(word)
  if (known !== undefined) return known
  const cost = wordCosts.get(word.toLowerCase())
  if (cost === undefined) return undefined
  if (word === word.toLowerCase()) return cost
  if (word.slice(1) === word.slice(1).toLowerCase()) return cost + CAPITAL_COST
  return word === word.toUpperCase() ? cost + CAPITALS_COST : undefined
}

/** Pieces that no list has: acronyms, words letter by letter, numbers. */
function reachPieces(
  chars: readonly string[],
  start: number,
  reach: (length: number, cost: number) => void,
): void {
  let acronym = ACRONYM_COST
  let word = UNKNOWN_WORD_COST
  let capitals = UNKNOWN_WORD_COST + CAPITALS_COST
  let number = NUMBER_COST
  for (let length = 1; length <= LONGEST_PIECE && start + length <= chars.length; length++) {
    const char = chars[start + length - 1] ?? ''
    const lower = char.toLowerCase()
    const long = length > ACRONYM_LENGTH.usual && length <= ACRONYM_LENGTH.code
    acronym += /[A-Z]/.test(char) ? ACRONYM_LETTER + (long ? 1 : 0) : Infinity
    const capital = /[A-Z]/.test(char) ? (length === 1 ? CAPITAL_COST : Infinity) : 0
    const before = length === 1 ? '^' : (chars[start + length - 2] ?? '').toLowerCase()
    const pair = /[a-z]/.test(lower) ? letterPairCost(before, lower) : Infinity
    word += pair + capital
    capitals += /[A-Z]/.test(char) ? pair : Infinity
    number += /\d/.test(char) ? DIGIT_COST : Infinity
    if (Math.min(acronym, word, number) === Infinity) return
    for (const cost of [acronym, word, capitals, number]) if (cost < Infinity) reach(length, cost)
  }
}

/** Keys, code: any characters of ASCII. */
function reachRandom(
  chars: readonly string[],
  start: number,
  reach: (length: number, cost: number) => void,
): void {
  for (let length = 1; length <= LONGEST_PIECE && start + length <= chars.length; length++) {
    if (!/[!-~]/.test(chars[start + length - 1] ?? '')) return
    reach(length, RANDOM_COST + length * RANDOM_LETTER)
  }
}

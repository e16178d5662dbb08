import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { TokenizerBuilder } from '@patdx/kuromoji'
import NodeDictionaryLoader from '@patdx/kuromoji/node'
import type { OrderModel, OrderWord, UnknownWords } from '../../repair/order-model.ts'

export type Tokenizer = Awaited<ReturnType<TokenizerBuilder['build']>>

/** The dictionary as its package has it; it takes a second and 150 MB. */
export async function loadTokenizer(): Promise<Tokenizer> {
  const entry = createRequire(import.meta.url).resolve('@patdx/kuromoji')
  return new TokenizerBuilder({
    loader: new NodeDictionaryLoader({ dic_path: join(dirname(entry), '../dict/') }),
  }).build()
}

/** MeCab's costs are about so many to one unit of natural logarithm (its `cost-factor`). */
const COSTS_PER_NAT = 700
/** The arrays of the tree; the package's types leave their parameters out. */
interface Bases {
  getBase(index: number): number
}
/** In the tree of words, the byte that ends a word. */
const WORD_END = 0
const NO_NODE = -1
/**
 * The dictionary takes any kana for a word that it lacks, and as cheaply as one it has: wrong orders would always be
 * names of something.
 */
const UNKNOWN_KANA_COST = 4
const GROUPED_LENGTH = 24
const UNGROUPED_LENGTH = 2

/** kuromoji's dictionary (IPADIC) as the repair's order model. */
export async function loadJapaneseOrders(): Promise<OrderModel> {
  return toOrderModel(await loadTokenizer())
}

function toOrderModel(tokenizer: Tokenizer): OrderModel {
  const { trie } = tokenizer.viterbi_builder
  const { connection_costs: connections } = tokenizer.viterbi_searcher
  const known = tokenizer.token_info_dictionary
  const bases: Bases = trie.bc
  const encoder = new TextEncoder()
  const bytes = memoize((char: string) => encoder.encode(char))
  const step = (node: number, char: string) => {
    let at = node
    for (const byte of bytes(char)) {
      at = trie.traverse(at, byte)
      if (at === NO_NODE) return undefined
    }
    return at
  }
  return {
    root: 0,
    step,
    wordsAt: memoize((node: number) => {
      const end = trie.traverse(node, WORD_END)
      const id = end === NO_NODE ? undefined : -bases.getBase(end) - 1
      return id === undefined ? [] : readWords(known, known.target_map[id] ?? [])
    }),
    unknownWords: memoize((char: string) => readUnknown(tokenizer, char)),
    connectionCost: (right, left) => connections.get(right, left) / COSTS_PER_NAT,
  }
}

function readUnknown({ unknown_dictionary: unknown }: Tokenizer, char: string): UnknownWords {
  const kind = unknown.lookup(char)
  if (!kind) throw new Error(`the dictionary has no class for ${char}`)
  const extra = kind.class_name === 'HIRAGANA' ? UNKNOWN_KANA_COST : 0
  return {
    kind: kind.class_name,
    always: Boolean(kind.is_always_invoke),
    maxLength: kind.is_grouping && kind.class_name !== 'HIRAGANA' ? GROUPED_LENGTH : UNGROUPED_LENGTH,
    words: readWords(unknown, unknown.target_map[kind.class_id] ?? []).map((word) => ({
      ...word,
      cost: word.cost + extra,
    })),
  }
}

function readWords({ dictionary }: Tokenizer['token_info_dictionary'], ids: readonly number[]): OrderWord[] {
  return ids.map((id) => ({
    left: dictionary.getShort(id),
    right: dictionary.getShort(id + 2),
    cost: dictionary.getShort(id + 4) / COSTS_PER_NAT,
  }))
}

function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    let value = made.get(key)
    if (value === undefined) {
      value = make(key)
      made.set(key, value)
    }
    return value
  }
}

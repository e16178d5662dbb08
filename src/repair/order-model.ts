/**
 * A dictionary of Japanese as the repair asks it which of several orders of the same characters makes words. Costs are
 * negative natural logarithms: what is likelier costs less. The words are in a tree, so that many orders are looked up
 * at once.
 */
export interface OrderModel {
  /** The node of the tree that all words begin at. */
  readonly root: number
  /** Where a character leads to from a node; undefined if no word goes on so. */
  step(node: number, char: string): number | undefined
  /** The words that end at a node. */
  wordsAt(node: number): readonly OrderWord[]
  /** How words of such characters count that the dictionary lacks. */
  unknownWords(char: string): UnknownWords
  /** What it costs that a word with the context `left` follows one with the context `right`. 0 is the text's edge. */
  connectionCost(right: number, left: number): number
}

export interface OrderWord {
  /** Grammatical contexts: what it can follow, and what can follow it. */
  left: number
  right: number
  cost: number
}

export interface UnknownWords {
  /** Characters of one kind stand together in a word. */
  kind: string
  /** Whether there are such words even where the dictionary has others. */
  always: boolean
  /** Characters in one word, at most. */
  maxLength: number
  words: readonly OrderWord[]
}

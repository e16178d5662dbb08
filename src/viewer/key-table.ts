import type { ParseKeys } from 'i18next'
import { isShortcut } from '../ui/modified.ts'
import type { DialogName } from './store/dialogs.ts'

/** A key as the table writes it: `KeyboardEvent.key`, with `Shift+` before it where it matters. */
interface KeyRow {
  action: string
  keys: readonly string[]
  /** The line of the help dialog. */
  label: ParseKeys
  group: KeyGroup
  /** It opens this dialog, and does nothing else. */
  dialog?: DialogName
  /** Means something in present mode alone. */
  presenting?: true
  /** Means nothing in the speaker view. */
  deckOnly?: true
}

/** The groups of the help dialog, in their order. */
export const KEY_GROUPS = ['move', 'present', 'draw', 'read'] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

/** The keys of presenters and their clickers, a row an action. */
const ROWS = [
  {
    action: 'next',
    group: 'move',
    keys: ['ArrowRight', 'ArrowDown', ' ', 'PageDown'],
    label: 'help.keys.next',
  },
  {
    action: 'previous',
    group: 'move',
    keys: ['ArrowLeft', 'ArrowUp', 'Shift+ ', 'PageUp', 'Backspace'],
    label: 'help.keys.previous',
  },
  { action: 'first', group: 'move', keys: ['Home'], label: 'help.keys.first' },
  { action: 'last', group: 'move', keys: ['End'], label: 'help.keys.last' },
  { action: 'goTo', group: 'move', keys: ['0–9', 'Enter'], label: 'help.keys.goTo' },
  { action: 'find', dialog: 'goTo', group: 'move', keys: ['g'], label: 'help.keys.find' },
  { action: 'overview', dialog: 'overview', group: 'move', keys: ['o'], label: 'help.keys.overview' },
  { action: 'present', group: 'present', keys: ['f'], label: 'help.keys.present', deckOnly: true },
  { action: 'black', group: 'present', keys: ['b', '.'], label: 'help.keys.black', presenting: true },
  { action: 'white', group: 'present', keys: ['w', ','], label: 'help.keys.white', presenting: true },
  { action: 'speaker', group: 'present', keys: ['s'], label: 'help.keys.speaker', deckOnly: true },
  { action: 'laser', group: 'draw', keys: ['q'], label: 'help.keys.laser', presenting: true },
  { action: 'pen', group: 'draw', keys: ['p'], label: 'help.keys.pen', presenting: true },
  { action: 'highlighter', group: 'draw', keys: ['h'], label: 'help.keys.highlighter', presenting: true },
  { action: 'eraser', group: 'draw', keys: ['e'], label: 'help.keys.eraser', presenting: true },
  { action: 'undo', group: 'draw', keys: ['z'], label: 'help.keys.undo', presenting: true },
  {
    action: 'magnify',
    group: 'draw',
    keys: ['x'],
    label: 'help.keys.magnify',
    presenting: true,
    deckOnly: true,
  },
  {
    action: 'spotlight',
    group: 'draw',
    keys: ['d'],
    label: 'help.keys.spotlight',
    presenting: true,
  },
  {
    action: 'autoplay',
    group: 'present',
    keys: ['a'],
    label: 'help.keys.autoplay',
    presenting: true,
    deckOnly: true,
  },
  { action: 'leave', group: 'present', keys: ['Escape'], label: 'help.keys.leave' },
  { action: 'transcript', group: 'read', keys: ['t'], label: 'help.keys.transcript', deckOnly: true },
  { action: 'search', group: 'read', keys: ['/'], label: 'help.keys.search', deckOnly: true },
  { action: 'readAloud', group: 'read', keys: ['r'], label: 'help.keys.readAloud', deckOnly: true },
  { action: 'listen', group: 'read', keys: ['v'], label: 'help.keys.listen', deckOnly: true },
  { action: 'highlight', group: 'read', keys: ['m'], label: 'help.keys.highlight', deckOnly: true },
  { action: 'note', group: 'read', keys: ['n'], label: 'help.keys.note', deckOnly: true },
  { action: 'language', group: 'read', keys: ['l'], label: 'help.keys.language' },
  { action: 'contents', dialog: 'contents', group: 'move', keys: ['c'], label: 'help.keys.contents' },
  { action: 'joinCode', group: 'present', keys: ['j'], label: 'help.keys.joinCode' },
  { action: 'help', dialog: 'help', group: 'read', keys: ['?'], label: 'help.keys.help' },
] as const satisfies readonly KeyRow[]

type Row = (typeof ROWS)[number]

/** What a key can do. Each has its line in the help dialog. */
export type KeyAction = Row['action']

/** Actions of which all is said by the dialog that they open. */
export type DialogAction = Extract<Row, { dialog: DialogName }>['action']

export interface KeyBinding extends KeyRow {
  action: KeyAction
}

/** The help dialog is drawn from this table. */
export const KEY_TABLE: readonly KeyBinding[] = ROWS

export function opensDialog(action: KeyAction): action is DialogAction {
  return ROWS.some((row) => row.action === action && 'dialog' in row)
}

export function dialogOf(asked: DialogAction): DialogName {
  const row = ROWS.find((row): row is Extract<Row, { dialog: DialogName }> => row.action === asked)
  if (!row) throw new Error(`no key opens ${asked}`)
  return row.dialog
}

/** Where the focus is, as far as keys care. */
export type KeyContext = 'page' | 'field' | 'button' | 'slider' | 'transcript'

/** What a key event says, without the DOM. */
export interface PressedKey {
  key: string
  /** Where the key sits: with an input method on, `key` is only `Process`. */
  code: string
  shift: boolean
  /** Ctrl, Alt or Meta: such keys are the browser's. */
  modified: boolean
  composing: boolean
}

/** What of a key event the table is asked with. */
export function readKey(event: KeyboardEvent): PressedKey {
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    modified: isShortcut(event),
    composing: event.isComposing,
  }
}

/** Keys that stay the transcript's, which scrolls with them. */
const SCROLL_KEYS = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', ' ', 'Shift+ ', 'Home', 'End']
/** Keys that stay a button's or link's. Arrows do nothing there, so that they still turn slides after a click. */
const BUTTON_KEYS = [' ', 'Shift+ ', 'Enter']
/** Keys that stay a slider's or separator's. */
const SLIDER_KEYS = [...BUTTON_KEYS, ...SCROLL_KEYS, 'ArrowLeft', 'ArrowRight']

/** A key's name in the table: full-width forms folded, an input method's `Process` read from where the key sits. */
export function normalizeKey({ key, code, shift }: PressedKey): string {
  const plain = key === 'Process' || key === 'Unidentified' ? keyOfCode(code, shift) : key.normalize('NFKC')
  const folded = key === '\u3000' ? ' ' : plain
  if (folded === ' ' && shift) return 'Shift+ '
  return folded.length === 1 ? folded.toLowerCase() : folded
}

function keyOfCode(code: string, shift: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit) return digit
  if (code === 'Space') return ' '
  if (code === 'Slash') return shift ? '?' : '/'
  return code
}

/** The action of a key where the focus is; undefined leaves the key to the browser. */
export function actionOf(
  pressed: PressedKey,
  context: KeyContext,
  { letterKeys, presenting }: { letterKeys: boolean; presenting: boolean },
): KeyAction | undefined {
  if (pressed.modified || pressed.composing || context === 'field') return undefined
  const key = normalizeKey(pressed)
  if (context === 'transcript' && SCROLL_KEYS.includes(key)) return undefined
  if (context === 'button' && BUTTON_KEYS.includes(key)) return undefined
  if (context === 'slider' && SLIDER_KEYS.includes(key)) return undefined
  if (key.length === 1 && key !== ' ' && !letterKeys) return undefined
  const binding = KEY_TABLE.find(({ action, keys }) => action !== 'goTo' && keys.includes(key))
  return binding?.presenting && !presenting ? undefined : binding?.action
}

/** The digit of a key, for number + Enter. */
export function digitOf(pressed: PressedKey): string | undefined {
  const key = normalizeKey(pressed)
  return !pressed.modified && /^\d$/.test(key) ? key : undefined
}

import type { ContainerDirective } from 'mdast-util-directive'
import { figureTexts, isSupplied } from '../parse/blocks.ts'
import { ROOM_LIMITS } from '../../deck/live/live-room.ts'
import {
  attribute,
  directiveRow,
  isContainerName,
  type ContainerName,
  type Directive,
} from '../parse/directives.ts'
import { lineOf } from '../parse/positions.ts'
import { suggestion, type Report } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { checkReference } from './check-reference.ts'

/** What is wrong with a directive. Unknown names were reported when the file was read. */
export function checkDirective(node: Directive, source: DeckSource, report: Report): void {
  const row = directiveRow(node)
  if (!row || !checkAttributes(node, report)) return
  const key = row.cites === undefined ? undefined : attribute(node, row.cites)
  if (key) checkReference(key, source, lineOf(node), report)
  if (node.type === 'containerDirective' && isContainerName(node.name))
    CONTENT_CHECKS[node.name](node, source, report)
}

/** True where every attribute is known: one that nobody reads would lose what the author meant by it. */
function checkAttributes(node: Directive, report: Report): boolean {
  const schema = directiveRow(node)?.attributes
  const given = Object.entries(node.attributes ?? {}).filter(([, value]) => typeof value === 'string')
  const known = Object.keys(schema?.shape ?? {})
  const unknown = given.map(([name]) => name).filter((name) => !known.includes(name))
  for (const name of unknown) {
    report(lineOf(node), `"${node.name}" has no attribute "${name}"${suggestion(name, known)}`)
  }
  if (unknown.length > 0) return false
  const issues = schema?.safeParse(Object.fromEntries(given)).error?.issues ?? []
  for (const { message } of issues) report(lineOf(node), message)
  return true
}

type ContentCheck = (node: ContainerDirective, source: DeckSource, report: Report) => void

const anything: ContentCheck = () => undefined

/** What a directive has to hold. */
const CONTENT_CHECKS: Record<ContainerName, ContentCheck> = {
  figure: checkFigure,
  formula: checkFormulaContent,
  dialogue: anything,
  left: anything,
  right: anything,
  footnote: anything,
  callout: startsWithHeading,
  poll: holdsChoices,
  fragment: anything,
  notes: anything,
}

function startsWithHeading(node: ContainerDirective, _source: DeckSource, report: Report): void {
  if (node.children[0]?.type !== 'heading')
    report(lineOf(node), `:::${node.name} starts with its heading: ## …`)
}

function holdsChoices(node: ContainerDirective, _source: DeckSource, report: Report): void {
  const lists = node.children.filter((child) => child.type === 'list')
  const choices = lists[0]?.children.length ?? 0
  if (lists.length !== 1 || choices < 2 || choices > ROOM_LIMITS.choices)
    report(lineOf(node), `:::poll holds one list, of 2 to ${String(ROOM_LIMITS.choices)} choices`)
}

function checkFormulaContent(node: ContainerDirective, _source: DeckSource, report: Report): void {
  if (!node.children.some(({ type }) => type === 'math')) {
    report(lineOf(node), ':::formula holds one formula between lines of $$')
  }
  if (isSupplied(node)) {
    if (!node.children.some(({ type }) => type === 'paragraph')) {
      report(lineOf(node), 'a supplied formula explains its symbols in a paragraph after $$')
    }
    if (attribute(node, 'restored') !== undefined) {
      report(lineOf(node), '"restored" belongs to a formula that the slide printed, and is not "supplied"')
    }
  } else if (attribute(node, 'key') !== undefined || attribute(node, 'note') !== undefined) {
    report(
      lineOf(node),
      '"key" and "note" belong to a formula that is "supplied"; others are the slide’s own',
    )
  }
}

function checkFigure(node: ContainerDirective, source: DeckSource, report: Report): void {
  const name = attribute(node, 'name')
  if (name && !source.figures.has(name)) {
    report(lineOf(node), `unknown figure "${name}"${suggestion(name, [...source.figures.keys()])} (figures/)`)
  }
  checkState(node, source, report)
  const { caption, description } = figureTexts(node)
  if (!caption) report(lineOf(node), 'a figure has a caption: its first paragraph')
  else if (description.length === 0) {
    report(lineOf(node), "a figure has a description for who can't see it: its second paragraph")
  }
}

/** A misspelt state would show the figure with nothing marked. A figure whose file is wrong is reported there. */
function checkState(node: ContainerDirective, source: DeckSource, report: Report): void {
  const state = attribute(node, 'state')
  const figure = source.figures.get(attribute(node, 'name') ?? '')
  if (state === undefined || figure?.json === undefined) return
  const states = statesOf(figure.json)
  if (states.includes(state)) return
  const message =
    states.length > 0
      ? `unknown state "${state}"${suggestion(state, states)}`
      : `the figure has no states, so "state=${state}" marks nothing`
  report(lineOf(node), `${message} ("states" of ${figure.file})`)
}

function statesOf(json: unknown): string[] {
  const states: unknown = typeof json === 'object' && json !== null && 'states' in json ? json.states : []
  return Array.isArray(states) ? states.filter((state) => typeof state === 'string') : []
}

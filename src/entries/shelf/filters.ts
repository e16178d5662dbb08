import type { ShelfTranslate } from '../../i18n/shelf-messages.ts'
import { keepInAddress, keptInAddress } from './kept-address.ts'

/** What the page shows of its talks. */
export interface Filters {
  /** False for a talk that a filter leaves out; by its place on the page. */
  shows: (place: number) => boolean
  /** Calls back whenever a filter was changed. */
  onChange: (callback: () => void) => void
}

/** Narrows the talks down to those that have a choice of each group that has one pressed. Choices of a group add up. */
export function watchFilters(t: ShelfTranslate): Filters {
  const talks = [...document.querySelectorAll<HTMLElement>('.talks > .talk')]
  const groups = [...document.querySelectorAll<HTMLElement>('[data-filter]')]
  const status = document.querySelector<HTMLElement>('.shelf-status')
  const callbacks: (() => void)[] = []
  let left = new Set(talks.keys())

  const apply = () => {
    const chosen = groups.map(talksChosen).filter((places) => places !== undefined)
    left = new Set([...talks.keys()].filter((place) => chosen.every((places) => places.has(place))))
    for (const [place, talk] of talks.entries()) talk.hidden = !left.has(place)
    if (status) status.textContent = wordsFor(t, chosen.length > 0, left.size)
    for (const callback of callbacks) callback()
  }
  const wasNarrowed = groups.map(pressAsBefore).some(Boolean)
  if (wasNarrowed) {
    document.querySelector('.shelf-filters')?.setAttribute('open', '')
    apply()
  }
  for (const group of groups) {
    group.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      if (!button) return
      button.ariaPressed = String(button.ariaPressed !== 'true')
      keepInAddress(nameOf(group), pressedIn(group).map(choiceOf))
      apply()
    })
  }
  return {
    shows: (place) => left.has(place),
    onChange: (callback) => {
      callbacks.push(callback)
    },
  }
}

/** Undefined where nothing of the group is pressed: it leaves nothing out. */
function talksChosen(group: HTMLElement): Set<number> | undefined {
  const pressed = pressedIn(group)
  if (pressed.length === 0) return undefined
  return new Set(pressed.flatMap(({ dataset }) => (dataset['talks'] ?? '').split(' ').map(Number)))
}

/** Presses what the address names; true where it names any. */
function pressAsBefore(group: HTMLElement): boolean {
  const wanted = keptInAddress(nameOf(group))
  const buttons = [...group.querySelectorAll('button')].filter((button) => wanted.includes(choiceOf(button)))
  for (const button of buttons) button.ariaPressed = 'true'
  return buttons.length > 0
}

function pressedIn(group: HTMLElement): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>('button[aria-pressed="true"]')]
}

function nameOf({ dataset }: HTMLElement): string {
  return dataset['filter'] ?? ''
}

/** What a button says before the number of its talks. */
function choiceOf({ firstChild }: HTMLElement): string {
  return firstChild?.textContent?.trim() ?? ''
}

function wordsFor(t: ShelfTranslate, isNarrowed: boolean, count: number): string {
  if (!isNarrowed) return ''
  return count === 0 ? t('noTalk') : t('shown', { count })
}

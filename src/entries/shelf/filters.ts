import type { ShelfTranslate } from '../../i18n/shelf-messages.ts'

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
  for (const group of groups) {
    group.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      if (!button) return
      button.ariaPressed = String(button.ariaPressed !== 'true')
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
  const pressed = [...group.querySelectorAll<HTMLElement>('button[aria-pressed="true"]')]
  if (pressed.length === 0) return undefined
  return new Set(pressed.flatMap(({ dataset }) => (dataset['talks'] ?? '').split(' ').map(Number)))
}

function wordsFor(t: ShelfTranslate, isNarrowed: boolean, count: number): string {
  if (!isNarrowed) return ''
  return count === 0 ? t('noTalk') : t('shown', { count })
}

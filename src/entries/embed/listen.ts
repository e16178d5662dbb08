import { isModified } from '../../ui/modified.ts'
import { isLocale } from '../../deck/locale.ts'
import { actionOf, readKey } from '../../viewer/key-table.ts'
import type { Player } from './player.ts'

/** Pixels that a finger goes across to turn the slide. */
const SWIPE_PX = 40

/** Buttons, keys and fingers turn the slides. */
export function listenToReader(player: Player): void {
  document.addEventListener('click', (event) => {
    if (isModified(event) || !(event.target instanceof Element)) return
    const link = event.target.closest<HTMLAnchorElement>('a[data-swap]')
    const name = link?.dataset['swap'] ?? ''
    if (!link || name === 'open') return
    event.preventDefault()
    if (name === 'next') player.step(1)
    else if (name === 'previous') player.step(-1)
    else if (isLocale(link.lang)) player.setLocale(link.lang)
  })
  document.addEventListener('keydown', onKey(player))
  let startX = 0
  document.addEventListener('pointerdown', ({ clientX }) => {
    startX = clientX
  })
  document.addEventListener('pointerup', ({ clientX, pointerType, target }) => {
    const across = clientX - startX
    const onStage = target instanceof Element && target.closest('.stage') !== null
    if (pointerType === 'touch' && onStage && Math.abs(across) > SWIPE_PX) player.step(across < 0 ? 1 : -1)
  })
}

function onKey(player: Player) {
  return (event: KeyboardEvent) => {
    const { target } = event
    const context =
      target instanceof Element && target.closest('.embed-transcript')
        ? 'transcript'
        : target instanceof Element && target.closest('a, button, summary')
          ? 'button'
          : 'page'
    // Single letters are the page's around.
    const action = actionOf(readKey(event), context, { letterKeys: false, presenting: false })
    if (action === 'next') player.step(1)
    else if (action === 'previous') player.step(-1)
    else if (action === 'first') player.goTo(1)
    else if (action === 'last') player.goTo(Infinity)
    else return
    event.preventDefault()
  }
}

import { useCallback } from 'react'
import { useFigureOpening } from '../../features/figure-viewer/use-figure-opening.ts'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { TypedNumber } from '../../features/navigation/typed-number.tsx'
import { useActions } from '../../features/navigation/use-actions.ts'
import { useAddressBar } from '../../features/navigation/use-address-bar.ts'
import { useDocument } from '../../features/navigation/use-document.ts'
import { useKeys } from '../../features/navigation/use-keys.ts'
import { presentCommands } from '../../features/present/present-commands.ts'
import { usePresentMode } from '../../features/present/use-present-mode.ts'
import { usePreferences } from '../../features/settings/use-preferences.ts'
import { stageCommands } from '../../stage/stage-commands.ts'
import { useAudience } from '../../talk/audience/use-audience.ts'
import { podiumCommands } from '../../talk/live/podium/podium-commands.ts'
import { focusSearch } from '../../transcript/focus-search.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { missPart } from '../../viewer/missing-parts.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** What the shell does beside being there. Drawn apart, since it listens to each move, and the rest needn't be drawn again. */
export function Behaviour() {
  const viewer = useViewer()
  const { run, goTo } = useActions({
    ...stageCommands,
    focusSearch,
    undo: inkCommands.undo,
    magnify: presentCommands.magnify,
    toggleJoinCode: podiumCommands.toggleCode,
    annotate: useCallback(
      (how) => {
        import('../../transcript/passage/annotate.ts').then(
          ({ annotateHere }) => {
            annotateHere(viewer, how)
          },
          () => {
            missPart(viewer.store, () => undefined)
          },
        )
      },
      [viewer],
    ),
  })
  usePreferences()
  useAddressBar()
  useDocument()
  const digits = useKeys(run, goTo)
  usePresentMode()
  useAudience(whenIdle)
  useFigureOpening()
  return <TypedNumber digits={digits} />
}

import { useEffect, useState } from 'react'
import { stageCommands } from '../../stage/stage-commands.ts'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import type { LiveTalk as TalkOfLive, LiveTalkProps } from '../../talk/live/live-talk.tsx'
import { Part } from '../../viewer/lazy-part.tsx'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { missPart } from '../../viewer/missing-parts.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** The live talk that the page was opened in. The address is kept as it was: moving on writes another. */
export function Live() {
  const { store } = useViewer()
  const [attempt, setAttempt] = useState(0)
  const [opened, setOpened] = useState<Omit<LiveTalkProps, 'onLeave'> & { LiveTalk: typeof TalkOfLive }>()
  useEffect(() => {
    if (!liveRoleAsked()) return
    const { search, hash } = location
    import('../../talk/live/live-talk.tsx').then(
      ({ LiveTalk }) => {
        setOpened({
          LiveTalk,
          address: { search, hash },
          spreadFetches: stageCommands.spreadFetches,
          stage: {
            ...stageCommands,
            point: inkCommands.point,
            ink: { watch: inkCommands.watch, show: inkCommands.replay },
          },
        })
      },
      () => {
        missPart(store, () => {
          setAttempt(attempt + 1)
        })
      },
    )
  }, [store, attempt])
  if (!opened) return null
  const { LiveTalk, ...props } = opened
  return (
    <Part>
      <LiveTalk
        {...props}
        onLeave={() => {
          setOpened(undefined)
        }}
      />
    </Part>
  )
}

import '../../ui/tokens.css'
import '../../ui/reset.css'
import './app.css'
import '../../figures/figures.css'
import '../../features/present/present.css'
import './paper.css'
import { useTranslation } from 'react-i18next'
import { Controls } from '../../features/controls/controls.tsx'
import { Behaviour } from './behaviour.tsx'
import { Header } from '../../features/header/header.tsx'
import { Notices } from '../../features/notices/notices.tsx'
import { Particulars } from '../../features/particulars/particulars.tsx'
import { stageCommands } from '../../stage/stage-commands.ts'
import { Stage } from '../../stage/stage.tsx'
import { TranscriptPanel } from '../../transcript/transcript-panel.tsx'
import { Part } from '../../viewer/lazy-part.tsx'
import { OpenDialog } from './dialogs.tsx'
import { Live } from './live.tsx'
import { Hall, OverStage, StageOverlay } from './over-stage.tsx'
import { Recording, Replay } from './recordings.tsx'
import { Voice } from './voice.tsx'
import { AfterTranscript, BelowContents, BelowStage, WhenIdle } from './when-idle-parts.tsx'

/** The shell: the only place where features meet. */
export function App() {
  const { t } = useTranslation()
  return (
    <div className="app">
      <Part>
        <Behaviour />
      </Part>
      <nav className="skip-links" aria-label={t('page.skip')}>
        <a href="#stage">{t('page.skipToSlide')}</a>
        <a href="#transcript">{t('page.skipToTranscript')}</a>
      </nav>
      <Part>
        <Header />
      </Part>
      <Live />
      <Replay />
      <Recording />
      <main className="desk" id="stage" tabIndex={-1}>
        <Stage overlay={<StageOverlay />} />
        <Part>
          <Controls onNext={stageCommands.next} onPrevious={stageCommands.previous} />
        </Part>
        <BelowStage />
        <Part>
          <Particulars />
        </Part>
        <BelowContents />
      </main>
      <Part>
        <TranscriptPanel foot={<Voice />} end={<AfterTranscript />} />
      </Part>
      <Notices />
      <OverStage />
      <OpenDialog />
      <Hall />
      <WhenIdle />
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { otherSlides } from '../../content/other-slides.ts'
import type { Curtain } from '../../deck/channel-messages.ts'
import { ReloadButton } from '../../ui/reload-button.tsx'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { BlackIcon, FreezeIcon, ScreenIcon, WhiteIcon } from './icons.tsx'
import { LocaleSwitch } from '../../viewer/locale-switch.tsx'
import { openOnSecondScreen } from './second-screen.ts'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'

/** What the audience sees, and what the speaker can do about it. */
export function AudienceBar() {
  const { t } = useTranslation()
  return (
    <section className="speaker-audience" aria-label={t('speaker.audience')}>
      <AudienceStatus />
      <div className="speaker-audience-buttons">
        <FreezeButton />
        <CurtainButton curtain="black" />
        <CurtainButton curtain="white" />
        <SlidesLanguage />
      </div>
    </section>
  )
}

function AudienceStatus() {
  const audience = useSpeakerState((state) => state.audience)
  const frozen = useSpeakerState((state) => state.frozen)
  const curtain = useViewerState((state) => state.curtain)
  // Said without a page of this browser's as well: the audience of a live talk is elsewhere.
  const apart = frozen || curtain !== undefined
  const met = useStore(otherSlides, (state) => state.met)
  const isOtherVersion = useSpeakerState((state) => state.audienceDiffers) || met
  return (
    <div className="speaker-status" role="status" data-apart={apart || isOtherVersion || undefined}>
      {apart ? (
        <ApartStatus />
      ) : audience === undefined ? (
        <NoChannel />
      ) : audience === 0 ? (
        <NoAudience />
      ) : (
        <InStep />
      )}
      {isOtherVersion && <VersionStatus isOwn={met} />}
    </div>
  )
}

/** Slides of another version under the same numbers: here, or at the audience's. */
function VersionStatus({ isOwn }: { isOwn: boolean }) {
  const { t } = useTranslation()
  if (!isOwn) return <p className="speaker-warning">{t('speaker.audienceDiffers')}</p>
  return (
    <>
      <p className="speaker-warning">{t('newVersion.text')}</p>
      <ReloadButton>{t('newVersion.reload')}</ReloadButton>
    </>
  )
}

function NoChannel() {
  const { t } = useTranslation()
  return <p className="speaker-warning">{t('speaker.noChannel')}</p>
}

function NoAudience() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const href = useHref({ page: 'slide', locale, slideNumber, present: true })
  const onSecondScreen = async () => {
    const result = await openOnSecondScreen(new URL(href, document.baseURI).href)
    if (result !== 'opened') store.getState().setNotice({ key: `secondScreen.${result}` })
  }
  return (
    <>
      <p className="speaker-warning">{t('speaker.noAudience')}</p>
      <a className="button primary" href={href} target="_blank" rel="noopener">
        {t('speaker.openAudience')}
      </a>
      <button
        type="button"
        className="button"
        onClick={() => {
          void onSecondScreen()
        }}
      >
        <ScreenIcon />
        {t('speaker.onSecondScreen')}
      </button>
    </>
  )
}

function InStep() {
  const { t } = useTranslation()
  return <p>{t('speaker.inStep')}</p>
}

/** The audience doesn't see what the speaker sees, who has to know, and to decide. */
function ApartStatus() {
  const { t } = useTranslation()
  const { store: viewer } = useViewer()
  const { store } = useSpeaker()
  const frozen = useSpeakerState((state) => state.frozen)
  const shown = useSpeakerState((state) => state.shown)
  const curtain = useViewerState((state) => state.curtain)
  if (frozen)
    return (
      <>
        <p className="speaker-warning">{t('speaker.audienceSees', { number: shown.slideNumber })}</p>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            store.getState().setFrozen(false)
          }}
        >
          {t('speaker.showThis')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            viewer.getState().arrive(shown.slideNumber, shown.fragment)
            store.getState().setFrozen(false)
          }}
        >
          {t('speaker.backToAudience')}
        </button>
      </>
    )
  return curtain && <p className="speaker-warning">{t(`speaker.curtains.${curtain}`)}</p>
}

function FreezeButton() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const frozen = useSpeakerState((state) => state.frozen)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={frozen}
      title={t('speaker.freezeHint')}
      onClick={() => {
        store.getState().setFrozen(!frozen)
      }}
    >
      <FreezeIcon />
      {t('speaker.freeze')}
    </button>
  )
}

function CurtainButton({ curtain }: { curtain: Curtain }) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const drawn = useViewerState((state) => state.curtain === curtain)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={drawn}
      onClick={() => {
        store.getState().setCurtain(drawn ? undefined : curtain)
      }}
    >
      {curtain === 'black' ? <BlackIcon /> : <WhiteIcon />}
      {t(`speaker.${curtain}`)}
    </button>
  )
}

function SlidesLanguage() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const current = useViewerState((state) => state.locale)
  const isChoice = useViewerState(({ deck }) => deck.locales.length > 1)
  return (
    isChoice && (
      <div className="speaker-language">
        <span className="speaker-time-label" aria-hidden="true">
          {t('speaker.slidesLanguage')}
        </span>
        <LocaleSwitch
          label={t('speaker.slidesLanguage')}
          current={current}
          onChoose={store.getState().setLocale}
        />
      </div>
    )
  )
}

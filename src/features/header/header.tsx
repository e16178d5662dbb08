import { useTranslation } from 'react-i18next'
import { isModified } from '../../ui/modified.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { linkOf } from '../../viewer/viewer-link.ts'
import {
  ContentsIcon,
  OverviewIcon,
  PresentIcon,
  SettingsIcon,
  ShareIcon,
  SpeakerIcon,
  TranscriptIcon,
} from '../../ui/icons.tsx'
import { useSpeakerLink } from '../../viewer/use-speaker-link.ts'
import { useHref, usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import '../../ui/button.css'
import './header.css'

/** Whose talk this is, and everything that opens beside it. */
export function Header() {
  const { t } = useTranslation()
  return (
    <header className="header">
      <TitleLink />
      <LanguageSwitch />
      <nav className="header-actions needs-script" aria-label={t('header.actions')}>
        <DialogButton dialog="contents" thumb>
          <ContentsIcon />
        </DialogButton>
        <DialogButton dialog="overview" thumb>
          <OverviewIcon />
        </DialogButton>
        <TranscriptButton />
        <DialogButton dialog="share" thumb>
          <ShareIcon />
        </DialogButton>
        <DialogButton dialog="settings" keep>
          <SettingsIcon />
        </DialogButton>
        <SpeakerLink />
        <DialogButton dialog="help" bare>
          <span className="header-question" aria-hidden="true">
            ?
          </span>
        </DialogButton>
        <PresentButton />
      </nav>
    </header>
  )
}

/** Whose talk it is, and a link to its page. */
function TitleLink() {
  const { t } = useTranslation()
  const deck = useViewerState((state) => state.deck)
  const locale = useViewerState((state) => state.locale)
  const home = useHref({ page: 'deck', locale })
  return (
    <a className="header-title" href={home} title={t('header.deckPage')}>
      <span className="header-deck">{deck.title[locale]}</span>
      <span className="header-speaker">
        {[deck.speaker[locale], `${deck.event[locale]} ${deck.given.replaceAll('-', '.')}`].join(' · ')}
      </span>
    </a>
  )
}

function TranscriptButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const transcriptOpen = useViewerState(({ preferences }) => preferences.transcriptOpen)
  return (
    <HeaderButton
      label={t('header.transcript')}
      pressed={transcriptOpen}
      onClick={() => {
        store.getState().setPreferences({ transcriptOpen: !transcriptOpen })
      }}
    >
      <TranscriptIcon />
    </HeaderButton>
  )
}

function PresentButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <button
      type="button"
      className="button primary header-present header-at-thumb"
      onClick={() => {
        store.getState().setPresenting(true)
      }}
    >
      <PresentIcon />
      <span>{t('header.present')}</span>
    </button>
  )
}

/** A plain link, which no browser takes for a popup to be blocked. */
function SpeakerLink() {
  const { t } = useTranslation()
  return (
    <a
      className="button header-speaker-view"
      {...useSpeakerLink()}
      target="_blank"
      aria-label={t('speaker.open')}
    >
      <SpeakerIcon />
      <span className="header-label" aria-hidden="true">
        {t('speaker.open')}
      </span>
    </a>
  )
}

interface HeaderButtonProps {
  label: string
  pressed?: boolean
  /** Stays on a phone. */
  keep?: boolean
  /** Is in the bar at the thumb where there is one. */
  thumb?: boolean
  /** Says its name by a tip alone, however much room there is. */
  bare?: boolean
  onClick: () => void
  children: React.ReactNode
}

interface DialogButtonProps extends Omit<HeaderButtonProps, 'label' | 'onClick'> {
  dialog: 'contents' | 'overview' | 'share' | 'settings' | 'help'
}

/** Opens the dialog that it is named after. */
function DialogButton({ dialog, ...rest }: DialogButtonProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <HeaderButton
      {...rest}
      label={t(`header.${dialog}`)}
      onClick={() => {
        store.getState().openDialog(dialog)
      }}
    />
  )
}

/** The label is shown where there is room, and always there for who can't see the icon. */
function HeaderButton({ label, pressed, keep, thumb, bare, onClick, children }: HeaderButtonProps) {
  const classes = ['button', keep && 'header-keep', thumb && 'header-at-thumb', bare && 'header-bare']
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
      <span className="header-label" aria-hidden="true">
        {label}
      </span>
    </button>
  )
}

/** Links, so that they work without script and can be opened in a tab of their own. */
function LanguageSwitch() {
  const { t } = useTranslation()
  const deck = useViewerState((state) => state.deck)
  if (deck.locales.length < 2) return null
  return (
    <nav className="switch header-language" aria-label={t('header.language')}>
      {deck.locales.map((locale) => (
        <LanguageLink key={locale} locale={locale} />
      ))}
    </nav>
  )
}

function LanguageLink({ locale }: { locale: Locale }) {
  const { store } = useViewer()
  const isCurrent = useViewerState((state) => state.locale === locale)
  const page = usePageState((state) => state.page)
  const slideNumber = usePageState((state) => state.slideNumber)
  const replay = usePageState((state) => state.replay)
  const live = usePageState((state) => state.live)
  const href = useHref(linkOf({ page, slideNumber, replay, live, locale }))
  return (
    <a
      className="button"
      href={href}
      lang={locale}
      hrefLang={locale}
      aria-current={isCurrent}
      onClick={(event) => {
        if (isModified(event)) return
        event.preventDefault()
        store.getState().setLocale(locale)
      }}
    >
      {languageOf(locale).name}
    </a>
  )
}

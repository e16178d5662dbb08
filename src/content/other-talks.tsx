import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../deck/locale.ts'
import { formatPicturePath, PICTURE_SIZES } from '../deck/picture-path.ts'
import { otherTalksPath, type OtherTalk } from '../deck/shelf/other-talks.ts'
import { shelfAddress, talkLocale, textIn, type ShelfPlace } from '../deck/shelf/shelf-talk.ts'
import { addShelfMessages } from '../i18n/shelf-messages.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { isListWith, keepLoaded, loadData, sendPlain } from './loader.ts'
import './other-talks.css'

const loadOthers = keepLoaded((url) =>
  loadData(url, isListWith<OtherTalk>('name', 'title', 'given', 'locales', 'covers'), { send: sendPlain }),
)

/** Other talks of the shelf, those first that cite the same works. What can't be had is left out: the shelf's page has them all. */
export function OtherTalks({ shelf }: { shelf: ShelfPlace }) {
  const { i18n } = useTranslation()
  addShelfMessages(i18n)
  const { t } = useTranslation('shelf')
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const id = useId()
  const [talks, setTalks] = useState<readonly OtherTalk[]>([])
  useEffect(() => {
    let left = false
    loadOthers(`${baseUrl}../${otherTalksPath(shelf.talk)}`).then(
      (found) => {
        if (!left) setTalks(found)
      },
      () => {
        // The way to all talks stays.
      },
    )
    return () => {
      left = true
    }
  }, [baseUrl, shelf.talk])
  return (
    <section className="other-talks" aria-labelledby={id}>
      <h2 id={id}>{t('other')}</h2>
      <ul>
        {talks.map((talk) => (
          <TalkLink key={talk.name} talk={talk} locale={locale} />
        ))}
      </ul>
      <p>
        <a href={baseUrl + shelfAddress(shelf, locale)}>{t('all')}</a>
      </p>
    </section>
  )
}

function TalkLink({ talk, locale }: { talk: OtherTalk; locale: Locale }) {
  const { t } = useTranslation('shelf')
  const { baseUrl } = useViewer()
  const opened = talkLocale(talk, locale)
  const title = textIn(talk.title, locale, talk.locales)
  const event = textIn(talk.event, locale, talk.locales).text
  return (
    <li>
      <a href={`${baseUrl}../${talk.name}/${opened}/`} hrefLang={opened}>
        <TalkCover talk={talk} locale={locale} />
        <span className="other-talk-title" lang={title.locale}>
          {title.text}
        </span>
        <span className="other-talk-facts">
          <time dateTime={talk.given}>{formatDay(talk.given, locale)}</time>
          {event && ` · ${event}`}
        </span>
        {talk.shared > 0 && <span className="other-talk-facts">{t('shared', { count: talk.shared })}</span>}
      </a>
    </li>
  )
}

/** The first slide's picture in the theme shown, where pictures were made. */
function TalkCover({ talk: { name, covers, locales }, locale }: { talk: OtherTalk; locale: Locale }) {
  const { baseUrl } = useViewer()
  const shown = [locale, ...locales].find((candidate) => covers[candidate] !== undefined)
  if (shown === undefined) return null
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
  const path = formatPicturePath(theme, shown, 1, covers[shown] ?? '')
  return <img src={`${baseUrl}../${name}/${path}`} alt="" {...PICTURE_SIZES[theme]} loading="lazy" />
}

function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

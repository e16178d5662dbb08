import type { ReactNode } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { inLocale, type Drawing, type LocalText } from '../drawing.ts'
import { Merlion, MERLION } from '../drawings/illustrations/merlion.tsx'
import { SunsetOverSea, SUNSET_OVER_SEA } from '../drawings/illustrations/sunset-over-sea.tsx'
import type { QuotationData, QuotationPart, Turn, VerseLine } from './quotation-data.ts'
import { countOf } from '../vocabulary/count-of.ts'

type Key = 'gist'

interface Reading {
  locale: Locale
  state: string | undefined
  labels: Readonly<Record<Key, string>>
}

const PICTURES = {
  merlion: { ...MERLION, Picture: Merlion },
  sunset: { ...SUNSET_OVER_SEA, Picture: SunsetOverSea },
}

/** A quotation, set as one: see `QuotationData`. */
export const drawing: Drawing<QuotationData, Key> = ({ data, locale, state, labels }) => {
  const reading = { locale, state, labels }
  return (
    <div
      className={`quotation quotation-${data.size ?? 'medium'}${data.picture ? ' quotation-pictured' : ''}`}
    >
      {data.picture && <Picture name={data.picture} />}
      <blockquote className="quotation-words">
        {data.parts.map((part, index) => (
          <Part key={index} part={part} {...reading} />
        ))}
      </blockquote>
      {data.source && <p className="quotation-source">{inLocale(data.source, locale)}</p>}
    </div>
  )
}

function Picture({ name }: { name: keyof typeof PICTURES }) {
  const { viewWidth, viewHeight, Picture: Drawn } = PICTURES[name]
  return (
    <svg viewBox={`0 0 ${String(viewWidth)} ${String(viewHeight)}`} className="quotation-picture fig-clip">
      <Drawn />
    </svg>
  )
}

function Part({ part, ...reading }: { part: QuotationPart } & Reading) {
  switch (part.type) {
    case 'heading':
      return (
        <div className="quotation-heading">
          <p className="quotation-title" lang={part.lang}>
            {part.text}
          </p>
          <p className="quotation-byline">{inLocale(part.byline, reading.locale)}</p>
        </div>
      )
    case 'passage':
      return (
        <p className="quotation-passage" lang={part.lang}>
          <Passage {...part} />
        </p>
      )
    case 'verse':
      return <Verse {...part} {...reading} />
    case 'gist':
      return <Gist text={part.text} {...reading} />
    default:
      return <TurnView turn={part} locale={reading.locale} />
  }
}

function Passage({ text, phrase }: { text: string; phrase?: string }) {
  if (phrase === undefined) return <>{text}</>
  const [before, after, ...more] = text.split(phrase)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`the phrase "${phrase}" stands once in its passage`)
  return (
    <>
      {before}
      <strong className="quotation-phrase">{phrase}</strong>
      {after}
    </>
  )
}

/** What a passage says, for who doesn't read its language: left out where there is nothing to say. */
function Gist({ text, locale, labels }: { text: LocalText } & Reading) {
  const words = inLocale(text, locale)
  if (!words) return null
  return (
    <p className="quotation-gist">
      <span className="quotation-label">{labels.gist}</span> {words}
    </p>
  )
}

interface VerseProps extends Reading {
  lang: string
  speaker?: string
  lines: readonly VerseLine[]
}

function Verse({ lang, speaker, lines, ...reading }: VerseProps) {
  return (
    <div className="quotation-verse">
      {speaker && (
        <p className="quotation-speaker" lang={lang}>
          {speaker}
        </p>
      )}
      {lines.map((line, index) =>
        'omitted' in line ? (
          <Omission key={index} count={line.omitted} gist={line.gist} locale={reading.locale} />
        ) : (
          <VerseLineView key={index} line={line} lang={lang} {...reading} />
        ),
      )}
    </div>
  )
}

type Said = Extract<VerseLine, { text: string }>

function VerseLineView({ line, lang, locale, state }: { line: Said; lang: string } & Reading) {
  const marked = line.markedIn !== undefined && line.markedIn === state
  return (
    <>
      <p className="quotation-line" lang={lang}>
        <Marked when={marked}>
          {line.text}
          {line.rhyme && <b className="quotation-rhyme">{line.rhyme}</b>}
        </Marked>
      </p>
      {line.note && <p className="quotation-note">{inLocale(line.note, locale)}</p>}
    </>
  )
}

function Marked({ when, children }: { when: boolean; children: ReactNode }) {
  return when ? <mark>{children}</mark> : <>{children}</>
}

interface OmissionProps {
  count: number
  gist: LocalText | undefined
  locale: Locale
}

/** Lines that are not quoted: what they say, or as many strokes as there were lines. */
function Omission({ count, gist, locale }: OmissionProps) {
  if (gist !== undefined) return <p className="quotation-omitted">[{inLocale(gist, locale)}]</p>
  return (
    <p className="quotation-strokes" aria-hidden="true">
      {Array.from({ length: countOf(count) }, (_, index) => (
        <span key={index} />
      ))}
    </p>
  )
}

function TurnView({ turn, locale }: { turn: Turn; locale: Locale }) {
  const gist = turn.gist === undefined ? '' : inLocale(turn.gist, locale)
  return (
    <div className={`quotation-turn quotation-${turn.type}`}>
      <p className="quotation-speaker">{turn.speaker}</p>
      <div className="quotation-said">
        <p lang={turn.lang}>{turn.text}</p>
        {gist && <p className="quotation-translation">{gist}</p>}
      </div>
    </div>
  )
}

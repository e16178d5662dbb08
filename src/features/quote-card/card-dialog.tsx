import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withOwnIds } from '../../content/own-ids.ts'
import { textPacksOf } from '../../content/text-packs.ts'
import type { Locale } from '../../deck/locale.ts'
import type { Passage } from '../../deck/passage.ts'
import { addReaderMessages } from '../../i18n/reader-messages.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadFile } from '../../ui/download.ts'
import { openUrl } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { drawElement } from './draw-card.ts'
import { findDrawing } from './find-drawing.ts'
import '../../ui/button.css'
import './quote-card.css'

/** Device pixels of the picture for each CSS pixel of the card. */
const SCALE = 2
/** Sizes of the words, of which the largest that fits is taken (quote-card.css). */
const SIZES = [1, 2, 3, 4, 5, 6]

/** A passage or a figure as a picture to pass on: it, its words in both languages where that is wanted, speaker and talk. */
export function CardDialog() {
  const { t, i18n } = useTranslation()
  addReaderMessages(i18n)
  const { store } = useViewer()
  const [{ shared: passage, figure }] = useState(() => store.getState())
  return (
    <Dialog
      title={t('card.title', { ns: 'reader' })}
      className="card-dialog"
      onClose={store.getState().closeDialog}
    >
      {passage && <CardOf passage={passage} isFigure={figure !== undefined} />}
    </Dialog>
  )
}

interface CardOfProps {
  passage: Passage
  /** The passage is the caption of a figure, which is drawn over it. */
  isFigure: boolean
}

function CardOf({ passage, isFigure }: CardOfProps) {
  const { t } = useTranslation('reader')
  const { baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const { slideNumber, locale, quote } = passage
  const translation = useTranslationOf(passage, isFigure)
  const [chosen, setBoth] = useState<boolean>()
  // Of a part of a line nobody knows which words translate it: the whole line is offered, not taken.
  const both = chosen ?? translation?.isExact ?? false
  const source = [deck.speaker[locale], deck.title[locale], `${deck.event[locale]} ${dateOf(deck.given)}`]
  const card = useRef<HTMLDivElement>(null)
  const { canvas, failed } = useDrawnCard(card, [quote, both, translation?.text, locale].join('\n'))
  return (
    <>
      <div className="card-preview">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('card.alt', {
            quote: [quote, both ? translation?.text : undefined].filter(Boolean).join(' '),
            source: source.join(', '),
          })}
        />
        <div ref={card} className="quote-card" data-figure={isFigure || undefined} aria-hidden="true" inert>
          <div className="quote-card-rule" />
          <div className="quote-card-words">
            {isFigure && <CardDrawing passage={passage} />}
            <p lang={locale}>{quote}</p>
            {both && translation && (
              <p className="quote-card-translation" lang={translation.locale}>
                {translation.text}
              </p>
            )}
          </div>
          <div className="quote-card-source" lang={locale}>
            <p>
              <b>{source[0]}</b>
            </p>
            <p>{source.slice(1).join(' · ')}</p>
            <p>{`${String(slideNumber)} / ${String(deck.slideCount)} · ${addressOf(baseUrl, locale, slideNumber)}`}</p>
          </div>
        </div>
      </div>
      {failed && <p role="alert">{t('card.failed')}</p>}
      {translation && (
        <label className="card-both">
          <input
            type="checkbox"
            checked={both}
            onChange={(event) => {
              setBoth(event.currentTarget.checked)
            }}
          />
          {t('card.both')}
        </label>
      )}
      <CardButtons canvas={canvas} slideNumber={slideNumber} />
    </>
  )
}

/** The figure's drawing, as the stage shows it. */
function CardDrawing({ passage: { slideNumber, block } }: { passage: Passage }) {
  const ref = useRef<HTMLDivElement>(null)
  // Before the card is drawn, which is done in an effect.
  useLayoutEffect(() => {
    const drawing = findDrawing(slideNumber, block)
    ref.current?.replaceChildren(...(drawing ? [withOwnIds(drawing, 'card-')] : []))
  }, [slideNumber, block])
  return <div ref={ref} className="quote-card-figure" />
}

function dateOf(given: string): string {
  return given.replaceAll('-', '.')
}

function addressOf(baseUrl: string, locale: Locale, slideNumber: number): string {
  return openUrl(`${baseUrl}${locale}/${String(slideNumber)}/`, baseUrl).replace(/^https?:\/\//, '')
}

interface LineTranslation {
  text: string
  locale: Locale
  /** The passage is the whole line, of which this is the translation. */
  isExact: boolean
}

/** The line in the deck's other language; undefined where there is none, or it says the same. */
function useTranslationOf(
  { slideNumber, block, locale, quote }: Passage,
  isFigure: boolean,
): LineTranslation | undefined {
  const { baseUrl } = useViewer()
  const other = useViewerState(({ deck }) => deck.locales.find((candidate) => candidate !== locale))
  const [found, setFound] = useState<LineTranslation>()
  useEffect(() => {
    let isCurrent = true
    const textIn = async (language: Locale) => {
      const slide = await textPacksOf(baseUrl).loadSlide(language, slideNumber)
      const found = slide?.blocks.find(({ id }) => id === block)
      return oneLine((isFigure ? captionIn(found?.html) : found?.text) ?? '')
    }
    const load = async () => {
      if (other === undefined) return
      const [text, own] = await Promise.all([textIn(other), textIn(locale)])
      if (isCurrent && text && text !== own)
        setFound({ text, locale: other, isExact: own === oneLine(quote) })
    }
    load().catch(() => {
      // Without network the card is in the language of the words alone.
    })
    return () => {
      isCurrent = false
    }
  }, [baseUrl, other, locale, slideNumber, block, quote, isFigure])
  return found
}

/** Of the compiler's own HTML of a figure's block. */
function captionIn(html = ''): string | undefined {
  return new DOMParser().parseFromString(html, 'text/html').querySelector('.block-caption')?.textContent
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Draws the card whenever its words have changed, in the largest size in which they fit. */
function useDrawnCard(card: React.RefObject<HTMLElement | null>, words: string) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const draw = async () => {
      const element = card.current
      if (!element) return
      await Promise.all(
        ['400', '700'].map((weight) => document.fonts.load(`${weight} 40px Talk`, element.textContent)),
      )
      if (!isCurrent || !canvas.current) return
      fit(element)
      drawElement(element, canvas.current, SCALE)
    }
    draw().then(
      () => {
        if (isCurrent) setFailed(false)
      },
      () => {
        if (isCurrent) setFailed(true)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [card, words])
  return { canvas, failed }
}

function fit(card: HTMLElement): void {
  const words = card.querySelector('.quote-card-words')
  for (const size of SIZES) {
    card.dataset['size'] = String(size)
    if (words && words.scrollHeight <= words.clientHeight) return
  }
}

interface CardButtonsProps {
  canvas: React.RefObject<HTMLCanvasElement | null>
  slideNumber: number
}

function CardButtons({ canvas, slideNumber }: CardButtonsProps) {
  const { t } = useTranslation('reader')
  const [said, setSaid] = useState('')
  const canCopy = typeof ClipboardItem !== 'undefined'
  const onSave = async () => {
    downloadFile(`${t('card.file')}-${String(slideNumber)}.png`, await pictureOf(canvas.current))
  }
  const onCopy = async () => {
    try {
      // Safari allows it only where the picture is promised at once.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(canvas.current) })])
      setSaid(t('card.copied'))
    } catch {
      setSaid(t('card.refused'))
    }
  }
  return (
    <div className="card-buttons">
      <button
        type="button"
        className="button primary"
        onClick={() => {
          onSave().catch(() => {
            setSaid(t('card.failed'))
          })
        }}
      >
        {t('card.save')}
      </button>
      {canCopy && (
        <button type="button" className="button" onClick={() => void onCopy()}>
          {t('card.copy')}
        </button>
      )}
      <p role="status">{said}</p>
    </div>
  )
}

function pictureOf(canvas: HTMLCanvasElement | null): Promise<Blob> {
  return new Promise((resolve, reject) => {
    if (!canvas) reject(new Error('no card'))
    canvas?.toBlob((blob) => {
      if (blob) resolve(blob)
      else reject(new Error('the card is no picture'))
    }, 'image/png')
  })
}

import { inLocale, type Drawing, type LocalText } from '../drawing.ts'
import type { TableData } from '../forms/table-data.ts'
import { valueTable, type ChartValues } from '../forms/value-table.ts'
import { WEB_SAMPLE, WEB_SAMPLES } from './illustrations/webli-samples.tsx'
import type { Locale } from '../../deck/locale.ts'
import { box, round } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'

interface Language extends Record<string, string | number> {
  name: string
  altText: number
  ocr: number
}

interface Data extends ChartValues {
  /** The text that belongs to each of the four pictures, in their order. */
  samples: { text: LocalText; ocr?: string }[]
  /** Percent of all texts, of the languages that are named in both. */
  values: readonly Language[]
  /** Billions of image–text pairs. */
  sizes: { name: string; pairs: number; own?: 'altText' | 'ocr' }[]
}

export const values = (data: Data): TableData => valueTable(data)

type Keys = 'samples' | 'languages' | 'altText' | 'ocr' | 'sizes' | 'others' | 'unit'

/** WebLI: samples with their texts, the languages of alt-text and OCR, and its size beside that of others. */
export const drawing: Drawing<Data, Keys> = ({ data, labels, locale }) => (
  <FigureSvg width={1152} height={278}>
    <Heading x={0} text={labels.samples} />
    {data.samples.map((sample, index) => (
      <Sample key={index} index={index} sample={sample} locale={locale} ocr={labels.ocr} />
    ))}
    <Heading x={LANGUAGES.x} text={labels.languages} />
    <Languages data={data} labels={labels} locale={locale} />
    <Heading x={SIZES.x} text={labels.sizes} />
    <Sizes data={data} unit={labels.unit} />
  </FigureSvg>
)

function Heading({ x, text }: { x: number; text: string }) {
  return <Label x={x} y={12} text={text} size={TEXT.label} weight={700} anchor="start" />
}

interface SampleProps {
  index: number
  sample: Data['samples'][number]
  locale: Locale
  /** The word "OCR". */
  ocr: string
}

function Sample({ index, sample, locale, ocr }: SampleProps) {
  const x = (index % 2) * 232
  const y = FIRST - 18 + Math.floor(index / 2) * 134
  const text = inLocale(sample.text, locale)
  return (
    <g>
      <ImageSlot box={box(x, y + 4, 72, 100)} {...WEB_SAMPLE}>
        {WEB_SAMPLES[index]}
      </ImageSlot>
      <Label x={x + 80} y={y} text={text} size={TEXT.small} anchor="start" align="top" />
      {sample.ocr && (
        <Label
          x={x + 80}
          y={y + text.split('\n').length * TEXT.small * 1.35}
          text={`${ocr}: ${sample.ocr}`}
          size={TEXT.small}
          ink="quiet"
          anchor="start"
          align="top"
        />
      )}
    </g>
  )
}

/** Middle of the first row of all three panels, and the way to the next, px. */
const FIRST = 58
const ROW = 48

/** Where the languages stand: their names, then a column of bars for each kind of text. */
const LANGUAGES = { x: 480, names: 122, bar: 54, column: 132 }
/** A language is drawn that has so much of one kind of text, percent; the others are in the values. */
const DRAWN = 6

/** A colour for each kind of text, in all panels. */
const TONES = { altText: 'fig-data-1', ocr: 'fig-data-2' } as const

/** The larger languages' shares of both kinds of text, a row a language; what is left has a bar without a number. */
function Languages({
  data,
  labels,
  locale,
}: {
  data: Data
  labels: Readonly<Record<Keys, string>>
  locale: Locale
}) {
  const languages = data.values.filter(({ altText, ocr }) => Math.max(altText, ocr) >= DRAWN)
  const columns = [
    { head: labels.altText, shares: languages.map(({ altText }) => altText), tone: TONES.altText },
    { head: labels.ocr, shares: languages.map(({ ocr }) => ocr), tone: TONES.ocr },
  ]
  const names = [...languages.map(({ name }) => inLocale(name, locale)), labels.others]
  const most = Math.max(...columns.flatMap(({ shares }) => [...shares, restOf(shares)]))
  const y = (row: number) => FIRST + row * ROW
  return (
    <g transform={`translate(${LANGUAGES.x} 0)`}>
      {names.map((name, row) => (
        <Label key={name} x={0} y={y(row)} text={name} anchor="start" />
      ))}
      {columns.map(({ head, shares, tone }, index) => {
        const x = LANGUAGES.names + index * LANGUAGES.column
        return (
          <g key={head}>
            <Label x={x} y={12} text={head} weight={700} anchor="start" />
            {[...shares, restOf(shares)].map((share, row) => {
              const width = round((share / most) * LANGUAGES.bar)
              const isRest = row === shares.length
              return (
                <g key={row}>
                  <rect
                    x={x}
                    y={y(row) - 14}
                    width={width}
                    height={28}
                    rx={3}
                    className={isRest ? 'fig-tone-steel' : tone}
                  />
                  {!isRest && (
                    <Label x={x + width + 6} y={y(row)} text={`${share.toFixed(1)}%`} anchor="start" />
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
    </g>
  )
}

function restOf(shares: readonly number[]): number {
  return 100 - shares.reduce((sum, share) => sum + share, 0)
}

/** Where the sizes stand: their names, then the bars. */
const SIZES = { x: 880, names: 154, bar: 68 }

function Sizes({ data: { sizes }, unit }: { data: Data; unit: string }) {
  const most = Math.max(...sizes.map((size) => size.pairs))
  return (
    <g>
      {sizes.map(({ name, pairs, own }, row) => {
        const y = FIRST + row * ROW
        const width = (pairs / most) * SIZES.bar
        return (
          <g key={name}>
            <Label x={SIZES.x} y={y} text={name} weight={own ? 700 : 400} anchor="start" />
            <rect
              x={SIZES.x + SIZES.names}
              y={y - 14}
              width={round(width)}
              height={28}
              rx={3}
              className={own ? TONES[own] : 'fig-tone-steel'}
            />
            <Label
              x={SIZES.x + SIZES.names + width + 8}
              y={y}
              text={`${pairs}${unit}`}
              weight={own ? 700 : 400}
              anchor="start"
            />
          </g>
        )
      })}
    </g>
  )
}

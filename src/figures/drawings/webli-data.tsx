import { inLocale, type Drawing, type LocalText } from '../drawing.ts'
import { WEB_SAMPLE, WEB_SAMPLES } from './illustrations/webli-samples.tsx'
import type { Locale } from '../../deck/locale.ts'
import { box, round } from '../vocabulary/geometry.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { ImageSlot } from '../vocabulary/image-slot.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'

interface Data {
  /** The text that belongs to each of the four pictures, in their order. */
  samples: { text: LocalText; ocr?: string }[]
  /** Percent of all texts, of the languages that both pies name. */
  languages: { name: LocalText; altText: number; ocr: number }[]
  /** Billions of image–text pairs. */
  sizes: { name: string; pairs: number; own?: boolean }[]
}

type Keys = 'samples' | 'languages' | 'altText' | 'ocr' | 'sizes' | 'others' | 'unit'

/** WebLI: samples with their texts, the languages of alt-text and OCR, and its size beside that of others. */
export const drawing: Drawing<Data, Keys> = ({ data, labels, locale }) => (
  <FigureSvg width={1152} height={252}>
    <Heading x={0} text={labels.samples} />
    {data.samples.map((sample, index) => (
      <Sample key={index} index={index} sample={sample} locale={locale} ocr={labels.ocr} />
    ))}
    <Heading x={478} text={labels.languages} />
    <Languages data={data} labels={labels} locale={locale} />
    <Heading x={842} text={labels.sizes} />
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
  const y = 32 + Math.floor(index / 2) * 114
  const text = inLocale(sample.text, locale)
  return (
    <g>
      <ImageSlot box={box(x, y + 4, 90, 90)} {...WEB_SAMPLE}>
        {WEB_SAMPLES[index]}
      </ImageSlot>
      <Label x={x + 100} y={y} text={text} size={TEXT.small} anchor="start" align="top" />
      {sample.ocr && (
        <Label
          x={x + 100}
          y={y + text.split('\n').length * 21.6}
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

/** Data colours in the order of the languages. */
const COLORS = ['fig-data-1', 'fig-data-6', 'fig-data-3', 'fig-data-4', 'fig-data-5', 'fig-data-2']

function Languages({
  data,
  labels,
  locale,
}: {
  data: Data
  labels: Readonly<Record<Keys, string>>
  locale: Locale
}) {
  const columns = [
    { x: 652, head: labels.altText, values: data.languages.map((language) => language.altText) },
    { x: 764, head: labels.ocr, values: data.languages.map((language) => language.ocr) },
  ]
  const keys = [...data.languages.map(({ name }) => inLocale(name, locale)), labels.others]
  return (
    <g>
      {columns.map(({ x, head, values }) => (
        <g key={x}>
          <Label x={x} y={12} text={head} size={TEXT.small} weight={700} />
          <Pie x={x} y={66} radius={40} values={values} />
          {values.map((value, row) => (
            <Label
              key={row}
              x={x + 26}
              y={121 + row * 20}
              text={`${value.toFixed(1)}%`}
              size={TEXT.small}
              anchor="end"
            />
          ))}
        </g>
      ))}
      {keys.map((key, row) => (
        <g key={key}>
          <rect
            x={478}
            y={113 + row * 20}
            width={16}
            height={16}
            rx={4}
            className={COLORS[row] ?? 'fig-tone-steel'}
          />
          <Label x={502} y={121 + row * 20} text={key} size={TEXT.small} anchor="start" />
        </g>
      ))}
    </g>
  )
}

/** Slices from the top clockwise; what the values leave is grey. */
function Pie({ x, y, radius, values }: { x: number; y: number; radius: number; values: number[] }) {
  const starts = values.map((_, index) => values.slice(0, index).reduce((sum, value) => sum + value, 0))
  return (
    <g>
      <circle cx={x} cy={y} r={radius} className="fig-tone-steel" />
      {values.map((value, index) => (
        <path key={index} d={slice(x, y, radius, starts[index] ?? 0, value)} className={COLORS[index]} />
      ))}
    </g>
  )
}

function slice(x: number, y: number, radius: number, startPercent: number, percent: number): string {
  const at = (share: number) => {
    const angle = (share / 50 - 0.5) * Math.PI
    return `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`
  }
  return `M${x} ${y}L${at(startPercent)}A${radius} ${radius} 0 0 1 ${at(startPercent + percent)}z`
}

/** Widest bar, px. */
const BAR = 146

function Sizes({ data: { sizes }, unit }: { data: Data; unit: string }) {
  const most = Math.max(...sizes.map((size) => size.pairs))
  return (
    <g>
      {sizes.map(({ name, pairs, own = false }, row) => {
        const y = 50 + row * 43
        const width = (pairs / most) * BAR
        return (
          <g key={name}>
            <Label x={952} y={y} text={name} size={TEXT.small} weight={own ? 700 : 400} anchor="end" />
            <rect
              x={962}
              y={y - 14}
              width={round(width)}
              height={28}
              rx={3}
              className={own ? 'fig-data-1' : 'fig-tone-steel'}
            />
            <Label
              x={970 + width}
              y={y}
              text={`${pairs}${unit}`}
              size={TEXT.small}
              weight={own ? 700 : 400}
              anchor="start"
            />
          </g>
        )
      })}
    </g>
  )
}

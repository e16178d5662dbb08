import type { Tone } from './person.tsx'

/** A street, ground included, 496×326. Its regions cover every pixel, for a picture and for the map of its classes. */
export const STREET_SCENE = { viewWidth: 496, viewHeight: 326 }

export type StreetRegion = 'sky' | 'building' | 'tree' | 'sidewalk' | 'road' | 'car' | 'person'

interface Shape {
  region: StreetRegion
  d: string
  tone: Tone
  /** Width of the stroke, for a shape that is a thick line. */
  stroke?: number
}

/** From back to front. Picture and map draw the same shapes, so that their outlines agree. */
const SHAPES: readonly Shape[] = [
  { region: 'sky', tone: 'sky', d: 'M0 0h496v326H0z' },
  { region: 'building', tone: 'gravel', d: 'M0 52h136v190H0z' },
  {
    region: 'building',
    tone: 'white',
    d: 'M20 76h24v32H20zM64 76h24v32H64zM20 132h24v32H20zM64 132h24v32H64z',
  },
  { region: 'building', tone: 'plum', d: 'M318 22h178v220H318z' },
  {
    region: 'building',
    tone: 'white',
    d: 'M340 48h30v38h-30zM392 48h30v38h-30zM444 48h30v38h-30zM340 108h30v38h-30zM392 108h30v38h-30zM444 108h30v38h-30z',
  },
  { region: 'tree', tone: 'ground', d: 'M216 130h20v108h-20z' },
  {
    region: 'tree',
    tone: 'leaf',
    d: 'M226 36q44-6 56 32q34 24 12 62q-26 36-68 26q-44 10-68-26q-22-38 12-62q12-38 56-32z',
  },
  { region: 'sidewalk', tone: 'sand', d: 'M0 226h496v34H0z' },
  { region: 'road', tone: 'slate', d: 'M0 256h496v70H0z' },
  { region: 'road', tone: 'white', d: 'M20 294h60M130 294h60M240 294h60M350 294h60M460 294h28', stroke: 5 },
  { region: 'person', tone: 'night', d: 'M98 196l-10 42M102 196l14 40', stroke: 15 },
  { region: 'person', tone: 'dark', d: 'M88 242h8M116 241h8', stroke: 9 },
  { region: 'person', tone: 'warm', d: 'M80 196v-40a20 20 0 0 1 40 0v40z' },
  { region: 'person', tone: 'skin', d: 'M118 186l6 4', stroke: 11 },
  { region: 'person', tone: 'chestnut', d: 'M100 154v24l14 6', stroke: 12 },
  { region: 'person', tone: 'skin', d: 'M80 114a20 20 0 1 0 40 0a20 20 0 1 0-40 0z' },
  { region: 'person', tone: 'hair', d: 'M79 116a21 21 0 0 1 42-4q-12 0-18-8q-4 10-24 12z' },
  {
    region: 'car',
    tone: 'blue',
    d: 'M226 262q0-30 30-34l40-8l30-34q6-6 16-6h72q12 0 18 8l24 36q8 4 8 16v22q0 8-8 8H234q-8 0-8-8z',
  },
  { region: 'car', tone: 'sky', d: 'M314 218l22-26h30v26zM376 192h32q6 0 9 5l14 21h-55z' },
  { region: 'car', tone: 'sun', d: 'M236 242h10', stroke: 9 },
  {
    region: 'car',
    tone: 'dark',
    d: 'M256 272a23 23 0 1 0 46 0a23 23 0 1 0-46 0zM388 272a23 23 0 1 0 46 0a23 23 0 1 0-46 0z',
  },
  {
    region: 'car',
    tone: 'steel',
    d: 'M269 272a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM401 272a10 10 0 1 0 20 0a10 10 0 1 0-20 0z',
  },
]

/** The street as a picture or, given a class of figures.css for each region, as the map of its classes. */
export function StreetScene({ paint }: { paint?: Readonly<Record<StreetRegion, string>> }) {
  return (
    <g>
      {SHAPES.map(({ region, d, tone, stroke }) => (
        <path
          key={d}
          d={d}
          className={`${paint?.[region] ?? `fig-tone-${tone}`}${stroke ? ' fig-stroked' : ''}`}
          strokeWidth={stroke}
        />
      ))}
    </g>
  )
}

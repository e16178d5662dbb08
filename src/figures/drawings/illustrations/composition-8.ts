import type { Shape } from '../kandinsky.ts'

/** The size of the canvas on which `COMPOSITION_8` is laid out: the painting's own proportions, 201 to 140 cm. */
export const COMPOSITION_8_CANVAS = { width: 368, height: 256 }

/** What the eye keeps of Kandinsky’s Composition 8 (1923): a sketch of its large shapes, not a copy of the painting. */
export const COMPOSITION_8: readonly Shape[] = [
  // The pale triangle in the middle, and the yellow one at its left.
  {
    kind: 'area',
    points: [
      [206, 34],
      [262, 222],
      [118, 222],
    ],
    tone: 'sky',
    opacity: 0.85,
  },
  {
    kind: 'area',
    points: [
      [96, 118],
      [150, 236],
      [44, 236],
    ],
    tone: 'sun',
    opacity: 0.5,
  },
  // The great circle: halo, black disc, violet core, red moon.
  { kind: 'disc', x: 62, y: 58, r: 47, tone: 'skin' },
  { kind: 'disc', x: 62, y: 58, r: 36, tone: 'dark' },
  { kind: 'disc', x: 60, y: 57, r: 18, tone: 'plum' },
  { kind: 'disc', x: 94, y: 82, r: 16, tone: 'warm' },
  { kind: 'ring', x: 94, y: 82, r: 16, width: 2, tone: 'dark' },
  // Lines that cross the whole picture.
  {
    kind: 'line',
    points: [
      [10, 232],
      [330, 40],
    ],
    width: 3.5,
    tone: 'dark',
  },
  {
    kind: 'line',
    points: [
      [28, 240],
      [350, 86],
    ],
    width: 1.5,
    tone: 'dark',
  },
  {
    kind: 'line',
    points: [
      [118, 222],
      [206, 34],
      [262, 222],
    ],
    width: 2.5,
    tone: 'dark',
  },
  {
    kind: 'line',
    points: [
      [44, 236],
      [96, 118],
      [150, 236],
    ],
    width: 1.5,
    tone: 'dark',
  },
  {
    kind: 'line',
    points: [
      [132, 20],
      [312, 244],
    ],
    width: 1.5,
    tone: 'dark',
  },
  {
    kind: 'line',
    points: [
      [150, 14],
      [300, 178],
    ],
    width: 1,
    tone: 'dark',
  },
  // Chessboards.
  ...chessboard(226, 128, 15, ['dark', 'sun', 'blue', 'warm', 'dark', 'leaf']),
  ...chessboard(300, 24, 13, ['plum', 'dark', 'sky', 'blue', 'dark', 'sun']),
  // Half circles on a line, above and below.
  { kind: 'half', x: 256, y: 66, r: 15, turn: 180, tone: 'blue' },
  { kind: 'half', x: 283, y: 66, r: 10, turn: 180, tone: 'warm' },
  {
    kind: 'line',
    points: [
      [234, 66],
      [306, 66],
    ],
    width: 2,
    tone: 'dark',
  },
  { kind: 'arc', x: 292, y: 226, r: 34, turn: 180, width: 3, tone: 'dark' },
  { kind: 'half', x: 292, y: 226, r: 22, turn: 180, tone: 'leaf' },
  {
    kind: 'line',
    points: [
      [240, 226],
      [350, 226],
    ],
    width: 2.5,
    tone: 'dark',
  },
  // Lesser circles with their halos.
  { kind: 'disc', x: 334, y: 150, r: 21, tone: 'sun', opacity: 0.6 },
  { kind: 'disc', x: 334, y: 150, r: 13, tone: 'blue' },
  { kind: 'disc', x: 30, y: 156, r: 15, tone: 'sky' },
  { kind: 'disc', x: 30, y: 156, r: 9, tone: 'sun' },
  { kind: 'disc', x: 178, y: 190, r: 15, tone: 'plum', opacity: 0.5 },
  { kind: 'disc', x: 178, y: 190, r: 9, tone: 'warm' },
  { kind: 'disc', x: 150, y: 52, r: 8, tone: 'blue' },
  { kind: 'disc', x: 210, y: 108, r: 6, tone: 'dark' },
  { kind: 'disc', x: 22, y: 196, r: 5, tone: 'dark' },
  // The wave at the left.
  { kind: 'wave', x: 14, y: 120, length: 62, height: 8, turn: 14, width: 2.5, tone: 'dark' },
]

function chessboard(x: number, y: number, size: number, tones: Shape['tone'][]): Shape[] {
  return tones.map((tone, index) => {
    const left = x + (index % 3) * size + (index >= 3 ? 5 : 0)
    const top = y + (index >= 3 ? size : 0)
    const points = [
      [left, top],
      [left + size, top],
      [left + size + 5, top + size],
      [left + 5, top + size],
    ] as const
    return { kind: 'area', points, tone }
  })
}

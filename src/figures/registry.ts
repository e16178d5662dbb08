import type { ReactElement } from 'react'
import type { Drawing } from './drawing.ts'
import type { TableData } from './forms/table-data.ts'

/** What a drawing's module exports. Each types its own data and labels; `loadDrawing` forgets them. */
interface DrawingModule {
  drawing: (props: never) => ReactElement
  /** All numbers, for the transcript and the large view, where the drawing shows only some or none as a table. */
  values?: (data: never) => TableData | undefined
}

/** Every drawing by its name. A drawing that isn't listed can't be used by a figure. */
const drawings: Readonly<Record<string, () => Promise<DrawingModule>>> = {
  'accuracy-by-range': () => import('./drawings/accuracy-by-range.tsx'),
  adapters: () => import('./drawings/adapters.tsx'),
  'aokvqa-walking': () => import('./drawings/aokvqa-walking.tsx'),
  'architecture-candidates': () => import('./drawings/architecture-candidates.tsx'),
  'benchmark-dots': () => import('./drawings/benchmark-dots.tsx'),
  blip2: () => import('./drawings/blip2.tsx'),
  clip: () => import('./drawings/clip.tsx'),
  'clip-vs-resnet': () => import('./drawings/clip-vs-resnet.tsx'),
  code: () => import('./forms/code.tsx'),
  'codeforces-cutoff': () => import('./drawings/codeforces-cutoff.tsx'),
  'dalle-astronaut': () => import('./drawings/dalle-astronaut.tsx'),
  'dalle-shiba-inu': () => import('./drawings/dalle-shiba-inu.tsx'),
  'extreme-ironing': () => import('./drawings/extreme-ironing.tsx'),
  'folding-chairs': () => import('./drawings/folding-chairs.tsx'),
  'french-physics-exam': () => import('./drawings/french-physics-exam.tsx'),
  'gpt-platform': () => import('./drawings/gpt-platform.tsx'),
  groupvit: () => import('./drawings/groupvit.tsx'),
  'kandinsky-style': () => import('./drawings/kandinsky-style.tsx'),
  kat: () => import('./drawings/kat.tsx'),
  'letter-person': () => import('./drawings/letter-person.tsx'),
  'lsmdc-clips': () => import('./drawings/lsmdc-clips.tsx'),
  'model-accuracy': () => import('./drawings/model-accuracy.tsx'),
  'moar-layers': () => import('./drawings/moar-layers.tsx'),
  'nugget-map': () => import('./drawings/nugget-map.tsx'),
  'onehot-vs-caption': () => import('./drawings/onehot-vs-caption.tsx'),
  'pali-architecture': () => import('./drawings/pali-architecture.tsx'),
  'pix2seq-detection': () => import('./drawings/pix2seq-detection.tsx'),
  quotation: () => import('./forms/quotation.tsx'),
  'research-interests': () => import('./drawings/research-interests.tsx'),
  'reversal-poem': () => import('./drawings/reversal-poem.tsx'),
  'segmentation-labels': () => import('./drawings/segmentation-labels.tsx'),
  'span-corruption': () => import('./drawings/span-corruption.tsx'),
  table: () => import('./forms/table.tsx'),
  'transformer-decoder': () => import('./drawings/transformer-decoder.tsx'),
  'transformer-encoder': () => import('./drawings/transformer-encoder.tsx'),
  'vector-drawings': () => import('./drawings/vector-drawings.tsx'),
  'vga-joke': () => import('./drawings/vga-joke.tsx'),
  'vga-panel-1': () => import('./drawings/vga-panel-1.tsx'),
  'vga-panel-2': () => import('./drawings/vga-panel-2.tsx'),
  'vqa-fridge': () => import('./drawings/vqa-fridge.tsx'),
  'vqav2-pairs': () => import('./drawings/vqav2-pairs.tsx'),
  vtm: () => import('./drawings/vtm.tsx'),
  'vtm-dense-tasks': () => import('./drawings/vtm-dense-tasks.tsx'),
  'vtm-episode': () => import('./drawings/vtm-episode.tsx'),
  'vtm-outlook': () => import('./drawings/vtm-outlook.tsx'),
  'webli-data': () => import('./drawings/webli-data.tsx'),
}

/** Names that a figure's file can give as its `drawing`. */
export const drawingNames = Object.keys(drawings)

/** The table of a drawing's data; undefined where the drawing itself shows all there is. */
export async function loadValues(
  name: string,
): Promise<((data: unknown) => TableData | undefined) | undefined> {
  const module = await drawings[name]?.()
  return module?.values as ((data: unknown) => TableData | undefined) | undefined
}

/** Undefined for a name that isn't listed. */
export async function loadDrawing(name: string): Promise<Drawing<unknown> | undefined> {
  const module = await drawings[name]?.()
  // The file's `data` and `labels` were written for this drawing; `resolveLabels` throws on a missing label.
  return module?.drawing as Drawing<unknown> | undefined
}

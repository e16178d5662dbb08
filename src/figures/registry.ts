import type { Drawing, DrawingModule } from './drawing.ts'

/** Every drawing by its name. A drawing that isn't listed can't be used by a figure. */
const drawings: Readonly<Record<string, () => Promise<DrawingModule>>> = {
  adapters: () => import('./adapters.tsx'),
  'aokvqa-walking': () => import('./aokvqa-walking.tsx'),
  'architecture-candidates': () => import('./architecture-candidates.tsx'),
  blip2: () => import('./blip2.tsx'),
  clip: () => import('./clip.tsx'),
  code: () => import('./code.tsx'),
  'dalle-astronaut': () => import('./dalle-astronaut.tsx'),
  'dalle-shiba-inu': () => import('./dalle-shiba-inu.tsx'),
  'extreme-ironing': () => import('./extreme-ironing.tsx'),
  'folding-chairs': () => import('./folding-chairs.tsx'),
  'french-physics-exam': () => import('./french-physics-exam.tsx'),
  'gpt-platform': () => import('./gpt-platform.tsx'),
  groupvit: () => import('./groupvit.tsx'),
  'kandinsky-style': () => import('./kandinsky-style.tsx'),
  kat: () => import('./kat.tsx'),
  'letter-person': () => import('./letter-person.tsx'),
  'lsmdc-clips': () => import('./lsmdc-clips.tsx'),
  'moar-layers': () => import('./moar-layers.tsx'),
  'nugget-map': () => import('./nugget-map.tsx'),
  'onehot-vs-caption': () => import('./onehot-vs-caption.tsx'),
  'pali-architecture': () => import('./pali-architecture.tsx'),
  'pix2seq-detection': () => import('./pix2seq-detection.tsx'),
  quotation: () => import('./quotation.tsx'),
  'research-interests': () => import('./research-interests.tsx'),
  'segmentation-labels': () => import('./segmentation-labels.tsx'),
  'span-corruption': () => import('./span-corruption.tsx'),
  table: () => import('./table.tsx'),
  'transformer-decoder': () => import('./transformer-decoder.tsx'),
  'transformer-encoder': () => import('./transformer-encoder.tsx'),
  'vector-drawings': () => import('./vector-drawings.tsx'),
  'vga-joke': () => import('./vga-joke.tsx'),
  'vga-panel-1': () => import('./vga-panel-1.tsx'),
  'vga-panel-2': () => import('./vga-panel-2.tsx'),
  'vqa-fridge': () => import('./vqa-fridge.tsx'),
  'vqav2-pairs': () => import('./vqav2-pairs.tsx'),
  vtm: () => import('./vtm.tsx'),
  'vtm-dense-tasks': () => import('./vtm-dense-tasks.tsx'),
  'vtm-episode': () => import('./vtm-episode.tsx'),
  'vtm-outlook': () => import('./vtm-outlook.tsx'),
  'webli-data': () => import('./webli-data.tsx'),
}

/** Names that a figure's file can give as its `drawing`. */
export const drawingNames = Object.keys(drawings)

/** Undefined for a name that isn't listed. */
export async function loadDrawing(name: string): Promise<Drawing<unknown> | undefined> {
  const module = await drawings[name]?.()
  // The file's `data` and `labels` were written for this drawing; `resolveLabels` throws on a missing label.
  return module?.drawing as Drawing<unknown> | undefined
}

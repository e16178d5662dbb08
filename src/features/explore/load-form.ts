import type { ExploreForm } from '../../deck/explore/explore-file.ts'
import type { AnyForm } from './form.ts'

const FORMS: Record<ExploreForm, () => Promise<{ form: unknown }>> = {
  attention: () => import('./forms/attention.tsx'),
  boxes: () => import('./forms/boxes.tsx'),
  contrast: () => import('./forms/contrast.tsx'),
  dots: () => import('./forms/dots.tsx'),
  'hot-spots': () => import('./forms/hot-spots.tsx'),
  masks: () => import('./forms/masks.tsx'),
  'next-word': () => import('./forms/next-word.tsx'),
  predict: () => import('./forms/predict.tsx'),
  sliders: () => import('./forms/sliders.tsx'),
  'span-corruption': () => import('./forms/span-corruption.tsx'),
}

/** Undefined for a name that isn't known: a file of a later build. */
export async function loadForm(name: string | undefined): Promise<AnyForm | undefined> {
  if (name === undefined || !Object.hasOwn(FORMS, name)) return undefined
  const { form } = await FORMS[name as ExploreForm]()
  // The file's data were checked against its form when the deck was built, and are again by the codec.
  return form as AnyForm
}

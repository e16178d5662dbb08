import type { ComponentType } from 'react'
import type { ExploreForm } from '../../deck/explore/explore-file.ts'
import type { FormCodec } from '../../deck/explore/form-codec.ts'

/** What a form is given to draw. */
export interface FormProps<Data, State> {
  data: Data
  state: State
  onChange: (state: State) => void
  /** The slide’s own, to take a picture out of. */
  figure: HTMLElement
}

/** A form of explorable figures: its state as text, and its view. */
export interface Form<Data, State> {
  codec: FormCodec<Data, State>
  View: ComponentType<FormProps<Data, State>>
}
export type AnyForm = Form<unknown, unknown>

const FORMS: Record<ExploreForm, () => Promise<{ form: unknown }>> = {
  attention: () => import('./forms/attention.tsx'),
  boxes: () => import('./forms/boxes.tsx'),
  contrast: () => import('./forms/contrast.tsx'),
  dots: () => import('./forms/dots.tsx'),
  masks: () => import('./forms/masks.tsx'),
  'next-word': () => import('./forms/next-word.tsx'),
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

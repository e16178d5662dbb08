import type { ComponentType } from 'react'
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

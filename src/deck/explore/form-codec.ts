/** How a form's state is read and written, and its data checked; the arithmetic is in each form's own module. */
export interface FormCodec<Data, State> {
  /** As the slide's figure has it. */
  start: (data: Data) => State
  /** Undefined for what the data have no place for. */
  read: (text: string, data: Data) => State | undefined
  write: (state: State, data: Data) => string
  /** What of the data doesn't fit together; undefined where all does. */
  fault: (data: Data) => string | undefined
}

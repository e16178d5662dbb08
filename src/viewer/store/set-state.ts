/** Changes a part of the store; a function gets the state as it is. */
export type SetState<State> = (change: Partial<State> | ((state: State) => Partial<State>)) => void

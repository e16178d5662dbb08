import { attentionCodec } from './attention.ts'
import { boxesCodec } from './boxes.ts'
import { contrastCodec } from './contrast.ts'
import { dotsCodec } from './dots.ts'
import type { ExploreForm, ExploreForms } from './explore-file.ts'
import type { FormCodec } from './form-codec.ts'
import { hotSpotsCodec } from './hot-spots.ts'
import { masksCodec } from './masks.ts'
import { nextWordCodec } from './next-word.ts'
import { predictCodec } from './predict.ts'
import { slidersCodec } from './sliders.ts'
import { spanCorruptionCodec } from './span-corruption.ts'

/** Forgets what a form's states are: whoever checks a deck only asks whether they can be read. */
function anyState<Data, State>(codec: FormCodec<Data, State>): FormCodec<Data, unknown> {
  return codec as FormCodec<Data, unknown>
}

/** Every form, for whoever checks a deck. Pages load the one that they need. */
export const FORM_CODECS: { [F in ExploreForm]: FormCodec<ExploreForms[F], unknown> } = {
  attention: anyState(attentionCodec),
  boxes: anyState(boxesCodec),
  contrast: anyState(contrastCodec),
  dots: anyState(dotsCodec),
  'hot-spots': anyState(hotSpotsCodec),
  masks: anyState(masksCodec),
  'next-word': anyState(nextWordCodec),
  predict: anyState(predictCodec),
  sliders: anyState(slidersCodec),
  'span-corruption': anyState(spanCorruptionCodec),
}

import { SHARPNESS, type AttentionState } from '../../../deck/explore/attention.ts'
import { Slider } from '../controls.tsx'
import { useExploreWords } from '../use-explore-words.ts'

interface SharpnessProps {
  state: AttentionState
  onChange: (state: AttentionState) => void
}

/** How many times as sharp as in the formula the softmax is. */
export function Sharpness({ state, onChange }: SharpnessProps) {
  const t = useExploreWords()
  return (
    <Slider
      label={t('attention.sharpness')}
      {...{ min: SHARPNESS.min, max: SHARPNESS.max, value: state.sharpness }}
      text={t('attention.times', { value: (state.sharpness / SHARPNESS.plain).toFixed(1) })}
      onChange={(sharpness) => {
        onChange({ ...state, sharpness })
      }}
    />
  )
}

/** The keys' names above their columns. */
export function KeyHeads({ keys }: { keys: readonly string[] }) {
  return (
    <>
      <td />
      {keys.map((key) => (
        <th key={key} scope="col">
          {key}
        </th>
      ))}
    </>
  )
}

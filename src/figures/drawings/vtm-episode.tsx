import type { Drawing } from '../drawing.ts'
import { FewShotFlow, FLOW_IN_ROW } from './few-shot-flow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'

type Key = 'training' | 'inference' | 'support' | 'query' | 'model' | 'bias' | 'prediction' | 'truth'

/** Training, where all learns, and inference, where only the biases do; the task is another. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => {
  const { training, inference, truth } = labels
  const parts = { support: labels.support, query: labels.query, model: labels.model, bias: labels.bias }
  const flow = { ...parts, layout: FLOW_IN_ROW, prediction: labels.prediction }
  return (
    <FigureSvg width={2 * FLOW_IN_ROW.width + 24} height={FLOW_IN_ROW.height}>
      <FewShotFlow x={0} {...flow} title={training} truth={truth} task="classes" learns="all" />
      <FewShotFlow x={FLOW_IN_ROW.width + 24} {...flow} title={inference} task="depth" learns="bias" />
    </FigureSvg>
  )
}

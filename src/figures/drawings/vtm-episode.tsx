import type { Drawing } from '../drawing.ts'
import { FewShotFlow, FLOW_IN_ROW } from './few-shot-flow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'

type Key = 'training' | 'inference' | 'support' | 'query' | 'model' | 'bias' | 'prediction' | 'truth'

const WIDTH = 1168

/** Training, where all learns, and inference, where only the biases do; the task is another. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => {
  const { training, inference, truth } = labels
  const parts = { support: labels.support, query: labels.query, model: labels.model, bias: labels.bias }
  const flow = { ...parts, layout: FLOW_IN_ROW, prediction: labels.prediction }
  return (
    <FigureSvg width={WIDTH} height={FLOW_IN_ROW.height}>
      <FewShotFlow x={0} {...flow} title={training} truth={truth} task="classes" learns="all" />
      <FewShotFlow x={WIDTH - FLOW_IN_ROW.width} {...flow} title={inference} task="depth" learns="bias" />
    </FigureSvg>
  )
}

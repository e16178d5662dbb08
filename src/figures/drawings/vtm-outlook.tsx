import type { Drawing } from '../drawing.ts'
import { FewShotFlow, FLOW_IN_STACK } from './few-shot-flow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'

type Key = 'today' | 'outlook' | 'support' | 'query' | 'model' | 'bias' | 'prediction'

/** Today, the examples rewrite the biases; in the outlook they are input, and nothing is rewritten. */
export const drawing: Drawing<undefined, Key> = ({ labels }) => {
  const parts = { support: labels.support, query: labels.query, model: labels.model, bias: labels.bias }
  const flow = { ...parts, layout: FLOW_IN_STACK, prediction: labels.prediction, task: 'depth' } as const
  return (
    <FigureSvg width={2 * FLOW_IN_STACK.width + 48} height={FLOW_IN_STACK.height}>
      <FewShotFlow x={0} {...flow} title={labels.today} learns="bias" />
      <FewShotFlow x={FLOW_IN_STACK.width + 48} {...flow} title={labels.outlook} learns="nothing" />
    </FigureSvg>
  )
}

// A process of its own (chart-drawer.ts). Node reads TypeScript by tsx alone, whatever started the build.
import { register } from 'tsx/esm/api'

register()
await import('./draw-chart.ts')

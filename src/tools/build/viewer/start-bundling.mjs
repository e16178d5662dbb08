// A process of its own (bundled-viewer.ts), which ends with the build that waits for it. Node reads TypeScript by tsx alone,
// whatever started the build.
import { register } from 'tsx/esm/api'
import { optimizeLess } from '../optimize-less.mjs'

process.on('disconnect', () => process.exit())
optimizeLess()
register()
await import('../../plain-modules.mjs')
await import('./bundle-viewer.ts')

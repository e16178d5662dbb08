// A thread that compiles slides (src/compiler/slide-threads.ts). Node reads TypeScript by tsx alone, whatever started the build.
import { register } from 'tsx/esm/api'

register()
await import('../plain-modules.mjs')
await import('../../compiler/slide-thread.ts')

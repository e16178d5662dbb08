/*
 * Loaded after tsx: packages that are loaded as they lie there. Of pdf.js' 60,000 lines, which are JavaScript already, tsx
 * would make a source map of every letter: three seconds and 370 MB of memory, more than any PDF takes.
 */
import * as modules from 'node:module'
import { isPlain, readPlain } from './plain-modules-hooks.mjs'

if (modules.registerHooks) {
  // In this thread, as tsx does it where Node can: what is registered last is asked first.
  modules.registerHooks({
    load: (url, context, next) => (isPlain(url) ? readPlain(url) : next(url, context)),
  })
} else modules.register('./plain-modules-hooks.mjs', import.meta.url)

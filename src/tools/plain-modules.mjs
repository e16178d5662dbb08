/*
 * Loaded after tsx: packages are loaded as they lie there. tsx would make a source map of every letter of what is
 * JavaScript already: a third of the time that a build takes to load, and of pdf.js' 60,000 lines 370 MB of memory.
 */
import * as modules from 'node:module'
import { isPlain, readPlain } from './plain-modules-hooks.mjs'

if (modules.registerHooks) {
  // In this thread, as tsx does it where Node can: what is registered last is asked first.
  modules.registerHooks({
    load: (url, context, next) => (isPlain(url, context.format) ? readPlain(url) : next(url, context)),
  })
} else modules.register('./plain-modules-hooks.mjs', import.meta.url)

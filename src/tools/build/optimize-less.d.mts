/** What `optimize-less.mjs` has. */
export function optimizeLess(): void

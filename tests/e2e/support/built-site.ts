/** The build that the journeys run on (serve.ts), from the project's folder: that of `npm test`, or one of their own. */
export const BUILT_SITE = process.env['BUILT_SITE'] ?? 'test-results/dist'

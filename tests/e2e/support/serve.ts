import { resolve } from 'node:path'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { BUILT_SITE } from './built-site.ts'

/*
 * Serves the talk below a sub-path, as it is built for a host with SITE: what the journeys run on. `npm test` has built it;
 * else its pages alone are built here.
 */
const port = Number(process.argv[2] ?? 0)
if (process.env['BUILT_SITE'] === undefined) {
  process.env['SITE'] = 'https://colloquium.example'
  process.env['BASE'] = '/talk/'
  const problems = await buildSite(resolve(process.env['DECK'] ?? 'slides'), BUILT_SITE)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
const { url } = await serveSite({ folder: BUILT_SITE, port, base: '/talk/' })
console.log(url)

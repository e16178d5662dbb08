import { resolve } from 'node:path'
import { buildSite } from '../../src/tools/build/build-site.ts'
import { serveSite } from '../../src/tools/host/serve.ts'

/* Builds the talk as for a host, with SITE and below a sub-path, and serves it there: what the journeys run on. */
const port = Number(process.argv[2] ?? 0)
process.env['SITE'] = 'https://colloquium.example'
process.env['BASE'] = '/talk/'
const problems = await buildSite(resolve(process.env['DECK'] ?? 'slides'), 'test-results/dist')
if (problems.length > 0) throw new Error(problems.join('\n'))
const { url } = await serveSite({ folder: 'test-results/dist', port, base: '/talk/' })
console.log(url)

import { createServer } from 'vite'
import { fail, readDeckOptions } from './deck-options.ts'

/* npm run dev [-- --deck folder]: the same pages, made on demand; a saved slide is swapped in the open page. */
/** What no page is answered with: Vite's own list, and the keys of live talks. */
const DENIED = ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.cache/**']

const { folder, port, shelf } = readDeckOptions()
if (shelf !== undefined) fail('npm run dev shows one deck while it is written: name it with --deck')
process.env['DECK'] = folder
const server = await createServer({
  configLoader: 'native',
  server: { port, host: '127.0.0.1', cors: false, fs: { deny: DENIED } },
})
await server.listen()
server.printUrls()

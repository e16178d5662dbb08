// A thread that cuts fonts (font-cutter.ts). Plain JavaScript: a thread reads no TypeScript unless whatever started the build does.
import { parentPort } from 'node:worker_threads'
import subsetFont from 'subset-font'

parentPort.on('message', async ({ source, text, targetFormat }) => {
  try {
    const data = await subsetFont(Buffer.from(source), text, { targetFormat, noLayoutClosure: true })
    parentPort.postMessage({ data })
  } catch (error) {
    parentPort.postMessage({ fault: error instanceof Error ? error.message : String(error) })
  }
})

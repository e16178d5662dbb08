import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { xmlText } from '../../../src/compiler/files/xml-text.ts'

it('is well-formed XML whatever stands in it', () => {
  const parser = new SaxesParser()
  let read = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => {
    read += text
  })
  parser.write(`<a>${xmlText('a\u0000b\u0008c\u009fd\ud800e\uffff & <潮> 😀\n')}</a>`).close()
  expect(read).toBe('abcde & <潮> 😀\n')
})

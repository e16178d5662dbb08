import { crc32 } from 'node:zlib'

/** UTF-8 names; a version that knows folders; not packed. */
const UTF8_NAMES = 0x0800
const VERSION = 20

/** The bytes of a ZIP of these parts, in order and not packed: what is put together makes the file. */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer[] {
  const locals: Buffer[] = []
  const listed: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const head = headOf(name, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    listed.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, place, name)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, name, content)
    offset += 4 + head.length + name.length + content.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(
    listed.reduce((sum, { length }) => sum + length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return [...locals, ...listed, end]
}

/** What stands of a part before its content as well as in the list. */
function headOf(name: Buffer, content: Buffer): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(VERSION, 0)
  head.writeUInt16LE(UTF8_NAMES, 2)
  head.writeUInt32LE(crc32(content), 10)
  head.writeUInt32LE(content.length, 14)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

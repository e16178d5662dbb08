/*
 * The few packets of MQTT 3.1.1 that pass in thousands, as bytes: what goes to all listeners is written once, and the
 * bench's listeners would measure a whole client of each.
 */
export const PACKET = { connack: 2, publish: 3, puback: 4, suback: 9 } as const

export function connectPacket(clientId: string, keepaliveS: number): Buffer {
  const cleanSession = 2
  return packet(
    0x10,
    Buffer.concat([
      text('MQTT'),
      Buffer.from([4, cleanSession, keepaliveS >> 8, keepaliveS & 0xff]),
      text(clientId),
    ]),
  )
}

export function subscribePacket(messageId: number, topics: readonly string[]): Buffer {
  const qos = Buffer.from([1])
  return packet(0x82, Buffer.concat([uint16(messageId), ...topics.flatMap((topic) => [text(topic), qos])]))
}

export function pubackPacket(messageId: number): Buffer {
  return packet(0x40, uint16(messageId))
}

/** Not retained, QoS 1, or 0 without a number: a message as it is sent on to who has subscribed. */
export function publishPacket(topic: string, payload: string | Buffer, messageId?: number): Buffer {
  return packet(
    messageId === undefined ? 0x30 : 0x32,
    Buffer.concat([
      text(topic),
      ...(messageId === undefined ? [] : [uint16(messageId)]),
      typeof payload === 'string' ? Buffer.from(payload) : payload,
    ]),
  )
}

/** A packet as it came: its type, its first byte's flags and its body. */
export interface ReceivedPacket {
  type: number
  flags: number
  body: Buffer
}

/** Takes whole packets off the front of what came; returns what is left. */
export function takePackets(bytes: Buffer, onPacket: (packet: ReceivedPacket) => void): Buffer {
  let rest = bytes
  for (;;) {
    const header = readHeader(rest)
    if (!header || rest.length < header.end) return rest
    const first = rest[0] ?? 0
    onPacket({ type: first >> 4, flags: first & 15, body: rest.subarray(header.start, header.end) })
    rest = rest.subarray(header.end)
  }
}

/** Topic, number (0 without receipt) and payload of a publish packet. */
export function readPublish({ flags, body }: ReceivedPacket): {
  topic: string
  messageId: number
  payload: string
} {
  const topicEnd = 2 + body.readUInt16BE(0)
  const hasId = (flags & 6) !== 0
  return {
    topic: body.toString('utf8', 2, topicEnd),
    messageId: hasId ? body.readUInt16BE(topicEnd) : 0,
    payload: body.toString('utf8', topicEnd + (hasId ? 2 : 0)),
  }
}

function readHeader(bytes: Buffer): { start: number; end: number } | undefined {
  let length = 0
  for (let at = 1; at <= 4 && at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    length += (byte & 0x7f) * 128 ** (at - 1)
    if ((byte & 0x80) === 0) return { start: at + 1, end: at + 1 + length }
  }
  return undefined
}

function packet(firstByte: number, body: Buffer): Buffer {
  const length: number[] = []
  for (let left = body.length; length.length === 0 || left > 0; left = Math.floor(left / 128)) {
    length.push((left % 128) | (left >= 128 ? 0x80 : 0))
  }
  return Buffer.concat([Buffer.from([firstByte, ...length]), body])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([uint16(bytes.length), bytes])
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

import { createHash } from 'node:crypto'
import { ATOMS } from './atoms'

/**
 * The dedupe key of a line that an import wrote, as bytes. It is read again by later imports, so it is kept; the codes
 * of the topics in it follow from the topics that the line names.
 *
 *     import:<16 bytes in base64url>.(<9 bytes of the digest of a topic's id in base64url><+ or !>)*[#<change id>]
 */
export const IMPORT_PREFIX = 'import:'
export const SEPARATOR = '.'

const TOPIC_BYTES = 9
/** How many letters the code of an answer has: the topic's, and a sign. */
export const CODE_LENGTH = (TOPIC_BYTES * 8) / 6 + 1

/** Returns what stands for a topic in the key of an import. */
export const topicCode = (topicId: string): string =>
  createHash('sha256').update(topicId).digest().toString('base64url', 0, TOPIC_BYTES)

/** The first byte: the answers of the key follow, or they are those of the line, in its order. */
const VERSION = 1
const AS_IN_LINE = 2
/** A byte below is a topic of the line and a sign; this one, and the next, are followed by a code of another topic. */
const OTHER_TOPIC = 252
const CHANGE_ID = 255
const MOST_TOPICS = OTHER_TOPIC / 2

const KEY = /^import:(?<group>[\w-]{22})\.(?<codes>(?:[\w-]{12}[+!])*)(?:#(?<again>[0-9a-f-]{36}))?$/
const GROUP_BYTES = 16
const group = ATOMS.find(({ letters }) => letters === 22)

/** Returns the bytes, in hex, of a key whose answers are those of its line, in its order, given what is before them. */
export const packedKeyOfLine = (group: string): string =>
  `0${AS_IN_LINE}${Buffer.from(group, 'base64url').toString('hex')}`

/** Returns the key as bytes, given the line that it is of; null where `unpackImportKey` would not give it back. */
export function packImportKey(key: string, payload: string, changeId: string): Buffer | null {
  const parts = KEY.exec(key)?.groups
  if (!parts || !group || (parts['again'] !== undefined && parts['again'] !== changeId)) return null
  const packed = Buffer.alloc(1 + GROUP_BYTES)
  packed[0] = VERSION
  if (!group.write(parts['group'] ?? '', packed, 1)) return null
  const codes = parts['codes'] ?? ''
  if (parts['again'] === undefined && codes === answersOf(payload)) {
    packed[0] = AS_IN_LINE
    return packed
  }
  const topics = codesOf(payload)
  const bytes = [packed]
  for (let at = 0; at < codes.length; at += CODE_LENGTH) {
    const code = codes.slice(at, at + CODE_LENGTH - 1)
    const sign = codes[at + CODE_LENGTH - 1] === '+' ? 1 : 0
    const place = topics.indexOf(code)
    if (place !== -1 && place < MOST_TOPICS) bytes.push(Buffer.of(2 * place + sign))
    else bytes.push(Buffer.of(OTHER_TOPIC + sign), Buffer.from(code, 'base64url'))
  }
  if (parts['again'] !== undefined) bytes.push(Buffer.of(CHANGE_ID))
  return Buffer.concat(bytes)
}

/** Returns the key of bytes, given the line that it is of; null where they can't be read. */
export function unpackImportKey(packed: Buffer, payload: string, changeId: string): string | null {
  if (packed.length < 1 + GROUP_BYTES) return null
  let key = `${IMPORT_PREFIX}${packed.toString('base64url', 1, 1 + GROUP_BYTES)}${SEPARATOR}`
  if (packed[0] === AS_IN_LINE) return packed.length === 1 + GROUP_BYTES ? key + answersOf(payload) : null
  if (packed[0] !== VERSION) return null
  const topics = codesOf(payload)
  for (let at = 1 + GROUP_BYTES; at < packed.length; at++) {
    const byte = packed[at] ?? 0
    if (byte === CHANGE_ID) {
      if (at !== packed.length - 1) return null
      key += `#${changeId}`
    } else if (byte >= OTHER_TOPIC) {
      if (byte > OTHER_TOPIC + 1 || at + TOPIC_BYTES >= packed.length) return null
      key += packed.toString('base64url', at + 1, at + 1 + TOPIC_BYTES) + signOf(byte)
      at += TOPIC_BYTES
    } else {
      const code = topics[byte >> 1]
      if (code === undefined) return null
      key += code + signOf(byte)
    }
  }
  return key
}

const signOf = (byte: number) => (byte % 2 === 1 ? '+' : '!')

const TOPIC = /"topic_id":"([0-9a-f-]{36})"/g
/** The codes of topics: a business has few, and each line of an import names them. */
const known = new Map<string, string>()
const MOST_KNOWN = 10_000

/** Returns the codes of the topics that a line names, in its order. */
function codesOf(payload: string): string[] {
  return Array.from(payload.matchAll(TOPIC), ([, topicId = '']) => codeOf(topicId))
}

const ANSWER = /"said":\{"answer":"(in|out)"[^{}]*\},"topic_id":"([0-9a-f-]{36})"/g

const last = { payload: '', codes: '' }

/** Returns the answers of a line as the key of an import has them. Those of the last line are remembered. */
function answersOf(payload: string): string {
  if (payload === last.payload) return last.codes
  let codes = ''
  for (const [, answer, topicId = ''] of payload.matchAll(ANSWER))
    codes += codeOf(topicId) + (answer === 'in' ? '+' : '!')
  last.payload = payload
  last.codes = codes
  return codes
}

function codeOf(topicId: string): string {
  const code = known.get(topicId) ?? topicCode(topicId)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(topicId, code)
  return code
}

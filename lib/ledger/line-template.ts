import { hash } from 'node:crypto'
import type { Effect, Instant } from '@/lib/consent/types'
import { type AnswerLine, importLineText } from './answer-line'
import { IMPORT_PREFIX, packedKeyOfLine, packImportKey, SEPARATOR } from './packed/import-key'
import { packLine } from './packed/pack'
import { unpackLine } from './packed/unpack'
import { FIRST } from './seal'
import { isoTime } from './wire'

/** What all lines of one template have in common. */
export type LineFrame = Pick<AnswerLine, 'businessId' | 'evidenceDays' | 'topics'> & {
  /** Returns the effects of a change on an unknown person, given what differs between lines. */
  effectsOf: (change: { id: string; at: Instant; evidence: string }) => readonly Effect[]
  /** Whether the answers are of the moment at which they are stored. */
  isOfNow: boolean
  /** The answers as the key of an import has them. */
  codes: string
}

/** What differs between the lines of one template. */
export interface LineParts {
  contactId: string
  changeId: string
  /** As `isoTime` writes them. */
  occurredAt: string
  recordedAt: string
  /** Digests, as the line has them: of evidence in hex, the others in base64url. */
  evidence: string
  dedupe: string
  identity: string
}

/**
 * The first lines of contacts who said the same, as an import writes thousands of them: what is sealed, and the bytes
 * that give the text back, with holes for ids, times and digests, which are always as long. Both are cut out of a line
 * that was written, packed and read back as any other, and tried on a second such line. What is filled in is what
 * `importLineText` and `packLine` make of the same parts, to the byte, in a tenth of the time and without garbage.
 */
export class LineTemplate {
  readonly #sealed: Form
  readonly #packed: Form

  private constructor(sealed: Form, packed: Form) {
    this.#sealed = sealed
    this.#packed = packed
  }

  /** Returns the template of a frame; null where its lines can't be made of their parts alone. */
  static of(frame: LineFrame): LineTemplate | null {
    const [first, second] = [sampleOf(frame, FIRST_SAMPLE), sampleOf(frame, SECOND_SAMPLE)]
    if (!first || !second) return null
    const sealed = new Form(FIRST + first.text, valuesOf(first.parts))
    const template = new LineTemplate(sealed, new Form(first.packed, bytesOf(first.parts)))
    const { text, packed, parts } = second
    return template.text(parts) === text && template.packed(parts) === packed ? template : null
  }

  /** Returns the sealed text of a line. */
  text(parts: LineParts): string {
    return this.#sealed.fill(valuesOf(parts)).toString('latin1', FIRST.length)
  }

  /** Returns the hash of a line, in hex (`lineHash`). */
  hash(parts: LineParts): string {
    return hash('sha256', this.#sealed.fill(valuesOf(parts)), 'hex')
  }

  /** Returns the bytes of a line, in hex. Of its own they hold two digests only; the columns hold the rest. */
  packed(parts: LineParts): string {
    return this.#packed.fill(bytesOf(parts)).toString('latin1')
  }
}

const valuesOf = ({ contactId, changeId, occurredAt, recordedAt, evidence, dedupe, identity }: LineParts) => [
  contactId,
  changeId,
  occurredAt,
  recordedAt,
  evidence,
  dedupe,
  identity,
]
const bytesOf = ({ evidence, identity }: LineParts) => [evidence, hexOf(identity)]
const hexOf = (digest: string) => Buffer.from(digest, 'base64url').toString('hex')

/** A text of ASCII with holes for values, which is written again and again into the same bytes. */
class Form {
  readonly #bytes: Buffer
  readonly #lengths: readonly number[]
  /** For each hole where it is, and which value fills it. */
  readonly #places: readonly number[]
  readonly #values: readonly number[]

  /** @param values in the text, where nothing else looks like one of them */
  constructor(text: string, values: readonly string[]) {
    const holes = [...text.matchAll(new RegExp(values.join('|'), 'g'))]
    this.#bytes = Buffer.from(text, 'latin1')
    this.#lengths = values.map(({ length }) => length)
    this.#places = holes.map(({ index }) => index)
    this.#values = holes.map(([value]) => values.indexOf(value))
  }

  /**
   * Returns the bytes with these values, until it is called again.
   * @throws RangeError where a value is not as long as its hole
   */
  fill(values: readonly string[]): Buffer {
    for (let value = 0; value < values.length; value++)
      if (values[value]?.length !== this.#lengths[value]) throw new RangeError('a part of a line is too long or short')
    for (let hole = 0; hole < this.#places.length; hole++)
      this.#bytes.write(values[this.#values[hole] ?? 0] ?? '', this.#places[hole] ?? 0, 'latin1')
    return this.#bytes
  }
}

/** The parts of a line that nobody wrote. Two of them have nothing in common, and no part repeats a piece of itself. */
function sample(name: string) {
  const bytes = (part: string) => hash('sha256', `${name} ${part}`, 'hex')
  const digest = (part: string) => Buffer.from(bytes(part), 'hex').toString('base64url', 0, DIGEST_BYTES)
  return {
    contactId: uuidOfHex(bytes('contact')),
    changeId: uuidOfHex(bytes('change')),
    occurredAt: Number.parseInt(bytes('occurred').slice(0, 10), 16),
    recordedAt: Number.parseInt(bytes('recorded').slice(0, 10), 16),
    evidence: bytes('evidence'),
    dedupe: digest('dedupe'),
    identity: digest('identity'),
    group: digest('group'),
  }
}

const DIGEST_BYTES = 16
const uuidOfHex = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`

const FIRST_SAMPLE = sample('first')
const SECOND_SAMPLE = sample('second')

/** ASCII, which has a byte for each letter. */
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\0-\u007f]*$/

/** Returns a line of a frame, written and packed as any other; null where it does not come back to the letter. */
function sampleOf({ effectsOf, isOfNow, codes, ...fixed }: LineFrame, given: typeof FIRST_SAMPLE) {
  const { contactId, changeId, recordedAt, evidence, dedupe, identity, group } = given
  const moments = { occurredAt: isOfNow ? recordedAt : given.occurredAt, recordedAt }
  const effects = effectsOf({ id: changeId, at: moments.occurredAt, evidence })
  const own = { contactId, changeId, ...moments }
  const text = importLineText({ ...fixed, ...own, seq: 1, effects, evidence, dedupe, identity })
  const facts = { businessId: fixed.businessId, ...own, dedupe: uuidOfHex(hexOf(dedupe)) }
  const packed = packLine(text, facts)
  if (packed === null || !ASCII.test(text) || unpackLine(packed, facts) !== text) return null
  const key = packImportKey(`${IMPORT_PREFIX}${group}${SEPARATOR}${codes}`, text, changeId)
  if (key?.toString('hex') !== packedKeyOfLine(group)) return null
  const times = { occurredAt: isoTime(moments.occurredAt), recordedAt: isoTime(recordedAt) }
  return { text, packed: packed.toString('hex'), parts: { contactId, changeId, ...times, evidence, dedupe, identity } }
}

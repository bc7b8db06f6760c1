import type { Effect, Instant } from '@/lib/consent/types'
import { type AnswerLine, importLineText } from './answer-line'
import { IMPORT_PREFIX, packedKeyOfLine, packImportKey, SEPARATOR } from './packed/import-key'
import { packLine } from './packed/pack'
import { unpackLine } from './packed/unpack'
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
 * The first lines of contacts who said the same, as an import writes thousands of them: their text, and the bytes that
 * give it back, with holes for ids, times and digests. Both are cut out of a line that was written, packed and read
 * back as any other, and tried on a second such line. What is filled in is what `importLineText` and `packLine` make of
 * the same parts, to the byte, in a tenth of the time.
 */
export class LineTemplate {
  readonly #text: Cut
  readonly #packed: Cut

  private constructor(text: Cut, packed: Cut) {
    this.#text = text
    this.#packed = packed
  }

  /** Returns the template of a frame; null where its lines can't be made of their parts alone. */
  static of(frame: LineFrame): LineTemplate | null {
    const first = sampleOf(frame, FIRST)
    const second = sampleOf(frame, SECOND)
    if (!first || !second) return null
    const template = new LineTemplate(cut(first.text, valuesOf(first.parts)), cut(first.packed, bytesOf(first.parts)))
    const { text, packed, parts } = second
    return template.text(parts) === text && template.packed(parts) === packed ? template : null
  }

  /** Returns the sealed text of a line. */
  text(parts: LineParts): string {
    return filled(this.#text, valuesOf(parts))
  }

  /** Returns the bytes of a line, in hex. Of its own they hold two digests only; the columns hold the rest. */
  packed(parts: LineParts): string {
    return filled(this.#packed, bytesOf(parts))
  }
}

const valuesOf = (line: LineParts) => [
  line.contactId,
  line.changeId,
  line.occurredAt,
  line.recordedAt,
  line.evidence,
  line.dedupe,
  line.identity,
]
const bytesOf = ({ evidence, identity }: LineParts) => [evidence, hexOf(identity)]
const hexOf = (digest: string) => Buffer.from(digest, 'base64url').toString('hex')

/** A text with holes: the pieces between them, and for each hole the place of what fills it. */
interface Cut {
  pieces: readonly string[]
  holes: readonly number[]
}

/** Cuts values out of a text in which nothing else looks like one of them. */
function cut(text: string, values: readonly string[]): Cut {
  // At an odd place is what was between two pieces.
  const parts = text.split(new RegExp(`(${values.join('|')})`))
  return {
    pieces: parts.filter((_, place) => place % 2 === 0),
    holes: parts.flatMap((part, place) => (place % 2 === 1 ? [values.indexOf(part)] : [])),
  }
}

function filled({ pieces, holes }: Cut, values: readonly string[]): string {
  let text = pieces[0] ?? ''
  for (let place = 0; place < holes.length; place++)
    text += (values[holes[place] ?? 0] ?? '') + (pieces[place + 1] ?? '')
  return text
}

/** The parts of a line that nobody wrote; two of them have nothing in common. */
const sample = (digit: string) => ({
  contactId: `${digit.repeat(8)}-${digit.repeat(4)}-7${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(11)}0`,
  changeId: `${digit.repeat(8)}-${digit.repeat(4)}-7${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(11)}1`,
  occurredAt: Date.UTC(1980, 0, Number(digit)),
  recordedAt: Date.UTC(1990, 0, Number(digit)),
  evidence: `${digit}e`.repeat(32),
  dedupe: Buffer.from(`${digit}d`.repeat(16), 'hex').toString('base64url'),
  identity: Buffer.from(`${digit}c`.repeat(16), 'hex').toString('base64url'),
  group: Buffer.from(`${digit}b`.repeat(16), 'hex').toString('base64url'),
})
const FIRST = sample('3')
const SECOND = sample('7')

/** Returns a line of a frame, written and packed as any other; null where it does not come back to the letter. */
function sampleOf({ effectsOf, isOfNow, codes, ...fixed }: LineFrame, given: typeof FIRST) {
  const { contactId, changeId, recordedAt, evidence, dedupe, identity, group } = given
  const moments = { occurredAt: isOfNow ? recordedAt : given.occurredAt, recordedAt }
  const effects = effectsOf({ id: changeId, at: moments.occurredAt, evidence })
  const own = { contactId, changeId, ...moments }
  const text = importLineText({ ...fixed, ...own, seq: 1, effects, evidence, dedupe, identity })
  const facts = { businessId: fixed.businessId, ...own, dedupe: uuidOf(dedupe) }
  const packed = packLine(text, facts)
  if (packed === null || unpackLine(packed, facts) !== text) return null
  const key = packImportKey(`${IMPORT_PREFIX}${group}${SEPARATOR}${codes}`, text, changeId)
  if (key?.toString('hex') !== packedKeyOfLine(group)) return null
  const times = { occurredAt: isoTime(moments.occurredAt), recordedAt: isoTime(recordedAt) }
  return { text, packed: packed.toString('hex'), parts: { contactId, changeId, ...times, evidence, dedupe, identity } }
}

function uuidOf(digest: string): string {
  const hex = hexOf(digest)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

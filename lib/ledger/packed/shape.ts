import { ATOMS, firstUuid, timeText, UUID_BYTES } from './atoms'
import {
  AGAIN_FIRST,
  AGAINS,
  ATOM,
  digestOfUuid,
  FACT,
  FACTS,
  FRAGMENT,
  type LineFacts,
  NEAR_BYTES,
  NEAR_UUID,
  NUMBER,
  SMALL_NUMBER,
  SMALL_NUMBERS,
  TEMPLATE,
} from './codes'
import { FRAGMENTS } from './fragments'
import { TEMPLATE_PARTS } from './split'

/** One step through the text of a line: what is there, and what it takes of the data. */
type Step =
  | { is: 'text'; text: string; data: Buffer | null }
  | { is: 'fact'; fact: number }
  | { is: 'atom'; kind: number }
  | { is: 'near'; shared: number }
  | { is: 'again'; atom: number }

/**
 * How a line is packed, with holes for its ids, hashes and times. The lines of one act differ in these alone, so that
 * another line of the same shape is packed by looking whether all else is the same.
 */
export class LineShape {
  readonly #front: Buffer
  readonly #steps: readonly Step[]
  readonly #room: number

  /** @param front everything before the data: version, number of codes, codes */
  constructor(front: Buffer, steps: readonly Step[]) {
    this.#front = front
    this.#steps = steps
    this.#room = front.length + steps.reduce((sum, step) => sum + bytesOf(step), 0)
  }

  /** Returns a line of this shape packed, to the byte as `packLine` would or equal to it; null for any other text. */
  pack(text: string, facts: LineFacts): Buffer | null {
    const packed = Buffer.allocUnsafe(this.#room)
    let data = this.#front.copy(packed)
    let at = 0
    const atoms: string[] = []
    const ofFacts: string[] = []
    let hasLast = false
    for (const step of this.#steps) {
      switch (step.is) {
        case 'text':
          if (!text.startsWith(step.text, at)) return null
          at += step.text.length
          if (step.data) data += step.data.copy(packed, data)
          break
        case 'fact': {
          const known = (ofFacts[step.fact] ??= factText(step.fact, facts))
          if (known === '' || !text.startsWith(known, at)) return null
          at += known.length
          break
        }
        case 'again': {
          const known = atoms[step.atom]
          if (known === undefined || !text.startsWith(known, at)) return null
          at += known.length
          break
        }
        case 'atom': {
          const kind = ATOMS[step.kind] as (typeof ATOMS)[number]
          const value = text.slice(at, at + kind.letters)
          if (!kind.write(value, packed, data)) return null
          if (step.kind === 0) {
            packed.copy(lastUuid, 0, data, data + UUID_BYTES)
            hasLast = true
          }
          atoms.push(value)
          data += kind.bytes
          at += kind.letters
          break
        }
        case 'near': {
          const kind = ATOMS[0] as (typeof ATOMS)[number]
          const value = text.slice(at, at + kind.letters)
          if (!kind.write(value, thisUuid, 0)) return null
          if (!hasLast) firstUuid(facts, lastUuid)
          for (let byte = 0; byte < step.shared; byte++) if (thisUuid[byte] !== lastUuid[byte]) return null
          thisUuid.copy(lastUuid)
          hasLast = true
          data += thisUuid.copy(packed, data, step.shared)
          atoms.push(value)
          at += kind.letters
          break
        }
      }
    }
    return at === text.length ? packed : null
  }
}

const lastUuid = Buffer.alloc(UUID_BYTES)
const thisUuid = Buffer.alloc(UUID_BYTES)

function bytesOf(step: Step): number {
  switch (step.is) {
    case 'text':
      return step.data?.length ?? 0
    case 'atom':
      return ATOMS[step.kind]?.bytes ?? 0
    case 'near':
      return UUID_BYTES - step.shared
    case 'fact':
    case 'again':
      return 0
  }
}

/** In the order of `FACTS`; '' where there is none. */
function factText(
  fact: number,
  { businessId, contactId, changeId, occurredAt, recordedAt, dedupe }: LineFacts,
): string {
  const texts = [businessId, contactId, changeId]
  if (fact < texts.length) return texts[fact] ?? ''
  if (fact === 3) return timeText(occurredAt)
  if (fact === 4) return timeText(recordedAt)
  return dedupe === null ? '' : digestOfUuid(dedupe)
}

/**
 * Returns the shape of a packed line, which `unpackLine` gave back to the letter; null where it has text of its own
 * that other lines hardly have.
 */
export function shapeOf(packed: Buffer): LineShape | null {
  const [count, first] = varintAt(packed, 1)
  const front = packed.subarray(0, first + count)
  const steps: Step[] = []
  let data = first + count
  const addText = (text: string, bytes: Buffer | null = null) => {
    const last = steps.at(-1)
    if (last?.is === 'text' && last.data === null)
      steps[steps.length - 1] = { ...last, text: last.text + text, data: bytes }
    else steps.push({ is: 'text', text, data: bytes })
  }
  for (const code of front.subarray(first)) {
    for (const part of TEMPLATE_PARTS[code - TEMPLATE] ?? [FRAGMENTS[code - FRAGMENT] ?? code]) {
      if (typeof part === 'string') addText(part)
      else if (part >= SMALL_NUMBER && part < SMALL_NUMBER + SMALL_NUMBERS) addText(String(part - SMALL_NUMBER))
      else if (part >= AGAIN_FIRST && part < AGAIN_FIRST + AGAINS) steps.push({ is: 'again', atom: part - AGAIN_FIRST })
      else if (part >= FACT && part < FACT + FACTS.length) steps.push({ is: 'fact', fact: part - FACT })
      else if (part === NUMBER) {
        const [value, behind] = varintAt(packed, data)
        addText(String(value), Buffer.from(packed.subarray(data, behind)))
        data = behind
      } else if (part >= ATOM && part < ATOM + ATOMS.length) {
        steps.push({ is: 'atom', kind: part - ATOM })
        data += ATOMS[part - ATOM]?.bytes ?? 0
      } else if (part >= NEAR_UUID && part < NEAR_UUID + NEAR_BYTES.length) {
        const shared = NEAR_BYTES[part - NEAR_UUID] ?? 0
        steps.push({ is: 'near', shared })
        data += UUID_BYTES - shared
      } else return null
    }
  }
  return new LineShape(Buffer.from(front), steps)
}

/** Returns a number of seven bits a byte, and the place behind it. */
function varintAt(bytes: Buffer, from: number): [value: number, behind: number] {
  let value = 0
  let at = from
  for (let unit = 1; ; unit *= 128) {
    const byte = bytes[at++] ?? 0
    value += (byte & 127) * unit
    if (byte < 128) return [value, at]
  }
}

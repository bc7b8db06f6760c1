import { ATOMS, firstUuid, UUID_BYTES } from './atoms'
import {
  AGAIN,
  AGAIN_FIRST,
  AGAINS,
  ATOM,
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

/** The facts of a line that are ids, beside the business. */
type Ids = Pick<LineFacts, 'contactId' | 'changeId'>

/**
 * Returns the codes of a packed line, which say all that its text has beside ids, hashes, times and numbers; null for
 * bytes that begin as no line does. Two lines with the same codes differ in those values alone.
 */
export function codesOf(packed: Buffer): string | null {
  const [count, first] = varintAt(packed, 1)
  return count > packed.length - first ? null : packed.toString('latin1', 0, first + count)
}

/** Where the values are in all lines with the same codes. */
export class Skeleton {
  readonly #values: readonly number[]
  readonly #from: number

  private constructor(values: readonly number[], from: number) {
    this.#values = values
    this.#from = from
  }

  /**
   * Returns that of a line that can be unpacked, up to a mark, and its text with names for the values: the one at a
   * place is `<place>`, and a number is 0. Null where the line has no such mark, or before it text of its own, in which
   * anything may be.
   */
  static of(packed: Buffer, mark: string): { skeleton: Skeleton; text: string } | null {
    const [count, first] = varintAt(packed, 1)
    const values: number[] = []
    let text = ''
    for (const code of packed.subarray(first, first + count)) {
      for (const part of TEMPLATE_PARTS[code - TEMPLATE] ?? [FRAGMENTS[code - FRAGMENT] ?? code]) {
        if (typeof part === 'string') text += part
        else if (part >= SMALL_NUMBER && part < SMALL_NUMBER + SMALL_NUMBERS) text += String(part - SMALL_NUMBER)
        else if (!isValue(part)) return null
        else {
          text += part === NUMBER ? '0' : `<${values.length}>`
          values.push(part)
        }
        const end = text.indexOf(mark)
        if (end !== -1) return { skeleton: new Skeleton(values, first + count), text: text.slice(0, end + mark.length) }
      }
    }
    return null
  }

  /** Returns the ids at some places of a line with these codes, in order; null where one of them is no id. */
  ids(packed: Buffer, businessId: string, facts: Ids, places: readonly number[]): string[] | null {
    if (places.length === 0) return []
    const atoms: Atom[] = []
    const found: string[] = []
    let uuid: Atom | null = null
    let at = this.#from
    for (const [place, code] of this.#values.entries()) {
      let id: string | null = null
      const isWanted = places[found.length] === place
      if (code >= ATOM && code < ATOM + ATOMS.length) {
        const atom: Atom = { at, shared: code === ATOM ? 0 : null, before: null }
        if (code === ATOM) uuid = atom
        atoms.push(atom)
        at += ATOMS[code - ATOM]?.bytes ?? 0
        if (isWanted) id = idAt(packed, atom, businessId)
      } else if (code >= NEAR_UUID && code < NEAR_UUID + NEAR_BYTES.length) {
        const shared = NEAR_BYTES[code - NEAR_UUID] ?? 0
        uuid = { at, shared, before: uuid }
        atoms.push(uuid)
        at += UUID_BYTES - shared
        if (isWanted) id = idAt(packed, uuid, businessId)
      } else if (code >= AGAIN_FIRST) {
        if (isWanted) id = idAt(packed, atoms[code - AGAIN_FIRST], businessId)
      } else if (code >= FACT) {
        if (isWanted) id = [businessId, facts.contactId, facts.changeId][code - FACT] ?? null
      } else {
        const [value, behind] = varintAt(packed, at)
        at = behind
        if (isWanted && code === AGAIN) id = idAt(packed, atoms[value], businessId)
      }
      if (!isWanted) continue
      if (id === null) return null
      if (found.push(id) === places.length) return found
    }
    return null
  }
}

/** Whether a code stands for a value whose kind is known: text of its own has none. */
const isValue = (code: number) =>
  (code >= ATOM && code < NEAR_UUID + NEAR_BYTES.length) ||
  code === NUMBER ||
  code === AGAIN ||
  (code >= FACT && code < FACT + FACTS.length) ||
  (code >= AGAIN_FIRST && code < AGAIN_FIRST + AGAINS)

/** Where the bytes of an atom are, and how many of an id's are those of the id before. */
interface Atom {
  at: number
  /** Null: it is no id. */
  shared: number | null
  before: Atom | null
}

const id = Buffer.alloc(UUID_BYTES)

/** Returns an atom that is an id; null where it is another one, or its bytes are not there. */
function idAt(packed: Buffer, atom: Atom | undefined, businessId: string): string | null {
  if (!atom || atom.shared === null || !copyId(packed, atom, businessId)) return null
  return ATOMS[0]?.read(id, 0) ?? null
}

function copyId(packed: Buffer, { at, shared, before }: Atom, businessId: string): boolean {
  if (shared === null || at + UUID_BYTES - shared > packed.length) return false
  if (shared > 0) {
    if (before === null) firstUuid({ businessId }, id)
    else if (!copyId(packed, before, businessId)) return false
  }
  packed.copy(id, shared ?? 0, at, at + UUID_BYTES - shared)
  return true
}

/** Returns a number of seven bits a byte, and the place behind it. */
function varintAt(bytes: Buffer, from: number): [value: number, behind: number] {
  let value = 0
  let at = from
  for (let unit = 1; unit < 2 ** 53; unit *= 128) {
    const byte = bytes[at++] ?? 0
    value += (byte & 127) * unit
    if (byte < 128) break
  }
  return [value, at]
}

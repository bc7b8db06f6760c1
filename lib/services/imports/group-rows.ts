import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { hmacOf } from '@/lib/hmac'
import { CODE_LENGTH, IMPORT_PREFIX, SEPARATOR, topicCode } from '@/lib/ledger/packed/import-key'
import type { RowStatement } from './read-rows'

/** One answer of a group, and its place in the file. Thousands wait in memory until they are written. */
export type Saying = Pick<RowStatement, 'row' | 'place' | 'topicId' | 'answer'>

/** The answers of one person with the same time, proof and source: one change, one line. */
export interface Group {
  claimed: Instant | null
  proof: string
  source: string
  /** The key of person, time and proof, by which a repetition in any import is recognised. */
  key: string
  sayings: Saying[]
}

/** One person of a batch, and their answers, in the order of the file. */
export interface Person {
  identity: ContactIdentity
  groups: Group[]
}

const KEY_BYTES = 16
/** The most answers in one line, because the dedupe key has to fit an index. */
const MOST_IN_A_LINE = 50

/**
 * Collects the rows of a batch by person. Answers that belong together become one change where that makes no
 * difference: a row joins a group with the same time, proof and source only if no answer to its topic came in between.
 */
export class PeopleOfBatch {
  readonly #people = new Map<string, Person>()
  readonly #hmac: (text: string) => Buffer
  /** The person of the last row: rows of one person mostly follow each other. */
  #last: Person | null = null

  constructor(pepper: Buffer) {
    this.#hmac = hmacOf(pepper)
  }

  add(identity: ContactIdentity, statement: RowStatement): void {
    const person = this.#last?.identity === identity ? this.#last : (this.#last = this.#personOf(identity))
    const { row, place, topicId, answer, claimed, proof, source } = statement
    const saying = { row, place, topicId, answer }
    const group = joinable(person.groups, statement)
    if (group) group.sayings.push(saying)
    else {
      const same = person.groups.find((each) => each.claimed === claimed && each.proof === proof)
      const key = same?.key ?? groupKey(this.#hmac, identity.matchKey, claimed, proof)
      person.groups.push({ claimed, proof, source, key, sayings: [saying] })
    }
  }

  #personOf(identity: ContactIdentity): Person {
    let person = this.#people.get(identity.matchKey)
    if (!person) {
      person = { identity, groups: [] }
      this.#people.set(identity.matchKey, person)
    }
    return person
  }

  /**
   * Returns the people in the order of their match keys, so that concurrent batches wait for each other without a
   * deadlock.
   */
  all(): Person[] {
    return [...this.#people.values()].sort((a, b) => (a.identity.matchKey < b.identity.matchKey ? -1 : 1))
  }
}

function joinable(groups: readonly Group[], saying: RowStatement): Group | null {
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index]
    if (!group) return null
    for (const { topicId } of group.sayings) if (topicId === saying.topicId) return null
    const same = group.claimed === saying.claimed && group.proof === saying.proof && group.source === saying.source
    if (same && group.sayings.length < MOST_IN_A_LINE) return group
  }
  return null
}

/**
 * Returns a group's key. It is keyed with the pepper, because it stays in the ledger for ever, and no reader must be
 * able to find a number by trying all of them.
 */
function groupKey(hmac: (text: string) => Buffer, matchKey: string, claimed: Instant | null, proof: string): string {
  return hmac(`sayso.import.v1\n${matchKey}\n${claimed ?? ''}\n${proof}`).toString('base64url', 0, KEY_BYTES)
}

/** What stands for the answers to each topic. A business has few. */
const topicCodes = new Map<string, Record<'in' | 'out', string>>()
const MOST_KNOWN = 10_000

/**
 * Returns the key of one answer, by which a repetition in any import is recognised: person, time, proof, topic and
 * answer.
 */
export function rowKey(groupKey: string, topicId: string, answer: 'in' | 'out'): string {
  return `${groupKey}${SEPARATOR}${codeOf(topicId, answer)}`
}

function codeOf(topicId: string, answer: 'in' | 'out'): string {
  const known = topicCodes.get(topicId)
  if (known) return known[answer]
  const code = topicCode(topicId)
  const codes = { in: `${code}+`, out: `${code}!` }
  if (topicCodes.size >= MOST_KNOWN) topicCodes.clear()
  topicCodes.set(topicId, codes)
  return codes[answer]
}

/** Returns the answers of a line as its dedupe key has them, in the order of the file. */
export function codesOf(sayings: readonly Saying[]): string {
  let codes = ''
  for (const { topicId, answer } of sayings) codes += codeOf(topicId, answer)
  return codes
}

/** Returns the dedupe key of a line with these answers (`codesOf`), where nothing has to make it unique. */
export const keyOf = (group: Group, codes: string): string => `${IMPORT_PREFIX}${group.key}${SEPARATOR}${codes}`

/**
 * Returns the dedupe key of a line with these answers. `again` makes the key unique: of a No without a time that is
 * repeated, and of a row that was imported before for another contact, who had the number then.
 */
export function lineKey(group: Group, sayings: readonly Saying[], again: string | null): string {
  const key = keyOf(group, codesOf(sayings))
  return again === null ? key : `${key}#${again}`
}

/** Returns the keys of all answers in a line, from its dedupe key; none for a line that no import wrote. */
export function rowKeysOf(dedupeKey: string | null): string[] {
  if (!dedupeKey?.startsWith(IMPORT_PREFIX)) return []
  const [group = '', rest = ''] = dedupeKey.slice(IMPORT_PREFIX.length).split(SEPARATOR)
  const [codes = ''] = rest.split('#')
  return Array.from(
    { length: Math.floor(codes.length / CODE_LENGTH) },
    (_, index) => `${group}${SEPARATOR}${codes.slice(index * CODE_LENGTH, (index + 1) * CODE_LENGTH)}`,
  )
}

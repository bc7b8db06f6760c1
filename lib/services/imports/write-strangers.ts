import type { Tx } from '@/db/client'
import { FirstRows } from '@/db/queries/imports/first-rows'
import {
  type AnswerOf,
  appendImportedLines,
  type ImportedMark,
  ImportedRows,
  insertAnswers,
  type NewImported,
} from '@/db/queries/imports/imported-changes'
import { nextTransition } from '@/lib/consent/next-transition'
import type { ContactState, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { changedRows } from '@/lib/services/changes/contact-state'
import type { FirstChange } from './apply-first'
import type { Applied } from './apply-person'
import type { Person } from './group-rows'
import { moved } from './read-standings'

/** The people who are sent together: PostgreSQL writes them while this process applies the rows of the next ones. */
const AT_ONCE = 250
const AT_FIRST = 50

export interface AppliedContact {
  contactId: string
  /** What the rows of the contact said before. */
  before: ContactState
  applied: Applied
}

type Stranger = AppliedContact & { person: Person }

/** Writes the contacts that a batch makes, in the batch's transaction and in parts. */
export class StrangerWriter {
  /** In the order of the batch, whichever way their rows are made (`PeopleOfBatch.all`). */
  readonly #people = new ImportedRows()
  readonly #firsts = new FirstRows()
  #strangers: Stranger[] = []
  readonly #sent: Promise<void>[] = []

  constructor(
    private readonly tx: Tx,
    private readonly businessId: string,
    private readonly times: { now: Instant; keepUntil: Instant },
  ) {}

  /** Returns whether a part is sent as soon as the process does something else. */
  add(stranger: Stranger): boolean {
    this.#people.add(newImportedOf(stranger, this.times.now))
    this.#strangers.push(stranger)
    return this.#sendIfFull()
  }

  /** The same for a stranger whose rows are made already. */
  addFirst({ person, line }: FirstChange): boolean {
    this.#people.add(person)
    this.#firsts.add(line)
    return this.#sendIfFull()
  }

  /** Sends the last part. The promise resolves when all are written, and rejects with the first error of one. */
  end(): Promise<unknown> {
    this.#send()
    return Promise.all(this.#sent)
  }

  #sendIfFull(): boolean {
    // Fewer at first, because PostgreSQL has nothing to do until they come.
    if (this.#people.size < (this.#sent.length === 0 ? AT_FIRST : AT_ONCE)) return false
    this.#send()
    return true
  }

  #send(): void {
    if (this.#people.size === 0) return
    const sent = this.#write(this.#people.size, this.#strangers)
    this.#strangers = []
    this.#sent.push(sent)
    // The error is handled where `end` is awaited.
    sent.catch(() => {})
  }

  async #write(count: number, strangers: readonly Stranger[]): Promise<void> {
    const { tx, businessId, times } = this
    const lines = strangers.flatMap(({ applied }) => applied.lines)
    const [numbers] = await Promise.all([
      // All numbers in one statement, in the order in which every batch takes them.
      this.#people.write(tx, businessId, times.now),
      appendImportedLines(tx, businessId, lines, times),
      insertAnswers(tx, businessId, strangers.flatMap(answersOf)),
      this.#firsts.write(tx, businessId, times),
    ])
    if (numbers !== count) throw moved()
  }
}

const newImportedOf = ({ person, contactId, applied, before }: Stranger, now: Instant): NewImported => ({
  contactId,
  identityId: newId(),
  identity: person.identity,
  salt: applied.lines.length > 0 ? applied.salt : null,
  head: applied.head,
  mark: markOf({ contactId, applied, before }, now),
})

export function answersOf({ contactId, before, applied }: AppliedContact): AnswerOf[] {
  return changedRows(before, applied.after, applied.touched).map((answer) => ({ contactId, ...answer }))
}

export function markOf({ contactId, applied }: AppliedContact, now: Instant): ImportedMark {
  return { contactId, version: applied.head.seq, urgent: applied.urgent, recheckAt: nextTransition(applied.after, now) }
}

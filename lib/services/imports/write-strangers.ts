import type { Tx } from '@/db/client'
import { insertFirstAnswers } from '@/db/queries/imports/first-answers'
import {
  type AnswerOf,
  appendImportedLines,
  appendStoredLines,
  type ImportedMark,
  insertAnswers,
  insertImported,
  markImported,
} from '@/db/queries/imports/imported-changes'
import { columnsOf } from '@/db/sql'
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
/** Fewer at first, because PostgreSQL has nothing to do until they come. */
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
  readonly #waiting: { strangers: Stranger[]; firsts: FirstChange[] } = { strangers: [], firsts: [] }
  readonly #sent: Promise<void>[] = []

  constructor(
    private readonly tx: Tx,
    private readonly businessId: string,
    private readonly times: { now: Instant; keepUntil: Instant },
  ) {}

  /** Returns whether a part is sent as soon as the process does something else. */
  add(stranger: Stranger): boolean {
    const { strangers } = this.#waiting
    if (strangers.push(stranger) < this.#atOnce()) return false
    this.#send(this.#writeApplied(strangers.splice(0)))
    return true
  }

  /** Does the same for somebody whose rows are made as they are stored. */
  addFirst(first: FirstChange): boolean {
    const { firsts } = this.#waiting
    if (firsts.push(first) < this.#atOnce()) return false
    this.#send(this.#writeFirsts(firsts.splice(0)))
    return true
  }

  #atOnce = () => (this.#sent.length === 0 ? AT_FIRST : AT_ONCE)

  /** Sends the last parts. The promise resolves when all are written, and rejects with the first error of one. */
  end(): Promise<unknown> {
    const { strangers, firsts } = this.#waiting
    this.#send(this.#writeApplied(strangers.splice(0)))
    this.#send(this.#writeFirsts(firsts.splice(0)))
    return Promise.all(this.#sent)
  }

  #send(sent: Promise<void>): void {
    this.#sent.push(sent)
    // The error is handled where `end` is awaited.
    sent.catch(() => {})
  }

  async #writeApplied(strangers: readonly Stranger[]): Promise<void> {
    if (strangers.length === 0) return
    const { tx, businessId, times } = this
    const people = strangers.map(({ person, contactId, applied }) => ({
      contactId,
      identityId: newId(),
      identity: person.identity,
      salt: applied.lines.length > 0 ? applied.salt : null,
      head: applied.head,
    }))
    const lines = strangers.flatMap(({ applied }) => applied.lines)
    const marks = strangers.map((each) => markOf(each, times.now))
    const [numbers] = await Promise.all([
      insertImported(tx, businessId, people, times.now),
      appendImportedLines(tx, businessId, lines, times),
      insertAnswers(tx, businessId, strangers.flatMap(answersOf)),
      markImported(tx, businessId, marks, times.now),
    ])
    if (numbers !== strangers.length) throw moved()
  }

  async #writeFirsts(firsts: readonly FirstChange[]): Promise<void> {
    if (firsts.length === 0) return
    const { tx, businessId, times } = this
    const column = columnsOf(firsts)
    const [numbers] = await Promise.all([
      insertImported(
        tx,
        businessId,
        column((first) => first.person),
        times.now,
      ),
      appendStoredLines(
        tx,
        businessId,
        column((first) => first.line),
        times,
      ),
      insertFirstAnswers(
        tx,
        businessId,
        column((first) => first.answers),
      ),
      markImported(
        tx,
        businessId,
        column((first) => first.mark),
        times.now,
      ),
    ])
    if (numbers !== firsts.length) throw moved()
  }
}

export function answersOf({ contactId, before, applied }: AppliedContact): AnswerOf[] {
  return changedRows(before, applied.after, applied.touched).map((answer) => ({ contactId, ...answer }))
}

export function markOf({ contactId, applied }: AppliedContact, now: Instant): ImportedMark {
  return { contactId, version: applied.head.seq, urgent: applied.urgent, recheckAt: nextTransition(applied.after, now) }
}

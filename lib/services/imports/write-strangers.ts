import type { Tx } from '@/db/client'
import {
  type AnswerOf,
  appendImportedLines,
  type ImportedMark,
  insertAnswers,
  insertImported,
  markImported,
} from '@/db/queries/imports/imported-changes'
import { nextTransition } from '@/lib/consent/next-transition'
import type { ContactState, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { changedRows } from '@/lib/services/changes/contact-state'
import type { Applied } from './apply-person'
import type { Person } from './group-rows'
import { moved } from './read-standings'

/** The people who are sent together: PostgreSQL writes them while this process applies the rows of the next ones. */
const AT_ONCE = 250

export interface AppliedContact {
  contactId: string
  /** What the rows of the contact said before. */
  before: ContactState
  applied: Applied
}

/** Writes the contacts that a batch makes, in the batch's transaction and in parts. */
export class StrangerWriter {
  #waiting: (AppliedContact & { person: Person })[] = []
  readonly #sent: Promise<void>[] = []

  constructor(
    private readonly tx: Tx,
    private readonly businessId: string,
    private readonly times: { now: Instant; keepUntil: Instant },
  ) {}

  add(stranger: AppliedContact & { person: Person }): void {
    this.#waiting.push(stranger)
    if (this.#waiting.length >= AT_ONCE) this.#send()
  }

  /** Sends the last part. The promise resolves when all parts are written, and rejects with the first error of one. */
  end(): Promise<unknown> {
    this.#send()
    return Promise.all(this.#sent)
  }

  #send(): void {
    if (this.#waiting.length === 0) return
    const sent = this.#write(this.#waiting)
    this.#waiting = []
    this.#sent.push(sent)
    // The error is handled where `end` is awaited.
    sent.catch(() => {})
  }

  async #write(strangers: readonly (AppliedContact & { person: Person })[]): Promise<void> {
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
}

export function answersOf({ contactId, before, applied }: AppliedContact): AnswerOf[] {
  return changedRows(before, applied.after, applied.touched).map((answer) => ({ contactId, ...answer }))
}

export function markOf({ contactId, applied }: AppliedContact, now: Instant): ImportedMark {
  return { contactId, version: applied.head.seq, urgent: applied.urgent, recheckAt: nextTransition(applied.after, now) }
}

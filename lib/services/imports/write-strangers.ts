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
  #waiting: (Stranger | FirstChange)[] = []
  readonly #sent: Promise<void>[] = []

  constructor(
    private readonly tx: Tx,
    private readonly businessId: string,
    private readonly times: { now: Instant; keepUntil: Instant },
  ) {}

  /** Returns whether a part is sent as soon as the process does something else. */
  add(stranger: Stranger | FirstChange): boolean {
    this.#waiting.push(stranger)
    // Fewer at first, because PostgreSQL has nothing to do until they come.
    if (this.#waiting.length < (this.#sent.length === 0 ? AT_FIRST : AT_ONCE)) return false
    this.#send()
    return true
  }

  /** Sends the last part. The promise resolves when all are written, and rejects with the first error of one. */
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

  async #write(all: readonly (Stranger | FirstChange)[]): Promise<void> {
    const { tx, businessId, times } = this
    const [strangers, firsts] = [all.filter(isApplied), all.filter((each): each is FirstChange => !isApplied(each))]
    const people = all.map((each) => (isApplied(each) ? newImportedOf(each) : each.person))
    const marks = all.map((each) => (isApplied(each) ? markOf(each, times.now) : each.mark))
    const lines = strangers.flatMap(({ applied }) => applied.lines)
    const [numbers] = await Promise.all([
      // All numbers in one statement, in the order in which every batch takes them.
      insertImported(tx, businessId, people, times.now),
      appendImportedLines(tx, businessId, lines, times),
      appendStoredLines(
        tx,
        businessId,
        firsts.map(({ line }) => line),
        times,
      ),
      insertAnswers(tx, businessId, strangers.flatMap(answersOf)),
      insertFirstAnswers(
        tx,
        businessId,
        firsts.map(({ answers }) => answers),
      ),
      markImported(tx, businessId, marks, times.now),
    ])
    if (numbers !== all.length) throw moved()
  }
}

const isApplied = (each: Stranger | FirstChange): each is Stranger => 'applied' in each

const newImportedOf = ({ person, contactId, applied }: Stranger) => ({
  contactId,
  identityId: newId(),
  identity: person.identity,
  salt: applied.lines.length > 0 ? applied.salt : null,
  head: applied.head,
})

export function answersOf({ contactId, before, applied }: AppliedContact): AnswerOf[] {
  return changedRows(before, applied.after, applied.touched).map((answer) => ({ contactId, ...answer }))
}

export function markOf({ contactId, applied }: AppliedContact, now: Instant): ImportedMark {
  return { contactId, version: applied.head.seq, urgent: applied.urgent, recheckAt: nextTransition(applied.after, now) }
}

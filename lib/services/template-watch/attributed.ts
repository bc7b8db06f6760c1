import type { FedChange } from '@/db/queries/ledger/fed-changes'
import type { Cause } from '@/db/queries/template-watch/messages'
import type { OptoutRow } from '@/db/queries/template-watch/optouts'
import type { Instant } from '@/lib/consent/types'
import { deliveryOf } from './count-message'
import { findCause } from './find-cause'
import type { Act } from './read-act'

export type { Cause }

interface Around {
  dayOf(at: Instant): string
  /** The messages of templates that were sent to a contact. */
  sentTo(contactId: string): readonly Cause[]
  /** The templates that a source is of; empty: it is a campaign or a flow. */
  namedBy(sourceId: string): readonly string[]
}

/** The refusals, pauses and reasons of some contacts with their causes, while lines are added one after another. */
export class Attributed {
  readonly #rows = new Map<string, OptoutRow>()
  readonly #changed = new Set<string>()
  readonly #removed = new Map<string, OptoutRow>()
  readonly #delivered = new Map<string, Instant>()
  readonly #around: Around

  constructor(known: readonly OptoutRow[], around: Around) {
    this.#around = around
    for (const row of known) this.#rows.set(keyOf(row), row)
  }

  /** Adds what a line says. A line that was added before is found again, with the same result. */
  add({ line, event, instead }: Act): void {
    const { contactId, seq, changeId, refersTo, reason, method: way, occurredAt, sourceId } = line
    const own = this.#rows.get(keyOf(line))
    const about = event === 'reason' ? this.#find(contactId, (row) => row.changeId === refersTo) : null
    const found = about ?? this.#cause(line)
    // What was attributed before its message was deleted stays as it is.
    if (own && own.messageId !== null && found.messageId === null) return
    this.#put({
      contactId,
      seq,
      changeId,
      refersTo: event === 'stop' ? (own?.refersTo ?? null) : refersTo,
      event,
      reason,
      attribution: found.attribution,
      templateId: found.templateId,
      sourceId,
      senderId: found.senderId,
      messageId: found.messageId,
      way,
      occurredAt,
      day: found.day,
      counts: event !== 'reason' && found.day !== null && own?.saved !== 'pause' && this.#isFirst(line, event, found),
      saved: own?.saved ?? null,
    })
    if (instead) this.#save(line, instead)
  }

  /** Removes what an undo takes back: it drives nobody away. A stop that the person had replaced holds again. */
  takeBack({ contactId, refersTo }: FedChange): void {
    for (const row of [...this.#rows.values()].filter((one) => one.contactId === contactId)) {
      if (row.changeId === refersTo || (row.event === 'reason' && row.refersTo === refersTo)) {
        this.#rows.delete(keyOf(row))
        this.#changed.delete(keyOf(row))
        this.#removed.set(keyOf(row), row)
      } else if (row.event === 'stop' && row.refersTo === refersTo)
        this.#put({ ...row, refersTo: null, saved: null, counts: row.day !== null })
    }
  }

  /** The rows that are new or different. */
  changed(): OptoutRow[] {
    return [...this.#changed].flatMap((key) => this.#rows.get(key) ?? [])
  }

  removed(): OptoutRow[] {
    return [...this.#removed.values()]
  }

  /** The messages that were answered and of which no status has said that they were delivered, and when by. */
  delivered(): { messageId: string; at: Instant }[] {
    return [...this.#delivered].map(([messageId, at]) => ({ messageId, at }))
  }

  #cause(line: FedChange): Pick<OptoutRow, 'attribution' | 'templateId' | 'senderId' | 'messageId' | 'day'> {
    const { contactId, occurredAt: at, sourceId, method } = line
    const named = sourceId === null ? [] : this.#around.namedBy(sourceId)
    const asked = { at, named, isLate: method === 'provider_error' }
    const { attribution, templateId, message } = findCause(this.#around.sentTo(contactId), asked)
    if (!message) return { attribution, templateId, senderId: null, messageId: null, day: null }
    const { messageId, senderId } = message
    const delivery = deliveryOf(message)
    if (delivery === null) this.#delivered.set(messageId, Math.max(at, message.sentAt))
    const day = message.deliveredDay ?? this.#around.dayOf(delivery ?? Math.max(at, message.sentAt))
    return { attribution, templateId, senderId, messageId, day }
  }

  /** Whether nothing of the same kind is counted below the same message: a person is driven away once by it. */
  #isFirst(
    { contactId, seq }: FedChange,
    event: OptoutRow['event'],
    { messageId }: Pick<OptoutRow, 'messageId'>,
  ): boolean {
    const isPause = event === 'pause'
    return !this.#find(
      contactId,
      (row) => row.messageId === messageId && row.counts && row.seq !== seq && (row.event === 'pause') === isPause,
    )
  }

  /** Notes at a stop what the person took instead. With a pause, the message has driven nobody away. */
  #save({ contactId, changeId }: FedChange, { changeId: stopId, saved }: NonNullable<Act['instead']>): void {
    const stop = this.#find(contactId, (row) => row.event === 'stop' && row.changeId === stopId)
    if (stop) this.#put({ ...stop, saved, refersTo: changeId, counts: stop.counts && saved !== 'pause' })
  }

  #find(contactId: string, fits: (row: OptoutRow) => boolean): OptoutRow | null {
    for (const row of this.#rows.values()) if (row.contactId === contactId && fits(row)) return row
    return null
  }

  #put(row: OptoutRow): void {
    this.#rows.set(keyOf(row), row)
    this.#changed.add(keyOf(row))
    this.#removed.delete(keyOf(row))
  }
}

const keyOf = ({ contactId, seq }: Pick<OptoutRow, 'contactId' | 'seq'>) => `${contactId} ${seq}`

import type { Tx } from '@/db/client'
import { findMergeTargets } from '@/db/queries/contacts/merges'
import { readLinesBy } from '@/db/queries/decisions/past'
import { fold } from '@/lib/consent/fold'
import { mergeContacts } from '@/lib/consent/merge'
import { type ContactState, type Effect, EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { effectsOf, type LineContent } from '@/lib/ledger/line'

/** The part of a line that matters for the state. */
interface PastLine {
  seq: number
  effects: Effect[]
  /** The contact and the head that a merge names. */
  merged: { contactId: string; seq: number } | 'unnamed' | null
}

/** The most merges that are followed from one contact: more than one person can have been part of. */
const MERGES_FOLLOWED = 32

/**
 * Returns the states of contacts as known at a past moment, by their ids. The lines recorded by then are folded in the
 * order in which things happened. A contact that had been merged by then has the state of the contact that it was
 * merged into.
 */
export async function pastStates(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  at: Instant,
): Promise<Map<string, ContactState>> {
  const past = new Past(tx, businessId, at)
  const stayed = await past.stayed(contactIds)
  await past.read([...stayed.values()])
  return new Map(contactIds.map((id) => [id, past.state(stayed.get(id) ?? id)]))
}

class Past {
  readonly #tx: Tx
  readonly #businessId: string
  readonly #at: Instant
  readonly #chains = new Map<string, PastLine[]>()
  readonly #mergedInto = new Map<string, string>()

  constructor(tx: Tx, businessId: string, at: Instant) {
    this.#tx = tx
    this.#businessId = businessId
    this.#at = at
  }

  /** Returns for each contact the id that it had then: its own, or that of the contact it had been merged into. */
  async stayed(contactIds: readonly string[]): Promise<Map<string, string>> {
    const stayed = new Map(contactIds.map((id) => [id, id]))
    for (let step = 0; step < MERGES_FOLLOWED; step++) {
      const open = [...new Set(stayed.values())]
      await this.read(open)
      let moved = false
      for (const [id, current] of stayed) {
        const next = this.#goneInto(current)
        if (next === null || next === current) continue
        stayed.set(id, next)
        moved = true
      }
      if (!moved) break
    }
    return stayed
  }

  /** Reads the chains that were not read yet, and those that their merges name. */
  async read(contactIds: readonly string[]): Promise<void> {
    let wanted = [...new Set(contactIds)].filter((id) => !this.#chains.has(id))
    while (wanted.length > 0) {
      for (const id of wanted) this.#chains.set(id, [])
      const [lines, mergedInto] = await Promise.all([
        readLinesBy(this.#tx, this.#businessId, wanted, this.#at),
        findMergeTargets(this.#tx, this.#businessId, wanted),
      ])
      for (const [id, into] of mergedInto) this.#mergedInto.set(id, into)
      const named = new Set<string>()
      for (const { contactId, seq, payload } of lines) {
        const line = lineOf(seq, payload)
        this.#chains.get(contactId)?.push(line)
        if (line.merged && line.merged !== 'unnamed') named.add(line.merged.contactId)
      }
      wanted = [...named].filter((id) => !this.#chains.has(id))
    }
  }

  /**
   * Returns the contact that this one had been merged into by then, or null. The last line of a merged contact shows
   * it, because nothing is written after it.
   */
  #goneInto(id: string): string | null {
    const into = this.#mergedInto.get(id)
    const last = this.#chains.get(id)?.at(-1)
    if (into === undefined || !last?.merged || !this.#isGoing(id, last)) return null
    // If the contact that stayed had no line, the merge names no head. Then the target is the one recorded today.
    return last.merged === 'unnamed' ? into : last.merged.contactId
  }

  /**
   * Returns whether a merge ended this contact and not the other. If it did, the other contact's own line names this
   * line.
   */
  #isGoing(id: string, line: PastLine): boolean {
    if (line.merged === 'unnamed') return true
    const other = line.merged && this.#chains.get(line.merged.contactId)
    return (other ?? []).some(
      (o) => o.merged && o.merged !== 'unnamed' && o.merged.contactId === id && o.merged.seq === line.seq,
    )
  }

  /** Returns the state that the lines of a chain make, up to a place in it. */
  state(id: string, upTo = Infinity): ContactState {
    let state = EMPTY_CONTACT
    let pending: Effect[][] = []
    for (const line of this.#chains.get(id) ?? []) {
      if (line.seq > upTo) break
      pending.push(line.effects)
      if (!line.merged || line.merged === 'unnamed' || this.#isGoing(id, line)) continue
      state = mergeContacts(fold(pending, state), this.state(line.merged.contactId, line.merged.seq))
      pending = []
    }
    return fold(pending, state)
  }
}

function lineOf(seq: number, payload: string): PastLine {
  // `readLine` is not needed: these lines were written by us, and `ledger:verify` checks them in full.
  const content = JSON.parse(payload) as LineContent
  const head = content.other_head
  const merged = head ? { contactId: head.contact_id, seq: head.seq } : 'unnamed'
  return { seq, effects: effectsOf(content), merged: content.kind === 'merged' ? merged : null }
}

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
  identities: readonly string[]
}

/** The most merges that are followed from one contact: more than one person can have been part of. */
const MERGES_FOLLOWED = 32

/**
 * The chains of contacts up to a moment, with those that their merges name, and the states that their lines make.
 * Chains are kept in memory whole: it is for a few contacts at a time.
 */
export class ChainStates {
  readonly #tx: Tx
  readonly #businessId: string
  readonly #at: Instant
  readonly #skipsUnreadable: boolean
  readonly #chains = new Map<string, PastLine[]>()
  readonly #mergedInto = new Map<string, string>()

  /**
   * @param options.skipsUnreadable a line whose text can't be read is left out, as for `ledger:verify`, which names it
   * elsewhere and goes on; else reading it fails
   */
  constructor(tx: Tx, businessId: string, at: Instant, { skipsUnreadable = false } = {}) {
    this.#tx = tx
    this.#businessId = businessId
    this.#at = at
    this.#skipsUnreadable = skipsUnreadable
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
        const line = this.#lineOf(seq, payload)
        if (!line) continue
        this.#chains.get(contactId)?.push(line)
        if (line.merged && line.merged !== 'unnamed') named.add(line.merged.contactId)
      }
      wanted = [...named].filter((id) => !this.#chains.has(id))
    }
  }

  #lineOf(seq: number, payload: string): PastLine | null {
    try {
      return pastLine(seq, payload)
    } catch (error) {
      if (this.#skipsUnreadable) return null
      throw error
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
   * Returns the contact that this one was merged into, by the lines alone: null if it was not, `unknown` (which is no
   * id) if no line that was read says into whom.
   */
  mergedInto(id: string): string | null {
    let current = id
    for (let step = 0; step < MERGES_FOLLOWED; step++) {
      const last = this.#chains.get(current)?.at(-1)
      if (!last?.merged || !this.#isGoing(current, last)) return current === id ? null : current
      const into = last.merged === 'unnamed' ? this.#namedBy(current, last.seq) : last.merged.contactId
      if (into === null) return 'unknown'
      current = into
    }
    return 'unknown'
  }

  /** Returns the contact whose line of a merge names this line. */
  #namedBy(id: string, seq: number): string | null {
    for (const [other, lines] of this.#chains) {
      const names = lines.some((line) => {
        const { merged } = line
        return merged && merged !== 'unnamed' && merged.contactId === id && merged.seq === seq
      })
      if (names && other !== id) return other
    }
    return null
  }

  /**
   * Returns the contacts that were merged into this one, in one or several steps, by the lines alone. Lines that were
   * tampered with may name each other in a circle: each contact is followed once.
   */
  wasMerged(id: string, followed = new Set([id])): string[] {
    return (this.#chains.get(id) ?? []).flatMap((line) => {
      if (!line.merged || line.merged === 'unnamed' || this.#isGoing(id, line)) return []
      const { contactId } = line.merged
      if (followed.has(contactId)) return []
      followed.add(contactId)
      return [contactId, ...this.wasMerged(contactId, followed)]
    })
  }

  /** Returns the lines that a merge names and that are not there. */
  missing(id: string): { contactId: string; seq: number }[] {
    return (this.#chains.get(id) ?? []).flatMap(({ merged }) => {
      if (!merged || merged === 'unnamed') return []
      const there = this.#chains.get(merged.contactId)?.some((line) => line.seq === merged.seq)
      return there ? [] : [{ contactId: merged.contactId, seq: merged.seq }]
    })
  }

  /** Returns the digests of identities that the lines of a contact bind, and those of contacts merged into it. */
  bound(id: string): string[] {
    const own = (each: string) => (this.#chains.get(each) ?? []).flatMap((line) => line.identities)
    return [...own(id), ...this.wasMerged(id).flatMap(own)]
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

  /**
   * Returns the state that the lines of a chain make, up to a place in it. `open`: the chains that are being folded, in
   * which lines that were tampered with may name each other.
   */
  state(id: string, upTo = Infinity, open: readonly string[] = []): ContactState {
    let state = EMPTY_CONTACT
    let pending: Effect[][] = []
    for (const line of this.#chains.get(id) ?? []) {
      if (line.seq > upTo) break
      pending.push(line.effects)
      if (!line.merged || line.merged === 'unnamed' || this.#isGoing(id, line)) continue
      const { contactId, seq } = line.merged
      if (open.includes(contactId)) continue
      state = mergeContacts(fold(pending, state), this.state(contactId, seq, [...open, id]))
      pending = []
    }
    return fold(pending, state)
  }
}

function pastLine(seq: number, payload: string): PastLine {
  // `readLine` is not needed: these lines were written by us, and `ledger:verify` checks them in full.
  const content = JSON.parse(payload) as LineContent
  const head = content.other_head
  const merged = head ? { contactId: head.contact_id, seq: head.seq } : 'unnamed'
  const { identities = [] } = content
  return { seq, effects: effectsOf(content), merged: content.kind === 'merged' ? merged : null, identities }
}

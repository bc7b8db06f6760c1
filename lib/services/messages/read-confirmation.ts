import type { Tx } from '@/db/client'
import { findChange } from '@/db/queries/ledger/ledger'
import { tookEffect } from '@/lib/consent/took-effect'
import type { ChangeKind } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'

/** A change as it is told in the chat. */
export interface ReadConfirmedChange {
  kind: ChangeKind
  /** Topics that it switched on and off. */
  on: string[]
  off: string[]
}

/** Reads one change of a contact. Null when it has no such change. */
export async function readConfirmedChange(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<ReadConfirmedChange | null> {
  const line = await findChange(tx, businessId, contactId, changeId)
  if (!line) return null
  const change: ReadConfirmedChange = { kind: line.kind, on: [], off: [] }
  for (const effect of effectsOf(readLine(line.payload))) {
    if (!tookEffect(effect)) continue
    // A refusal understood from a text may come as answers or as a stop: what it did is told, whatever the act is called.
    // Offers refused in the place of a stop take it back too, and are told as what is refused.
    if (effect.on === 'stop' && line.kind !== 'undo' && (effect.said.on || line.kind !== 'preferences'))
      change.kind = effect.said.on ? 'stop' : 'return'
    if (effect.on !== 'answer') continue
    if (effect.said.answer !== 'none') change[effect.said.answer === 'in' ? 'on' : 'off'].push(effect.topicId)
  }
  return change
}

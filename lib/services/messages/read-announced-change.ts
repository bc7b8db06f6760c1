import type { Tx } from '@/db/client'
import { findChange } from '@/db/queries/ledger/ledger'
import { tookEffect } from '@/lib/consent/took-effect'
import type { ChangeKind } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'

/** A change as the chat announces it. */
export interface ReadAnnouncedChange {
  kind: ChangeKind
  /** Ids of the topics that it switched on, and off. */
  on: string[]
  off: string[]
  /** Those of `off` to which the person had agreed before: they know the topic. */
  agreedBefore: string[]
}

/** Returns one change of a contact; null if the contact has no such change. */
export async function readAnnouncedChange(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<ReadAnnouncedChange | null> {
  const line = await findChange(tx, businessId, contactId, changeId)
  if (!line) return null
  const change: ReadAnnouncedChange = { kind: line.kind, on: [], off: [], agreedBefore: [] }
  for (const effect of effectsOf(readLine(line.payload))) {
    if (!tookEffect(effect)) continue
    // A refusal that was understood from a text may be recorded as answers or as a stop. The message says what it
    // did, whatever its kind. Offers refused instead of a stop lift that stop as well, and the message names only
    // what is refused.
    if (effect.on === 'stop' && line.kind !== 'undo' && (effect.said.on || line.kind !== 'preferences'))
      change.kind = effect.said.on ? 'stop' : 'return'
    if (effect.on !== 'answer') continue
    if (effect.said.answer === 'out' && effect.before?.answer === 'in') change.agreedBefore.push(effect.topicId)
    if (effect.said.answer !== 'none') change[effect.said.answer === 'in' ? 'on' : 'off'].push(effect.topicId)
  }
  return change
}

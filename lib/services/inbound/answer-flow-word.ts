import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { findReceiptChange } from '@/lib/services/messages/send-receipt'
import { makeDataCode } from '@/lib/services/my-data/send-data-code'
import type { CallingBackend } from './authenticate-backend'
import { sayingOfAnswer } from './change-of-message'
import type { FlowSaid, LateMessage, MessageOutcome } from './flow-answer'
import type { FlowCall } from './flow-contact'
import { isChatAnswer, type MessageIntent } from './intent'

/**
 * Does what a word in a flow's message asks for: confirms what waits, asks about topics that the person wants again, or
 * makes the code for their data, or finds their last choice. A flow that passes a message on was started by the person,
 * so that the contact is who has the number. A message that arrives late makes no code: nobody would read it.
 */
export async function answerFlowWord(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  contact: ContactRow,
  text: string,
  word: MessageIntent,
  late?: LateMessage,
): Promise<{ outcome: MessageOutcome; said?: FlowSaid }> {
  const { businessId } = backend
  if (word.outcome === 'my_data') {
    if (late) return { outcome: 'code' }
    return { outcome: 'code', said: { kind: 'code', code: await makeDataCode(deps, businessId, contact.id) } }
  }
  if (word.outcome === 'receipt') {
    if (late) return { outcome: 'receipt' }
    const change = await findReceiptChange(deps, businessId, contact.id)
    return change ? { outcome: 'receipt', said: { kind: 'receipt', change } } : { outcome: 'none' }
  }
  // None of these words refuses.
  if (late?.onlyRefuses) return { outcome: 'none' }
  const saying = isChatAnswer(word) ? sayingOfAnswer(word, late?.at) : null
  if (!saying) return { outcome: 'none' }
  const { side: _, ...said } = saying
  const result = await changeContact(deps, businessId, contact.id, {
    ...said,
    actor: 'contact',
    method: 'keyword',
    ...(late ? { claimedAt: late.at, dedupe: { key: late.dedupeKey, kind: 'once' } } : {}),
    isAnswered: late === undefined,
    evidence: { text, backend: backend.id, flow: call.flow?.uuid ?? null },
  })
  if (result.outcome !== 'recorded')
    return word.outcome === 'confirm' ? { outcome: 'none', said: { kind: 'not_open' } } : { outcome: 'none' }
  const topicIds = result.effects.flatMap((effect) =>
    effect.on === (word.outcome === 'confirm' ? 'answer' : 'pending') &&
    effect.outcome === 'set' &&
    effect.said !== null
      ? [effect.topicId]
      : [],
  )
  return word.outcome === 'confirm'
    ? { outcome: 'confirmed', said: { kind: 'confirmed', topicIds } }
    : { outcome: 'asked', said: { kind: 'asked', topicIds } }
}

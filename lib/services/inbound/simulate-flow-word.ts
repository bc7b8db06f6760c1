import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { applyRequest } from '@/lib/services/changes/apply-request'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import { findReceiptChange } from '@/lib/services/messages/send-receipt'
import { sayingOfAnswer } from './change-of-message'
import type { MessageOutcome } from './flow-answer'
import { isChatAnswer, type MessageIntent } from './intent'

/**
 * Returns the outcome that a word in a flow's message would have (answer-flow-word.ts), and does nothing of it: no code
 * is made and no change is recorded. `contact` is null for a person whom nobody knows yet.
 */
export async function simulateFlowWord(
  deps: Deps,
  businessId: string,
  contact: ContactRow | null,
  config: BusinessConfig,
  word: MessageIntent,
): Promise<MessageOutcome> {
  if (word.outcome === 'my_data') return 'code'
  if (word.outcome === 'receipt')
    return contact && (await findReceiptChange(deps, businessId, contact.id)) ? 'receipt' : 'none'
  const saying = isChatAnswer(word) ? sayingOfAnswer(word) : null
  if (!saying) return 'none'
  // Who is new has nothing that waits, and gets none of the topics that they may ask for.
  if (!contact) return word.outcome === 'come_back' ? 'asked' : 'none'
  const locked = { businessId, row: contact, state: stateOf(contact), config, now: deps.clock.now() }
  const content = await inBusiness(deps.db, businessId, async (tx) => saying.say(locked, tx))
  const { side: _, ...said } = saying
  const isRecorded = content && applyRequest({ ...said, actor: 'contact', method: 'keyword' }, locked, content)
  if (!isRecorded) return 'none'
  return word.outcome === 'confirm' ? 'confirmed' : 'asked'
}

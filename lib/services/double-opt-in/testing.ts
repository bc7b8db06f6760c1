import { backendIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import { readFlowContact } from '@/lib/services/inbound/flow-contact'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { asElsewhere, makeBusiness, makeContact, storedState, type TestBusiness, visit } from '@/lib/services/testing'

/** A business that requires a Yes to marketing to be confirmed, and one of its contacts, whom Weni knows. */
export async function askingBusiness(deps: Deps) {
  const business = await makeBusiness(deps)
  await changeSettings(deps, operatorOf(business.id), { confirmMarketing: true })
  return { business, ...(await personOf(deps, business)) }
}

/** Another contact of the same business, with what they do on their page and in the chat. */
export async function personOf(deps: Deps, business: TestBusiness) {
  const uuid = newId()
  const backend = { id: business.backendId, businessId: business.id, kind: 'weni' as const }
  const contactId = await makeContact(deps, business.id, backendIdentity(backend.id, uuid))
  const look = () => visit(deps, business, contactId)
  return {
    contactId,
    look,
    state: () => storedState(deps, business.id, contactId),
    row: () => readFlowContact(deps, backend, contactId),
    /** Moves switches on the page as it is shown now. */
    save: async (moved: Record<string, boolean>, visitor?: Awaited<ReturnType<typeof look>>) => {
      const actor = visitor ?? (await look())
      const shown = Object.fromEntries(Object.entries(moved).map(([id, on]) => [id, !on]))
      const notice = actor.link.config.notices['en'] ?? ''
      const saved = await savePreferences(deps, actor, { notice, shown, submitted: moved })
      if (saved.outcome !== 'saved') throw new Error(saved.outcome)
      return saved.change
    },
    /** Writes from the number, through a flow. */
    write: (text: string) => answerFlowMessage(asElsewhere(deps), backend, { contact: { uuid } }, text),
  }
}

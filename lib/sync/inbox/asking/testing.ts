import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { checkContact } from '@/lib/services/decisions/check-contact'
import type { CheckDecision } from '@/lib/services/decisions/check-result'
import { addTemplate, callers, refusalOf } from '@/lib/services/gateway/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { type inboxTest, PHONE_NUMBER_ID, wamid } from '@/lib/sync/inbox/testing'

/** Asks about contacts in the two ways a sending system can: by the check, and by the gateway. */
export async function asking(t: Awaited<ReturnType<typeof inboxTest>>) {
  const { id: businessId } = t.business
  const key = granted(
    await createApiKey(t.deps, operatorOf(businessId), { name: 'a test', scopes: ['check'], mode: 'live' }),
  )
  const caller = { kind: 'key' as const, businessId, keyId: key.id, scopes: ['check' as const], mode: 'live' as const }
  const gateway = callers(t.deps, PHONE_NUMBER_ID, 'token')
  const verdict = async (phone: string, template: string): Promise<CheckDecision> => {
    const request = { template: { name: template, language: 'en-US' } }
    const result = await checkContact(t.deps, caller, phone, request)
    if (result.outcome !== 'decided') throw new Error(`nothing was decided: ${result.outcome}`)
    return result.decided
  }
  return {
    addTemplate: (template: Parameters<typeof addTemplate>[2]): Promise<string> =>
      addTemplate(t.deps, businessId, template),
    /** Records a message of a template as sent. Returns its id. */
    sentOf: async (templateId: string): Promise<string> => {
      const id = wamid()
      await t.sql`insert into sent_messages (business_id, message_id, template_id, sent_at)
        values (${businessId}, ${id}, ${templateId}, now())`
      return id
    },
    verdict,
    /**
     * Returns the reason that both give, or `allowed` where the gateway lets the message through. (No server answers
     * behind the gateway then.)
     */
    reasonOf: async (phone: string, template: string): Promise<string> => {
      const checked = await verdict(phone, template)
      const { code, reason } = refusalOf(await gateway.send(template, phone))
      const passed = code === 2 ? 'allowed' : reason
      const said = checked.allowed ? 'allowed' : checked.reason
      if (passed !== said) throw new Error(`the check says ${said}, the gateway ${passed}`)
      return said
    },
  }
}

import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { addUrlParameter } from '@/lib/backends/gateway/add-parameter'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'
import { contactLink } from '@/lib/services/messages/mint-contact-link'
import { askDatabase } from './ask-database'
import type { Passed } from './decide-send'
import type { GatewayMemory } from './memory'

/**
 * Returns the message with the contact's own link in each button that opens our page and was left empty. A person we do
 * not know yet becomes a contact without any answer.
 * @throws Unasked
 */
export async function addLinks(
  deps: Deps,
  memory: GatewayMemory,
  json: string,
  { candidate: { businessId }, config, empty, ...passed }: Passed,
  templateName: string,
): Promise<{ json: string; contactId: string | null }> {
  if (empty.length === 0 || !config) return { json, contactId: passed.person?.contactId ?? null }
  return askDatabase(deps, memory, async () => {
    const contactId = passed.person?.contactId ?? (await findOrCreate(deps, businessId, passed.whom.readings[0] ?? ''))
    const sourceNumber = await sourceOf(deps, memory, businessId, passed.templateId, templateName)
    const url = contactLink(deps, {
      business: config,
      contactId,
      linkEpoch: passed.person?.linkEpoch ?? 0,
      sourceNumber,
      language: 0,
    })
    const token = url.slice(url.lastIndexOf('/') + 1)
    return { json: empty.reduce((message, index) => addUrlParameter(message, index, token), json), contactId }
  })
}

async function findOrCreate(deps: Deps, businessId: string, name: string): Promise<string> {
  const identity = bsuidIdentity(name) ?? phoneIdentity(name)
  if (!identity) throw new Error('a decision was made about a recipient that is no number and no user id')
  return (await findOrCreateContact(deps, businessId, [identity], null)).contactId
}

/** Returns the number that a template has as a source in links, so that a refusal is attributed to the template. */
async function sourceOf(
  deps: Deps,
  { sources }: GatewayMemory,
  businessId: string,
  templateId: string | null,
  name: string,
): Promise<number> {
  if (templateId === null) return 0
  const key = `${businessId} ${templateId}`
  const known = sources.get(key)
  if (known !== undefined) return known
  const source = { id: newId(), kind: 'template', name, reference: templateId, now: deps.clock.now() } as const
  const number = await inBusiness(deps.db, businessId, (tx) => ensureSource(tx, businessId, source))
  sources.set(key, number)
  return number
}

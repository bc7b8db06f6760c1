import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { ensureSource } from '@/db/queries/business/sources'
import { openContact, type ContactRow } from '@/db/queries/contacts/contact-rows'
import { backendIdentity, readUrn, type ContactIdentity } from '@/lib/consent/identities'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'
import type { CallingBackend } from './authenticate-backend'

/** The default body of a flow's Call Webhook, parsed (docs/reference/weni.md, 5). */
export interface FlowCall {
  contact: { uuid: string; name?: string | null; urn?: string | null }
  flow?: { uuid: string; name: string } | null
}

/** The contact of a flow's call, and what their link is made of. The text around the link is the caller's. */
export interface FlowContact {
  config: BusinessConfig
  contact: ContactRow
  sourceNumber: number
}

/**
 * Returns the contact that a flow's call names, which is created if it is new. It is found by the backend's own id
 * first, because URNs may be missing, masked or not WhatsApp's. A URN that is new for the contact belongs to it from
 * now on.
 */
export async function resolveFlowContact(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FlowContact> {
  const namer = { backendId: backend.id, urns: 'some' } as const
  const { contactId } = await findOrCreateContact(deps, backend.businessId, identitiesOf(backend, call), null, namer)
  const contact = await readFlowContact(deps, backend, contactId)
  const config = await deps.configs.at(backend.businessId, contact.configVersion)
  return { config, contact, sourceNumber: await sourceOf(deps, backend, call) }
}

export function identitiesOf(backend: CallingBackend, call: FlowCall): ContactIdentity[] {
  const urn = call.contact.urn ? readUrn(call.contact.urn) : null
  return [backendIdentity(backend.id, call.contact.uuid), ...(urn ? [urn] : [])]
}

export async function readFlowContact(
  deps: Deps,
  { businessId }: CallingBackend,
  contactId: string,
): Promise<ContactRow> {
  const contact = await openContact(deps.db.sql, businessId, contactId)
  if (!contact) throw new AppError('contact_not_found', { message: 'a contact vanished between two queries' })
  return contact
}

/** Returns the number of the source that the flow is; 0 if the call names no flow. */
async function sourceOf(deps: Deps, { businessId }: CallingBackend, { flow }: FlowCall): Promise<number> {
  if (!flow) return 0
  const source = { id: newId(), kind: 'flow', name: flow.name, reference: flow.uuid, now: deps.clock.now() } as const
  return inBusiness(deps.db, businessId, (tx) => ensureSource(tx, businessId, source))
}

import { createHmac } from 'node:crypto'
import { inBusiness, type Tx } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import { readConfig } from '@/db/queries/business/config'
import { insertBackend, insertMirror, insertSender, moveBackend } from '@/db/queries/business/set-up'
import { insertContact } from '@/db/queries/contacts/contacts'
import { addIdentity } from '@/db/queries/identities/identities'
import { ensurePoll } from '@/db/queries/sync/polls'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { isScope, SCOPES } from '@/lib/api/scopes'
import { fieldKeyOf } from '@/lib/backends/weni/plan-provision'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { changeBrand } from '@/lib/services/business/change-brand'
import { createNamedBusiness } from '@/lib/services/business/create-business'
import { nameSource } from '@/lib/services/business/name-source'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { makeApiToken } from '@/lib/services/keys/authenticate-api-key'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { BUSINESS, DEMO, demoDefinition, LOGO, TOPICS } from './business'
import { type DemoPerson, demoPeople, happenedAt, statementsOf } from './contacts'
import { writeUnsure } from './unsure'
import { seedWebhook } from './webhook'
import { PHONE_NUMBER_ID } from './whatsapp'

const AT_ONCE = 8
const HALF_DAY_MS = 43_200_000
/** The static group in the demo's Weni project. */
export const GROUP_UUID = '0b0b0b0b-0001-4000-8000-000000000001'

/** Returns the demo's tokens, derived from the pepper: they are the same at every start without being stored. */
export function demoTokens(pepper: Buffer) {
  const token = (name: string) => createHmac('sha256', pepper).update(`sayso.demo.${name}`).digest('hex').slice(0, 40)
  return { api: token('weni-api'), inbound: token('weni-inbound') }
}

/** Returns the demo's API key, derived from the pepper like its tokens. */
export function demoApiKey(pepper: Buffer): string {
  return makeApiToken('live', DEMO.apiKeyId, apiKeySecret(pepper))
}

const apiKeySecret = (pepper: Buffer) => createHmac('sha256', pepper).update('sayso.demo.api-key').digest()

/** Makes the demo's API key unless it exists. */
async function ensureApiKey(deps: Deps): Promise<void> {
  const request = { name: 'Demo', scopes: Object.keys(SCOPES).filter(isScope), mode: 'live' } as const
  const known = { id: DEMO.apiKeyId, secret: apiKeySecret(deps.pepper) }
  granted(await createApiKey(deps, operatorOf(DEMO.businessId), request, known))
}

/**
 * Makes the demo business, its contacts and their history. A second call only updates the addresses of the backends.
 */
export async function seedDemo(deps: Deps, backendUrl: string): Promise<{ people: DemoPerson[]; made: boolean }> {
  const people = demoPeople()
  await ensureBusiness(deps)
  const { made, webhookIsNew } = await inBusiness(deps.db, DEMO.businessId, async (tx) => {
    if (await lockBackend(tx, DEMO.businessId, DEMO.backendId)) {
      await moveBackend(tx, DEMO.businessId, DEMO.backendId, backendUrl)
      return { made: false, webhookIsNew: await seedWebhook(deps, tx, backendUrl) }
    }
    await insertBackendsAndPeople(deps, tx, backendUrl, people)
    return { made: true, webhookIsNew: false }
  })
  // The demo was made by a version without webhooks, so its contacts are sent now.
  if (webhookIsNew) granted(await enableBackend(deps, operatorOf(DEMO.businessId), DEMO.webhookId))
  if (made) {
    const queue = [...people]
    await Promise.all(Array.from({ length: AT_ONCE }, () => liveThrough(deps, queue)))
    await writeUnsure(deps, people)
  }
  await inBusiness(deps.db, DEMO.businessId, (tx) => readWeni(tx, DEMO.backendId, deps.clock.now()))
  await ensureApiKey(deps)
  return { people, made }
}

/** Makes the business with its topics, logo and source, as an operator does. What of it is there is left as it is. */
async function ensureBusiness(deps: Deps): Promise<void> {
  const { businessId: id, number, backendId } = DEMO
  const read = <T>(query: (tx: Tx) => Promise<T>) => inBusiness(deps.db, id, query)
  if ((await read((tx) => readConfig(tx, id))) === null) {
    const topicIds = Object.fromEntries(TOPICS.map((topic) => [topic.key, topic.id]))
    await createNamedBusiness(deps, demoDefinition(), { id, number, topicIds })
  }
  // A demo that has its backend is whole: its logo and names may have been changed since.
  if (await read((tx) => lockBackend(tx, id, backendId))) return
  await changeBrand(deps, operatorOf(id), { logo: Buffer.from(LOGO) })
  for (const [place, name] of ['weekend_offer', 'new_menu', 'loyalty_points'].entries()) {
    const source = { id: place === 0 ? DEMO.sourceId : newId(), kind: 'template', name, reference: name } as const
    granted(await nameSource(deps, operatorOf(id), source))
  }
}

/** The backends, whose other side may not run yet, are written as they would be after connecting. */
async function insertBackendsAndPeople(
  deps: Deps,
  tx: Tx,
  backendUrl: string,
  people: readonly DemoPerson[],
): Promise<void> {
  const { businessId, backendId } = DEMO
  const now = deps.clock.now()
  const tokens = demoTokens(deps.pepper)
  await insertSender(tx, businessId, {
    id: DEMO.senderId,
    phoneNumberId: PHONE_NUMBER_ID,
    displayNumber: `+${BUSINESS.whatsappNumber}`,
    name: BUSINESS.name,
  })
  await insertBackend(
    tx,
    businessId,
    {
      id: backendId,
      kind: 'weni',
      name: 'Weni',
      baseUrl: backendUrl,
      secret: encryptSecret(deps.keys, tokens.api, `backend:${backendId}`),
      inboundTokenHash: hashToken(tokens.inbound),
      settings: {},
    },
    now,
  )
  await seedWebhook(deps, tx, backendUrl)
  for (const topic of TOPICS) {
    await insertMirror(tx, businessId, {
      backendId,
      topicId: topic.id,
      fieldKey: fieldKeyOf(topic.label),
      groupUuid: topic.group ? GROUP_UUID : null,
      groupName: topic.group,
    })
  }
  for (const person of people) await insertPerson(tx, person, now)
}

/** From now on changes in Weni are read, and every contact once a night. */
async function readWeni(tx: Tx, backendId: string, now: number): Promise<void> {
  await ensurePoll(tx, DEMO.businessId, backendId, 'changes', now)
  await ensurePoll(tx, DEMO.businessId, backendId, 'reconcile', now + HALF_DAY_MS)
}

async function insertPerson(tx: Tx, person: DemoPerson, now: number): Promise<void> {
  const { businessId, backendId } = DEMO
  await insertContact(tx, businessId, { id: person.id, locale: person.locale, genesis: GENESIS, now })
  const phone = phoneIdentity(`+${person.digits}`)
  if (phone) await addIdentity(tx, businessId, person.id, newId(), phone, now)
  await addIdentity(tx, businessId, person.id, newId(), backendIdentity(backendId, person.uuid), now)
  await markForSync(tx, businessId, [{ contactId: person.id, version: 0, urgent: false, now, recheckAt: null }])
}

async function liveThrough(deps: Deps, queue: DemoPerson[]): Promise<void> {
  const now = deps.clock.now()
  const notice = (await deps.configs.at(DEMO.businessId, 1)).notices[BUSINESS.defaultLocale] ?? null
  for (let person = queue.shift(); person; person = queue.shift()) {
    let last: string | null = null
    for (const [place, act] of person.acts.entries()) {
      const result = await changeContact(deps, DEMO.businessId, person.id, {
        kind: act.kind,
        actor: act.method === 'import' ? 'import' : act.method === 'provider_preference' ? 'provider' : 'contact',
        method: act.method,
        proven: true,
        claimedAt: happenedAt(act, now) + place,
        sourceNumber: act.method === 'page' ? person.source : 0,
        locale: person.locale,
        evidence: { demo: true },
        say: () => ({
          statements: statementsOf(act, now),
          notice: act.method === 'page' ? notice : null,
          reason: act.reason ?? null,
          refersTo: act.kind === 'reason' ? last : null,
          always: act.kind === 'reason',
        }),
      })
      if (result.outcome === 'recorded') last = result.changeId
    }
  }
}

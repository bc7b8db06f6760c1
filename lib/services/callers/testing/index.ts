import { type Database, inBusiness } from '@/db/client'
import { insertReview, reviewId } from '@/db/queries/reviews/reviews'
import { newId } from '@/lib/ids'
import { testGraph } from '@/lib/sandbox/graph/testing'
import { testSandbox } from '@/lib/sandbox/weni/testing'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { nameSource } from '@/lib/services/business/name-source'
import { type MemberCaller, operatorOf, type Role } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { addMember } from '@/lib/services/members/add-member'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { makeBusiness, makeContact, type TestBusiness, testDeps } from '@/lib/services/testing'

/** A member of a test business. */
export async function makeMember(deps: Deps, businessId: string, role: Role): Promise<MemberCaller> {
  const details = { email: `${newId()}@example.com`, name: 'Ana', role }
  const added = await addMember(deps, operatorOf(businessId), details)
  if (added.outcome !== 'added') throw new Error(`a test has no member: ${added.outcome}`)
  return { kind: 'member', businessId, memberId: added.memberId, role }
}

/** What the acts below are done to. */
export interface World {
  deps: Deps
  admin: Database
  business: TestBusiness
  /** A contact who refused everything. */
  contactId: string
  memberId: string
  keyId: string
  webhookId: string
  reviewId: string
  weniUrl: string
  graphUrl: string
}

export async function makeWorld(app: Database, admin: Database): Promise<World> {
  const [weni, graph] = [await testSandbox(), await testGraph()]
  const made = testDeps(app)
  const allowPrivate = [new URL(weni.base).host, new URL(graph.base).host, 'localhost:3001']
  const deps = { ...made, settings: { ...made.settings, allowPrivate } }
  const business = await makeBusiness(deps)
  const operator = operatorOf(business.id)
  const contactId = await makeContact(deps, business.id)
  await changeContact(deps, business.id, contactId, {
    kind: 'stop',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  const key = granted(await createApiKey(deps, operator, { name: 'CRM', scopes: ['check'], mode: 'live' }))
  const webhook = await connectWebhook(deps, operator, { name: 'CRM', url: 'http://localhost:3001/hooks/demo' })
  if (!webhook.ok) throw new Error(webhook.problem)
  const now = deps.clock.now()
  const review = { businessId: business.id, kind: 'unsure_message', contactId, backendId: null } as const
  const waits = { ...review, dedupeKey: 'one', body: { text: 'maybe no' }, now, keepUntil: now + 1e9 }
  await inBusiness(app, business.id, (tx) => insertReview(tx, deps.keys, waits))
  await mapTemplate(deps, operator, { name: 'known', language: 'en', topic: 'promos' })
  await nameSource(deps, operator, { kind: 'campaign', name: 'Known', reference: 'known' })
  await archiveTopic(deps, operator, business.topics.news)
  return {
    ...{ deps, admin, business, contactId, keyId: key.id, webhookId: webhook.backendId },
    memberId: (await makeMember(deps, business.id, 'viewer')).memberId,
    reviewId: reviewId(business.id, 'one'),
    weniUrl: `${weni.base}/api/v2/`,
    graphUrl: graph.graphUrl,
  }
}

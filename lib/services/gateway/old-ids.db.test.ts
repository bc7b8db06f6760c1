import { expect, test } from 'vitest'
import { readPlatformId } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { createTestDatabase } from '@/testing/database'
import { gatewayTest, makeContact, refusalOf, says } from './testing'

const database = await createTestDatabase()

test.each([
  ['Ivory Coast', '22507123456', '+2250707123456'],
  ['Benin', '22997123456', '+2290197123456'],
])('who stopped under an old id of %s is refused under it and under today’s number', async (_country, old, today) => {
  const stand = await gatewayTest(database.app)
  const { deps, business, send, upstream } = stand
  const contactId = await makeContact(deps, business.id, readPlatformId(old))
  await says(deps, business, contactId, { on: 'stop', value: true })
  for (const to of [old, `+${old}`, today, today.slice(1), `\u202a${today}\u202c`])
    expect({ to, ...refusalOf(await send('offer', to)) }).toMatchObject({ to, code: 131050, reason: 'stopped' })
  expect(upstream.messages()).toEqual([])
  const key = granted(
    await createApiKey(deps, operatorOf(business.id), { name: 'all', scopes: ['check'], mode: 'live' }),
  )
  const caller = {
    kind: 'key' as const,
    businessId: business.id,
    keyId: key.id,
    scopes: ['check' as const],
    mode: 'live' as const,
  }
  for (const text of [today, `+${old}`]) {
    const checked = await checkContact(deps, caller, text, { topic: 'promos' })
    expect(checked).toMatchObject({ outcome: 'decided', decided: { reason: 'stopped' } })
  }
  // The business in Brazil may mean a number in Rio de Janeiro: the reading is not guessed, and nothing is sent.
  const bare = await checkContact(deps, caller, old, { topic: 'promos' })
  expect(bare).toMatchObject({ outcome: 'decided', decided: { allowed: false, reason: 'unreadable' } })
})

test('the same digits with the plus of Brazil are another person', async () => {
  const { deps, business, send } = await gatewayTest(database.app)
  const contactId = await makeContact(deps, business.id, readPlatformId('22997123456'))
  await says(deps, business, contactId, { on: 'stop', value: true })
  expect((await send('order', '+5522997123456')).status).toBe(200)
})

test('a number with a decimal is refused: Meta may read it as another', async () => {
  const { send, upstream } = await gatewayTest(database.app)
  for (const to of ['573005550101.0', '5.73E+11', '+5511987650311; +5511987650312'])
    expect((await send('order', to)).json.error?.code).toBe(131009)
  expect(upstream.messages()).toEqual([])
})

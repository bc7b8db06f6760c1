import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { checkAt } from '@/lib/services/decisions/check-at'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { checkContacts } from '@/lib/services/decisions/check-contacts'
import { addTemplate, gatewayTest, makeContact, refusalOf, says } from '@/lib/services/gateway/testing'
import { fingerprint } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { until } from '@/testing/until'
import { setTemplatePaused } from './pause-template'

const database = await createTestDatabase()
const [agreed, refused] = ['+5511970000001', '+5511970000002']
const request = { template: { name: 'offer', language: 'en_US' } }

async function setUp() {
  const stand = await gatewayTest(database.app)
  const { deps, business } = stand
  const caller = operatorOf(business.id)
  const person = async (phone: string, answer: 'in' | 'out') => {
    const id = await makeContact(deps, business.id, phoneIdentity(phone))
    await says(deps, business, id, { on: 'answer', topicId: business.topics.promos, answer })
  }
  await person(agreed, 'in')
  await person(refused, 'out')
  const pause = (paused: boolean, language?: string, name = 'offer') =>
    setTemplatePaused(deps, caller, { name, paused, languages: language ? [language] : [] })
  const check = async (name: string, about: typeof request | { template: { name: string } } = request) => {
    const result = await checkContact(deps, caller, name, about)
    return result.outcome === 'decided' ? result.decided.reason : result.outcome
  }
  return { ...stand, caller, pause, check }
}

test('a paused template is held for who agreed, in every way of asking, and nobody’s answers change', async () => {
  const { deps, caller, pause, check, send, upstream } = await setUp()
  const ledger = () => database.admin.sql`select count(*)::int as lines from ledger`
  const before = await ledger()
  expect(await check(agreed)).toBe('opted_in')
  expect(await pause(true)).toMatchObject({ outcome: 'set', changed: ['en-US'] })
  expect(await check(agreed)).toBe('template_paused')
  // Who refused is named as such: a sender may give such a number up, and must not give up the others.
  expect(await check(refused)).toBe('opted_out')
  const many = await checkContacts(deps, caller, [agreed, refused], request)
  expect(many).toMatchObject({ decided: [{ reason: 'template_paused' }, { reason: 'opted_out' }] })
  expect(refusalOf(await send('offer', agreed))).toEqual({ status: 400, code: 131049, reason: 'template_paused' })
  expect(upstream.messages()).toEqual([])
  expect(await ledger()).toEqual(before)
})

test('resumed it is sent again; a check about the time of the pause still knows it', async () => {
  const { deps, caller, pause, check, send } = await setUp()
  await pause(true)
  const during = deps.clock.now()
  await until(() => deps.clock.now() > during)
  expect(await pause(false, 'en_US')).toMatchObject({ outcome: 'set', changed: ['en-US'] })
  expect(await check(agreed)).toBe('opted_in')
  expect((await send('offer', agreed)).status).toBe(200)
  // It is recorded after the response; a later test looks whether anything was written.
  const recorded = () => database.admin.sql`select 1 from sent_messages`
  await expect.poll(recorded, { interval: 10 }).toHaveLength(1)
  const past = await checkAt(deps, caller, [agreed], request, during)
  expect(past).toMatchObject({ outcome: 'decided', decided: [{ reason: 'template_paused' }] })
})

test('a template of a required topic is held as well, and a paused language alone by its own', async () => {
  const { deps, business, pause, check } = await setUp()
  const code = {
    name: 'code',
    topicId: business.topics.security,
    category: 'authentication',
    language: 'pt-BR',
  } as const
  await addTemplate(deps, business.id, code)
  await pause(true, 'pt_BR', 'code')
  expect(await check(agreed, { template: { name: 'code', language: 'pt-BR' } })).toBe('template_paused')
  expect(await check(agreed, { template: { name: 'code', language: 'en-US' } })).toBe('required')
  // Where no language is named, none may be sent while one of them is paused.
  expect(await check(agreed, { template: { name: 'code' } })).toBe('template_paused')
})

test('a language that comes later is paused as the others are, and not if one of them may be sent', async () => {
  const { deps, caller, business, pause, check } = await setUp()
  const addIn = (language: string) =>
    addTemplate(deps, business.id, { name: 'offer', topicId: business.topics.promos, category: 'marketing', language })
  const of = (language: string) => ({ template: { name: 'offer', language } })
  await pause(true)
  await addIn('es')
  expect(await check(agreed, of('es'))).toBe('template_paused')
  const during = deps.clock.now()
  await until(() => deps.clock.now() > during)
  expect(await pause(false, 'es')).toMatchObject({ outcome: 'set', changed: ['es'] })
  await addIn('fr')
  expect(await check(agreed, of('fr'))).toBe('opted_in')
  const past = await checkAt(deps, caller, [agreed], of('es'), during)
  expect(past).toMatchObject({ outcome: 'decided', decided: [{ reason: 'template_paused' }] })
})

test('what is unknown, or as asked already, writes nothing', async () => {
  const { pause } = await setUp()
  const before = await fingerprint(database.admin)
  expect(await pause(false)).toMatchObject({ outcome: 'set', changed: [] })
  expect(await pause(true, undefined, 'never_seen')).toEqual({ outcome: 'unknown_template' })
  expect(await pause(true, 'fr')).toEqual({ outcome: 'unknown_template' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

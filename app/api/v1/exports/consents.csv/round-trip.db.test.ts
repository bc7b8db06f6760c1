import { expect, test } from 'vitest'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { FOREVER, type Statement } from '@/lib/consent/types'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { changeContact } from '@/lib/services/changes/change-contact'
import { importFile } from '@/lib/services/imports/testing'
import { makeBusiness, makeContact, type TestBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
useDeps(deps)

const say = (business: TestBusiness, contact: string, method: 'page' | 'keyword', ...statements: Statement[]) =>
  changeContact(deps, business.id, contact, {
    kind: 'preferences',
    actor: 'contact',
    method,
    evidence: { formId: newId() },
    say: () => ({ statements }),
  })

const exported = async (business: TestBusiness) =>
  (await callApi(GET, { token: await keyFor(deps, business.id) })).text()

test('our own export, imported again, changes nothing: no answer is dated again, no line is written', async () => {
  const business = await makeBusiness(deps)
  const { promos, news } = business.topics
  const answer = (topicId: string, value: 'in' | 'out'): Statement =>
    value === 'in'
      ? { on: 'answer', topicId, answer: 'in', basis: 'consent' }
      : { on: 'answer', topicId, answer: 'out' }
  const numbers = ['+5511987653001', '+5511987653002', '+5511987653003', '+5511987653004']
  const [agreed = '', refused = '', stopped = '', paused = ''] = await Promise.all(
    numbers.map((number) => makeContact(deps, business.id, phoneIdentity(number))),
  )
  const nameless = await makeContact(deps, business.id, bsuidIdentity('BR.roundtrip1'))
  await say(business, agreed, 'page', answer(promos, 'in'), answer(news, 'out'))
  await say(business, refused, 'keyword', answer(promos, 'out'))
  // Said again later: the export says since when it holds.
  await say(business, refused, 'page', answer(promos, 'out'))
  await say(business, stopped, 'page', answer(promos, 'in'))
  await say(business, stopped, 'page', { on: 'stop', value: true })
  await say(business, paused, 'page', answer(news, 'in'), { on: 'pause', until: FOREVER })
  await say(business, nameless, 'page', answer(promos, 'in'))
  const file = `phone,topic,answer,when,proof\n+5511987653005,promos,yes,2026-01-05T10:00:00.123Z,form\n+5511987653006,news,no,2026-01-06,\n`
  await importFile(deps, worker, business.id, file)

  const before = await exported(business)
  expect(before.match(/,(?:in|out),/g)?.length).toBeGreaterThanOrEqual(8)
  const done = await importFile(deps, worker, business.id, before)
  expect(done).toMatchObject({ status: 'done', taken: 0, keptOut: 0 })
  expect(await exported(business)).toBe(before)
})

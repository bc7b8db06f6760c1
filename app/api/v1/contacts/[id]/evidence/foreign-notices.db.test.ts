import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

// Before Sayso checked which notice a form names, a person with a link could send any hash.

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const ours = await makeBusiness(deps)
const token = await keyFor(deps, ours.id, ['evidence'])
const sql = database.admin.sql

test('a hash that a form made up before forms were checked is told, and is no fault of the record', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650055'))
  const madeUp = 'f'.repeat(64)
  const say = (answer: 'in' | 'out', notice: string | null) =>
    changeContact(deps, ours.id, id, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      say: () => ({
        statements: [{ on: 'answer', topicId: ours.topics.orders, answer, basis: null }],
        notice,
      }),
    })
  await say('out', madeUp)
  const ask = async () => (await callApi(GET, { token, params: { id } })).json()
  expect(await ask()).toMatchObject({ whole: false, missing_notices: [madeUp], foreign_notices: [] })
  // As it is where the line is older than the check.
  await sql`update businesses set notices_checked_from = now() + interval '1 second' where id = ${ours.id}`
  expect(await ask()).toMatchObject({ whole: true, missing_notices: [], foreign_notices: [madeUp] })
  const html = await (
    await callApi(GET, { token, params: { id }, headers: { accept: 'text/html', 'accept-language': 'en' } })
  ).text()
  expect(html).toContain('The record is whole')
  expect(html).toContain(`A form named the text ${madeUp} before Sayso checked`)
  // A later line that speaks of what stood before names it too, and is no fault either.
  const [last] = await sql<{ after: string }[]>`
    select (max(recorded_at) + interval '1 millisecond')::text as after from ledger where contact_id = ${id}`
  await sql`update businesses set notices_checked_from = ${last?.after ?? ''} where id = ${ours.id}`
  await say('in', null)
  expect(await ask()).toMatchObject({ whole: true, foreign_notices: [madeUp] })
})

import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { keyFor } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/testing/database'
import { audienceTest, bodyOf, rowsOf } from './testing'

const database = await createTestDatabase()
const { deps, folder, ours, theirs, ask, lookAt } = await audienceTest(database)

test.each([
  ['no question', '', 'invalid_query'],
  ['two questions', '?topic=orders&template=x', 'invalid_query'],
  ['an unknown choice', '?topic=orders&only=some', 'invalid_query'],
])('%s is refused', async (_, query, code) => {
  const response = await ask('phone\n', query)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code })
})

test('topics, senders and sources of another business are as if absent, and so are its lists', async () => {
  const reference = newId()
  await inBusiness(deps.db, theirs.id, (tx) =>
    ensureSource(tx, theirs.id, { id: reference, kind: 'campaign', name: 'x', reference, now: deps.clock.now() }),
  )
  const topicId = theirs.topics.promos
  const queries = [`?topic=${topicId}`, '?topic=none', '?topic=orders&sender=1', `?topic=orders&source=${reference}`]
  for (const query of queries) {
    const response = await ask('phone\n+5511900000001\n', query)
    expect([query, response.status]).toEqual([query, 404])
    expect(((await response.json()) as { code: string }).code).toMatch(/^unknown_(topic|sender|source)$/)
  }
  const response = await ask('phone\n+5511900000001\n')
  await response.text()
  const id = response.headers.get('sayso-audience-id')
  expect(await lookAt(id)).toMatchObject({ status: 'done' })
  expect(await lookAt(id, await keyFor(deps, theirs.id))).toMatchObject({ code: 'not_found' })
  expect(await lookAt('x')).toMatchObject({ code: 'not_found' })
})

test('the scope check is needed for both', async () => {
  const key = await keyFor(deps, ours.id, ['links', 'imports'])
  expect((await ask('phone\n', '?topic=orders', { token: key })).status).toBe(403)
  expect(await lookAt(newId(), key)).toMatchObject({ code: 'scope_missing' })
})

test.each([
  ['nothing', '', 'unreadable_table'],
  ['Latin-1', Buffer.from('telefone,nome\n1,Jo\u{e3}o\n', 'latin1'), 'unreadable_table'],
  ['no column of numbers', 'name,city\nAna,x\n', 'columns_missing'],
  ['two columns of numbers', 'phone,telephone\n1,2\n', 'columns_ambiguous'],
  ['too many columns', `phone,${','.repeat(60_000)}\n${'1\n'.repeat(12_000)}`, 'unreadable_table'],
  ['a JSON array', '[{"phone":"1"}]', 'unreadable_table'],
])('a list with %s is refused before anything is answered, and its row says why', async (_, raw, code) => {
  const response = await ask(raw)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ code })
  const [row] = await database.admin
    .sql`select status, problem from audiences order by created_at desc, id desc limit 1`
  expect(row).toEqual({ status: 'broken', problem: code })
  expect(readdirSync(folder)).toEqual([])
})

test('a missing column is named with the header that was found', async () => {
  const response = await ask('name,city\nAna,x\n')
  expect(((await response.json()) as { detail: string }).detail).toContain('“name”, “city”')
})

test('too large a list is refused, and nothing of it stays', async () => {
  const { body } = bodyOf(rowsOf(2000))
  const response = await ask(body)
  expect(response.status).toBe(413)
  expect(readdirSync(folder)).toEqual([])
})

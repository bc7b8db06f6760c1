import { expect, test } from 'vitest'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import { createTestDatabase } from '@/testing/database'
import { operator } from './testing'

const database = await createTestDatabase()

test('a sandbox is no business of the commands: there is still one, and it need not be named', async () => {
  const { deps, business, run } = await operator(database, [])
  expect(await run({}, 'list')).toMatchObject({ code: 0, err: '' })
  await ensureTestBusiness(deps, business.id)
  const listed = await run({}, 'list')
  expect(listed).toMatchObject({ code: 0, err: '' })
  expect(listed.out).not.toContain('sandbox-')
  const connected = await run({}, 'connect', 'webhook', '--url', 'https://example.com/hook')
  expect(connected.err).not.toContain('There are several businesses')
})

import { once } from 'node:events'
import { type AddressInfo, connect as dial, createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@/db/client'
import { newId } from '@/lib/ids'
import { linesOf, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { stop } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { changeContact } from './change-contact'
import type { ChangeRequest } from './change-request'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const stopped = (): ChangeRequest => ({
  ...{ kind: 'stop', actor: 'contact', method: 'page', dedupe: { key: newId(), kind: 'form' } },
  say: () => ({ statements: [stop] }),
})

/** What PostgreSQL says at the end of a response inside a transaction: ReadyForQuery, with "T". */
const IN_TRANSACTION = Buffer.from([0x5a, 0, 0, 0, 5, 0x54])

/** What a load balancer may do to a connection: it resets it together with the response to BEGIN. */
const url = new URL(database.appUrl)
let resets = false
const between = createServer((client) => {
  const server = dial(Number(url.port), url.hostname)
  client.on('error', () => {}).on('close', () => server.destroy())
  server.on('error', () => {}).on('close', () => client.destroy())
  client.on('data', (bytes) => server.write(bytes))
  server.on('data', (bytes) => {
    client.write(bytes)
    if (!resets || !bytes.includes(IN_TRANSACTION)) return
    resets = false
    client.resetAndDestroy()
  })
}).listen(0, '127.0.0.1')
await once(between, 'listening')
const through = new URL(url)
through.hostname = '127.0.0.1'
through.port = String((between.address() as AddressInfo).port)
const one = connect(through.href, { max: 1 })
afterAll(async () => {
  await one.close()
  between.close()
})

test('a connection that is reset when a transaction begins fails that change, and the next ones are made', async () => {
  const by = { ...deps, db: one }
  const [before, cut, after] = await Promise.all(['', '', ''].map(() => makeContact(deps, business.id)))
  expect(await changeContact(by, business.id, before!, stopped())).toMatchObject({ outcome: 'recorded' })
  resets = true
  await expect(changeContact(by, business.id, cut!, stopped())).rejects.toMatchObject({
    code: expect.stringMatching(/^(ECONNRESET|CONNECTION_CLOSED)$/) as unknown,
  })
  expect(await changeContact(by, business.id, after!, stopped())).toMatchObject({ outcome: 'recorded' })
  const lines = await Promise.all([before, cut, after].map((contactId) => linesOf(database.admin, contactId!)))
  expect(lines.map((each) => each.length)).toEqual([1, 0, 1])
})

import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { noticeHash } from '@/lib/ledger/notice'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { linesOf, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { publishNotices, republishNotices } from './publish-notices'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const sql = database.admin.sql

const configOf = async (id: string) => {
  const config = await inBusiness(database.app, id, (tx) => readConfig(tx, id))
  if (!config) throw new Error('a test has no business')
  return config
}

/** Leaves the business as an older version would: with notices that differ from its page. */
async function published(businessId: string, hash: string): Promise<void> {
  await sql`update notices set current = false where business_id = ${businessId}`
  await sql`
    insert into notices (business_id, hash, locale, canonical, published_at, current)
    values (${businessId}, ${hash}, 'en', '{"format":"sayso.notice.v1"}', now(), true)`
}

test('every language of a business has its own notice, stored as it was hashed', async () => {
  const { id } = await makeBusiness(deps)
  const rows = await sql<{ locale: string; hash: string; canonical: string }[]>`
    select locale, hash, canonical from notices where business_id = ${id} and current order by locale`
  expect(rows.map(({ locale }) => locale)).toEqual(['en', 'es', 'pt-BR'])
  const withdrawals = rows.map(
    ({ canonical }) => (JSON.parse(canonical) as { stop: { withdraw: string } }).stop.withdraw,
  )
  expect(withdrawals).toEqual([
    'You can also write STOP in the chat at any time to stop all messages, or START to get them again.',
    'Para dejar de recibir mensajes, también puedes escribir PARAR en el chat cuando quieras. Para volver a recibirlos, escribe VOLVER.',
    'Na conversa, escreva PARAR para cancelar as mensagens ou VOLTAR para voltar a receber.',
  ])
  for (const { hash, canonical } of rows) expect(noticeHash(JSON.parse(canonical)).hash).toBe(hash)
})

test('a new version publishes what its page shows, once; answers under older notices keep their text', async () => {
  const business = await makeBusiness(deps)
  const first = await configOf(business.id)
  await published(business.id, 'a'.repeat(64))
  const contactId = await makeContact(deps, business.id)
  const { promos, orders } = business.topics
  const old = await visit(deps, business, contactId)

  expect(await republishNotices(database.owner, Date.now())).toBe(1)
  const now = await configOf(business.id)
  expect(now.notices).toEqual(first.notices)
  expect(now.version).toBeGreaterThan(old.link.config.version)
  expect(await republishNotices(database.owner, Date.now())).toBe(0)
  expect((await configOf(business.id)).version).toBe(now.version)

  // From a page that was open meanwhile: its No is recorded with the text that it showed; its Yes is asked for again.
  const result = await savePreferences(deps, old, {
    notice: 'a'.repeat(64),
    shown: { [promos]: false, [orders]: true },
    submitted: { [promos]: true, [orders]: false },
  })
  expect(result).toMatchObject({ askedAgain: [promos], change: { outcome: 'recorded' } })
  const [line] = await linesOf(database.admin, contactId)
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ notice: 'a'.repeat(64) })
})

test('a language that the business gives up has no current notice any more', async () => {
  const { id } = await makeBusiness(deps)
  await sql`update businesses set locales = '{en,es}' where id = ${id}`
  await inBusiness(database.app, id, (tx) => publishNotices(tx, id, Date.now()))
  expect(Object.keys((await configOf(id)).notices).toSorted()).toEqual(['en', 'es'])
})

test('a language under another spelling is published under the name that pages ask by', async () => {
  const { id } = await makeBusiness(deps)
  await sql`update businesses set locales = '{en,pt_br}' where id = ${id}`
  await inBusiness(database.app, id, (tx) => publishNotices(tx, id, Date.now()))
  expect(Object.keys((await configOf(id)).notices).toSorted()).toEqual(['en', 'pt-BR'])
})

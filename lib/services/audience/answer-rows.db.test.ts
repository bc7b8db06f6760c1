import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { readTable } from '@/lib/csv/read-table'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { answerRows } from './answer-rows'
import { findColumns } from './columns'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('a list is read by the country that the business has at each batch, also if it was another at first', async () => {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id, phoneIdentity('+5511987650001'))
  await changeContact(deps, business.id, contactId, {
    ...{ kind: 'stop', actor: 'contact', method: 'page' },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  const table = await readTable(
    (async function* () {
      yield Buffer.from('phone,País\n11987650001,Portugal\n11987650001,Portugal\n11987650001,\n')
    })(),
    { batchRows: 1 },
  )
  const question = {
    ...{ subject: { topic: 'orders' }, sourceNumber: 0, columns: findColumns(table, {}), country: 'PT' },
    ...{ onlyAllowed: false, links: false, languageByte: () => 0 },
  }
  let written = ''
  const counts = { rows: 0, allowed: 0, unreadable: 0, reasons: {} }
  for await (const text of answerRows(deps, operatorOf(business.id), table, question, counts)) written += text
  // A mobile of Brazil: whether it is that of somebody in Portugal is not sure for a business in Brazil.
  expect(counts).toMatchObject({ rows: 3, allowed: 0, reasons: { unreadable: 2, stopped: 1 } })
  expect(written.split('\n')).toHaveLength(5)
})

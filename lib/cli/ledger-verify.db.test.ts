import { expect, test } from 'vitest'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runCommand } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

const command = (...args: string[]) => runCommand(database, 'ledger-verify', ...args)

async function stoppedContact(): Promise<string> {
  const id = await makeContact(deps, business.id)
  await stopEverything(deps, await visit(deps, business, id))
  return id
}

test('the command ends with 0 for a whole ledger and with 1 for a broken one, naming the line', async () => {
  const [whole, broken] = [await stoppedContact(), await stoppedContact()]
  const [gone] = await database.admin.sql<{ change: string }[]>`
    delete from ledger where contact_id = ${broken} returning change_id as change`
  expect(await command('--business', business.slug, '--contact', whole)).toEqual({
    code: 0,
    out: 'The ledger is whole. Read businesses: 1, contacts: 1, lines: 1, pieces of evidence: 1.\n',
    err: '',
  })
  expect(await command()).toEqual({
    code: 1,
    out:
      `${business.slug} contact ${broken} line 1: tail_removed\n` +
      `${business.slug} evidence change ${gone?.change} of contact ${broken}: added\n` +
      'The ledger is broken. Contacts with a bad line: 1. Rows that do not follow from the lines: 1. ' +
      'Read businesses: 1, contacts: 2, lines: 1, pieces of evidence: 1.\n',
    err: '',
  })
})

test('a filter that finds nothing does not end with success', async () => {
  const nobody = { code: 1, out: '', err: 'There is no business or contact like this, so nothing was read.\n' }
  expect(await command('--business', 'nobody')).toEqual(nobody)
  expect(await command('--contact', business.id)).toEqual(nobody)
  expect(await command('--contact', 'me')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Usage:') })
})

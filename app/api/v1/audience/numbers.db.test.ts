import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { PUT } from './route'

// Lists whose numbers came out of a spreadsheet, and who each row must mean.

const database = await createTestDatabase()
const made = testDeps(database.app)
const folder = mkdtempSync(join(tmpdir(), 'sayso-audience-'))
const deps = { ...made, settings: { ...made.settings, spool: { folder, fileBytes: 2 ** 24, totalBytes: 2 ** 25 } } }
useDeps(deps)
const business = await makeBusiness(deps)
const token = await keyFor(deps, business.id)

/** Somebody who said no to everything. */
async function refuser(phone: string): Promise<void> {
  const contactId = await makeContact(deps, business.id, phoneIdentity(phone))
  await changeContact(deps, business.id, contactId, {
    kind: 'stop',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
}
await refuser('+5511987650001')
await refuser('+573005550101')

/** The reason beside each row. */
async function reasonsOf(file: string): Promise<(string | undefined)[]> {
  const answer = await callApi(PUT, { token, method: 'PUT', raw: file, query: '?topic=orders' })
  const [head, ...rows] = (await answer.text()).trim().split(/\r?\n/)
  const place = head?.split(',').indexOf('reason') ?? -1
  return rows.map((row) => row.split(',').at(place - (head?.split(',').length ?? 0)))
}

test.each([
  [
    'behind an apostrophe',
    "id,name,email,phone_number\n1,Ana,a@x.y,'+5511987650001\n2,Bia,b@x.y,+5511987650001\n",
    ['stopped', 'stopped'],
  ],
  [
    'with the .0 of a program',
    'name,phone\nAna,573005550101\nAna,573005550101.0\nBea,5511987650001.0\nEva,5.73E+11\n',
    ['stopped', 'stopped', 'stopped', 'unreadable'],
  ],
  [
    'in formulas, and with marks that nobody sees',
    'phone,name\n"=""+5511987650001""",Ana\n\u202a+5511987650001\u202c,Ana\n+55\u00a011\u00a098765\u20110001,Ana\n',
    ['stopped', 'stopped', 'stopped'],
  ],
  [
    'of two people in one cell',
    'phone,name\n"+5511987650001; +5511987650002",Ana\n+5511987650001 ::: +5511987650002,Ana\n',
    ['unreadable', 'unreadable'],
  ],
  [
    'whose row names their country',
    'Country code,phone\n57,3005550101\nCO,3005550101\nOtro,11987650001\n,11987650001\n',
    ['stopped', 'stopped', 'unreadable', 'stopped'],
  ],
  [
    'whose row names where they live',
    'País,phone\nColombia,3005550101\nKolumbien,3005550101\nOtro,11987650001\n,11987650001\n',
    ['stopped', 'stopped', 'unreadable', 'stopped'],
  ],
  [
    'of here whose row names where they live',
    'País,phone\nPortugal,11987650001\nEUA,11987650001\nPortugal,+5511987650001\nPortugal,5511987650001\n',
    ['unreadable', 'unreadable', 'stopped', 'stopped'],
  ],
  ['beside a column that says who has WhatsApp', 'phone,whatsapp\n+5511987650001,yes\n', ['stopped']],
  ['as the country’s people write them', 'phone,name\n(11) 98765-0001,Ana\n11987650001,Ana\n', ['stopped', 'stopped']],
])('numbers %s are the people that a person sees', async (_what, file, reasons) => {
  expect(await reasonsOf(file)).toEqual(reasons)
})

test('a number of NDJSON with an exponent is nobody’s', async () => {
  const rows = ['573005550101', '573005550101.0', '5.73005550101E+11']
  const file = rows.map((phone) => `{"phone": ${phone}}`).join('\n')
  expect(await reasonsOfObjects(file)).toEqual(['stopped', 'stopped', 'unreadable'])
})

test('a country under a key that the first object of NDJSON lacks is that of the number', async () => {
  const file = '{"phone": "+5511987650001"}\n{"phone": "3005550101", "country_code": "57"}'
  expect(await reasonsOfObjects(file)).toEqual(['stopped', 'stopped'])
})

async function reasonsOfObjects(file: string): Promise<string[]> {
  const answer = await callApi(PUT, { token, method: 'PUT', raw: file, query: '?topic=orders' })
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { reason: string }).reason)
}

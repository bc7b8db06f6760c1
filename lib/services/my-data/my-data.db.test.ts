import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { changeContact } from '@/lib/services/changes/change-contact'
import { openLink } from '@/lib/services/page/open-link'
import { fingerprint, linesOf, makeBusiness, makeContact, testDeps, tokenFor } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { CODE_MS, MOST_TRIES, OPEN_MS } from './data-code'
import { eraseMyData } from './erase-my-data'
import { isGranted, openMyData, readMyData } from './open-my-data'
import { makeDataCode, sendDataCode } from './send-data-code'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
let numbers = 0

async function person() {
  const business = await makeBusiness(deps)
  const phone = `+55119876${String(10_000 + ++numbers)}`
  const contactId = await makeContact(deps, business.id, phoneIdentity(phone))
  return { business, place: { businessId: business.id, contactId }, phone }
}

const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

test('the right code opens the data once, however it is typed, and no code is stored', async () => {
  const { place } = await person()
  const code = (await makeDataCode(deps, place.businessId, place.contactId)) ?? ''
  expect(code).toMatch(/^\d{6}$/)
  const [row] = await sql<
    { text: string }[]
  >`select t::text as text from data_codes t where contact_id = ${place.contactId}`
  expect(row?.text).not.toContain(`,${code},`)
  const opened = await openMyData(deps, place, ` ${code.slice(0, 3)} ${code.slice(3)} `)
  expect(opened).toMatchObject({ outcome: 'open' })
  expect(await openMyData(deps, place, code)).toEqual({ outcome: 'over' })
})

test('five tries and no more, also when many come at once', async () => {
  const { place } = await person()
  const code = (await makeDataCode(deps, place.businessId, place.contactId)) ?? ''
  const guesses = Array.from({ length: 12 }, () => openMyData(deps, place, wrongFor(code)))
  const outcomes = (await Promise.all(guesses)).map((each) =>
    each.outcome === 'wrong' ? `wrong ${each.triesLeft}` : each.outcome,
  )
  expect(outcomes.filter((each) => each !== 'over').toSorted()).toEqual(['wrong 1', 'wrong 2', 'wrong 3', 'wrong 4'])
  expect(await openMyData(deps, place, code)).toEqual({ outcome: 'over' })
  const [row] = await sql<{ tries: number }[]>`select tries from data_codes where contact_id = ${place.contactId}`
  expect(row?.tries).toBe(MOST_TRIES)
})

test('of two right codes at once one opens the data', async () => {
  const { place } = await person()
  const code = (await makeDataCode(deps, place.businessId, place.contactId)) ?? ''
  const both = await Promise.all([openMyData(deps, place, code), openMyData(deps, place, code)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['open', 'over'])
})

test('what is no code costs no try, and a code is over after ten minutes or when there is a newer one', async () => {
  const { place } = await person()
  const first = (await makeDataCode(deps, place.businessId, place.contactId)) ?? ''
  for (const typed of ['', '12345', 'code', '1234567'])
    expect(await openMyData(deps, place, typed)).toEqual({ outcome: 'incomplete' })
  expect(await openMyData(later(CODE_MS + 1000), place, first)).toEqual({ outcome: 'over' })
  const second = (await makeDataCode(deps, place.businessId, place.contactId)) ?? ''
  if (second !== first) expect((await openMyData(deps, place, first)).outcome).toBe('wrong')
  expect((await openMyData(deps, place, second)).outcome).toBe('open')
})

test('a contact has three codes in an hour, also when many are asked for at once', async () => {
  const { place } = await person()
  const asked = Array.from({ length: 8 }, () => makeDataCode(deps, place.businessId, place.contactId))
  expect((await Promise.all(asked)).filter((code) => code !== null)).toHaveLength(3)
})

test('what one contact asks for beyond its limit does not use up the codes of the business', async () => {
  const { place } = await person()
  for (let asked = 0; asked < 6; asked++) await makeDataCode(deps, place.businessId, place.contactId)
  const counted = await sql<{ subject: string; count: number }[]>`
    select subject, count from data_code_counts where business_id = ${place.businessId}`
  expect(Object.fromEntries(counted.map(({ subject, count }) => [subject, count]))).toEqual({
    [place.contactId]: 6,
    [place.businessId]: 3,
  })
})

test('the code of one contact opens nothing of another, and neither does the grant', async () => {
  const one = await person()
  const other = await makeContact(deps, one.business.id, phoneIdentity(`+5511987${600_000 + ++numbers}`))
  const elsewhere = { businessId: one.business.id, contactId: other }
  const code = (await makeDataCode(deps, one.business.id, one.place.contactId)) ?? ''
  expect(await openMyData(deps, elsewhere, code)).toEqual({ outcome: 'over' })
  const opened = await openMyData(deps, one.place, code)
  const grant = opened.outcome === 'open' ? opened.grant : ''
  expect(await isGranted(deps, one.place, grant)).toBe(true)
  expect(await isGranted(deps, elsewhere, grant)).toBe(false)
  expect(await isGranted(later(OPEN_MS + 1000), one.place, grant)).toBe(false)
  for (const forged of ['', 'x', `${newId()}.${Date.now() + 1e6}.${'A'.repeat(43)}`, grant.replace(/.$/, '')])
    expect(await isGranted(deps, one.place, forged)).toBe(false)
  // A new code ends what the one before had opened.
  await makeDataCode(deps, one.business.id, one.place.contactId)
  expect(await isGranted(deps, one.place, grant)).toBe(false)
})

test('no code is sent where nothing may be written to the person, and nothing is written then', async () => {
  const { place } = await person()
  const before = await fingerprint(database.admin)
  expect(await sendDataCode(deps, place.businessId, place.contactId)).toBe('impossible')
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('an erasure by the person leaves the chain and a keyed hash, says who did it, and ends the link', async () => {
  const { business, place, phone } = await person()
  const { businessId, contactId } = place
  await changeContact(deps, businessId, contactId, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    evidence: { ip: '203.0.113.9' },
    say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer: 'in' }] }),
  })
  expect((await readMyData(deps, place))?.identities.map(({ canonical }) => canonical)).toEqual([phone])
  await makeDataCode(deps, businessId, contactId)
  await eraseMyData(deps, place)
  const bundle = await readMyData(deps, place)
  expect(bundle?.identities.map(({ canonical }) => canonical)).not.toContain(phone)
  expect(bundle?.chains[0]?.lines.map(({ evidenceStatus }) => evidenceStatus.state)).toEqual(['deleted', 'none'])
  expect((await linesOf(database.admin, contactId)).at(-1)).toMatchObject({ kind: 'erasure', method: 'page' })
  expect(await sql`select 1 from data_codes where contact_id = ${contactId}`).toHaveLength(0)
  expect(await sql`select cause from suppressions where business_id = ${businessId}`).toMatchObject([
    { cause: 'erased' },
  ])
  expect(await openLink(deps, tokenFor(deps, business, contactId))).toMatchObject({ power: 'gone', erased: true })
  expect(await makeDataCode(deps, businessId, contactId)).toBeNull()
})

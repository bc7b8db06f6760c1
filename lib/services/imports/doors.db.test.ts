import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { lookUpContacts } from '@/lib/services/contacts/look-up-contacts'
import { checkAt } from '@/lib/services/decisions/check-at'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { decidePeople } from '@/lib/services/decisions/decide-people'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { makeLinks } from '@/lib/services/messages/make-links'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readImportReport, FIRST_ISSUE } from './read-imports'
import { importFile } from './testing'

// The same text means the same contact, or no contact, at every place where a business names people.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)

/** Numbers of several countries; each test gives them other last digits. */
const NUMBERS = ['5511987650000', '5531987650000', '5522997120000', '551130010000', '573005550000', '5215512340000']
const MORE = [
  '525512340000',
  '5491112340000',
  '4915155550000',
  '628125550000',
  '14155550000',
  '22507120000',
  '2290197120000',
]
const AROUND = [
  ...[
    '@',
    "'@",
    '="@"',
    '"@"',
    '\u202a@\u202c',
    '\u2068@\u2069',
    '\ufeff@',
    '@\u200b',
    ' @ ',
    '\t@',
    '=@',
    '@;',
    '@.0',
    '@,0',
    '@.00',
  ],
  ...[
    '@.5',
    '@E+2',
    '@; @',
    '@ ::: +14155552671',
    '@/12',
    'whatsapp:@',
    'tel:@',
    'call @',
    '@ x5',
    '@;ext=5',
    '00@',
    '(@)',
    '@\n',
  ],
]

const written = fc
  .record({
    number: fc.constantFrom(...NUMBERS, ...MORE),
    tail: fc.integer({ min: 0, max: 9999 }),
    plus: fc.boolean(),
    national: fc.integer({ min: 0, max: 4 }),
    grouped: fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011'),
    around: fc.constantFrom(...AROUND, '@', '@', '@'),
  })
  .map(({ number, tail, plus, national, grouped, around }) => {
    const whole = number.slice(0, -4) + String(tail).padStart(4, '0')
    // Without its country's code, or without the area code too.
    const digits = plus || national < 2 ? whole : whole.slice(national)
    const groups =
      grouped === '' ? digits : digits.replace(/(.{2})(.{2})(.{4,5})/, `$1${grouped}$2${grouped}$3${grouped}`)
    return around.replaceAll('@', (plus ? '+' : '') + groups)
  })

const ndjson = (texts: readonly string[]) =>
  texts.map((text) => JSON.stringify({ phone: text, answer: 'no', topic: 'orders' })).join('\n')

test('the same text is the same person at every door, or is refused at all of them', async () => {
  const business = await makeBusiness(deps)
  const key = granted(
    await createApiKey(deps, operatorOf(business.id), {
      name: 'all',
      scopes: ['check', 'links'],
      mode: 'live',
    }),
  )
  const caller = {
    kind: 'key' as const,
    businessId: business.id,
    keyId: key.id,
    scopes: ['imports' as const, 'check' as const, 'links' as const],
    mode: 'live' as const,
  }
  const texts = [...new Set(fc.sample(written, { numRuns: 400, seed: 20261128 }))]
  const done = await importFile(deps, worker, business.id, ndjson(texts))
  const { issues } = (await readImportReport(deps, business.id, done.id, { after: FIRST_ISSUE, limit: 1000 }))!
  const refused = new Set(issues.filter(({ outcome }) => outcome === 'refused').map(({ row }) => row))
  const guessed = new Set(issues.filter(({ outcome }) => outcome === 'guessed').map(({ row }) => row))
  expect({ refused: done.refused, guessed: done.guessed }).toEqual({ refused: refused.size, guessed: guessed.size })
  const isRefused = texts.map((_, place) => refused.has(place + 1))

  const looked = granted(await lookUpContacts(deps, operatorOf(business.id), texts))
  const idOf = looked.map((each) => (each.status === 'found' ? each.contact.id : each.status))
  const linked = await makeLinks(
    deps,
    caller,
    texts.map((contact) => ({ contact })),
    {},
  )
  const config = await deps.configs.at(business.id, 0)
  const topic = config.topics.find((each) => each.key === 'orders')!
  const list = await inBusiness(deps.db, business.id, (tx) =>
    decidePeople(deps, tx, config, texts, { topic }, Date.now()),
  )
  const past = await checkAt(deps, caller, texts, { topic: 'orders' }, deps.clock.now())
  const asked = await Promise.all(
    texts.map(async (text) => {
      const result = await checkContact(deps, caller, text, { topic: 'orders' })
      return result.outcome === 'decided' ? result.decided.reason : result.outcome
    }),
  )
  for (const [place, text] of texts.entries()) {
    const wanted = isRefused[place] ? 'unreadable' : idOf[place]
    // Everybody in the file said No. Any other contact has no answer, and is allowed.
    const reason = isRefused[place] ? 'unreadable' : 'opted_out'
    expect({ text, lookup: idOf[place] }).toEqual({ text, lookup: wanted })
    const link = linked.outcome === 'made' ? linked.links[place] : undefined
    expect({ text, link: link?.problem ?? link?.contactId }).toEqual({ text, link: wanted })
    expect({ text, list: list[place]?.contactId ?? list[place]?.reason }).toEqual({ text, list: wanted })
    const then = past.outcome === 'decided' ? past.decided[place]?.reason : past.outcome
    expect({ text, list: list[place]?.reason, asked: asked[place], then }).toEqual({
      text,
      list: reason,
      asked: reason,
      then: reason,
    })
  }
  // Both kinds must be many, or the test shows nothing.
  expect(refused.size).toBeGreaterThan(40)
  expect(texts.length - refused.size).toBeGreaterThan(150)
  expect(guessed.size).toBeGreaterThan(10)
})

test('a file with a country is read as the business of that country would, and its country is no guess', async () => {
  const texts = [...new Set(fc.sample(written, { numRuns: 200, seed: 42 }))]
  const [brazil, other] = [await makeBusiness(deps), await makeBusiness(deps)]
  await database.admin
    .sql`update businesses set country = 'CO', config_version = config_version + 1 where id = ${other.id}`
  const keysOf = async (id: string) =>
    (
      await database.admin
        .sql`select match_key as key from identities where business_id = ${id} and kind = 'phone' order by 1`
    ).map((row) => row['key'] as string)
  const own = await importFile(deps, worker, brazil.id, ndjson(texts))
  const withCountry = await importFile(deps, worker, other.id, ndjson(texts), { settings: { country: 'BR' } })
  expect(await keysOf(other.id)).toEqual(await keysOf(brazil.id))
  expect(withCountry.refused).toBe(own.refused)
  const guessesOf = async (businessId: string, importId: string) => {
    const report = await readImportReport(deps, businessId, importId, { after: FIRST_ISSUE, limit: 1000 })
    return (report?.issues ?? [])
      .filter(({ outcome }) => outcome === 'guessed')
      .map(({ row, code }) => `${row} ${code}`)
  }
  const unlikely = (await guessesOf(brazil.id, own.id)).filter((guess) => guess.endsWith('number_unlikely'))
  expect(await guessesOf(other.id, withCountry.id)).toEqual(unlikely)
  expect(withCountry.guessed).toBe(unlikely.length)
})

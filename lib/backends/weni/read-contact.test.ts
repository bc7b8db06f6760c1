import { expect, test } from 'vitest'
import { seeded } from '@/testing/seeded'
import { WeniContact } from './contact'
import { readContact } from './read-contact'

const WHOLE = {
  uuid: '0f0e0d0c-0000-4000-8000-000000000001',
  name: 'Ana',
  fields: { consent_promo: 'yes', age: 42, member: true, note: null },
  groups: [{ uuid: 'g1', name: 'Promotions', status: 'ready' }],
  blocked: false,
  stopped: null,
  status: 'active',
}

/** Values that a field, or the whole response, may have in JSON, right or wrong. */
const VALUES: unknown[] = [
  undefined,
  null,
  true,
  '',
  'yes',
  'a\0b',
  'half \ud83d',
  'whole 😀',
  0,
  -1.5,
  Infinity,
  [],
  ['yes'],
  [null],
  {},
  { uuid: 'g2' },
  { uuid: null },
  [{ uuid: 'g2' }],
  [{ uuid: 'g2', fields: {} }, { uuid: 3 }],
  [[]],
  JSON.parse('{"__proto__":"yes","a":"no"}'),
  JSON.parse('{"__proto__":{"x":1}}'),
  { constructor: 'no', toString: null },
]

/** Both ways of reading, of which the schema is the one that counts. What is not read of a group does not matter. */
function bothWays(body: unknown) {
  const plain = WeniContact.safeParse(body)
  const fast = readContact(body)
  const read = fast && { ...fast, groups: fast.groups.map(({ uuid }) => ({ uuid })) }
  return [read, plain.success ? plain.data : null]
}

test('a contact is read as its schema reads it', () => {
  const [fast, plain] = bothWays(WHOLE)
  expect(fast).toEqual(plain)
  expect(fast).not.toBeNull()
})

test('any value in any place is read, or refused, as by the schema', () => {
  for (const value of VALUES) {
    const bodies: unknown[] = [value, { ...WHOLE, fields: { ...WHOLE.fields, note: value } }]
    for (const key of Object.keys(WHOLE)) bodies.push({ ...WHOLE, [key]: value })
    for (const body of bodies) {
      const [fast, plain] = bothWays(body)
      expect({ body, read: fast }).toEqual({ body, read: plain })
    }
  }
})

test('what is put together by chance is read, or refused, as by the schema', () => {
  const chance = seeded('contacts of Weni')
  const any = () => VALUES[chance.below(VALUES.length)]
  for (let round = 0; round < 2000; round++) {
    const body: Record<string, unknown> = { ...WHOLE }
    for (const key of Object.keys(WHOLE)) if (chance.next() < 0.2) body[key] = any()
    if (chance.next() < 0.5) body['fields'] = { ...WHOLE.fields, other: any() }
    const [fast, plain] = bothWays(body)
    expect(fast).toEqual(plain)
  }
})

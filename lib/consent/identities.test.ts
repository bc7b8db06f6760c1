import { expect, test } from 'vitest'
import { backendIdentity, bsuidIdentity, phoneIdentity, readPlatformId, readUrn } from './identities'

const BSUID = 'BR.13491208655302741918'

test('a WhatsApp URN is a phone number or a business-scoped user id', () => {
  expect(readUrn('whatsapp:5511987654321')).toEqual({
    kind: 'phone',
    value: '5511987654321',
    canonical: '+5511987654321',
    matchKey: 'phone:551187654321',
    givenBy: 'platform',
  })
  expect(readUrn(`whatsapp:${BSUID}`)).toEqual({
    kind: 'bsuid',
    value: BSUID,
    canonical: BSUID,
    matchKey: `bsuid:${BSUID}`,
    givenBy: 'platform',
  })
  expect(readUrn('whatsapp:US.ENT.118abc')).toMatchObject({ kind: 'bsuid', matchKey: 'bsuid:US.ENT.118abc' })
})

test('the numbers that WhatsApp writes in two ways are one identity', () => {
  expect(readUrn('whatsapp:551187654321')?.matchKey).toBe(readUrn('tel:+5511987654321')?.matchKey)
})

test.each([
  null,
  undefined,
  '',
  '********',
  'whatsapp:',
  'whatsapp:********',
  'telegram:123456789',
  'mailto:a@b.example',
  '5511987654321',
  'tel:BR.123',
])('%j names nobody on WhatsApp', (urn) => {
  expect(readUrn(urn)).toBeNull()
})

test('a BSUID is taken whole: case and country are part of it', () => {
  expect(bsuidIdentity('BR.a')?.matchKey).not.toBe(bsuidIdentity('BR.A')?.matchKey)
  expect(bsuidIdentity('BR.')).toBeNull()
  expect(bsuidIdentity(`BR.${'1'.repeat(129)}`)).toBeNull()
})

test.each(['hello', '+5511987654321.0.1', '+5511987654321, +5511987654322', '+5511987654321/2', 'tel:12'])(
  '%s is no number with its country',
  (text) => {
    expect(phoneIdentity(text)).toBeNull()
    expect(readUrn(`tel:${text}`)).toBeNull()
  },
)

test('what a flow writes behind a URN is no part of the id', () => {
  for (const behind of ['#Ana', '?channel=09d23a05&id=4#Ana', '?priority=1'])
    for (const urn of ['whatsapp:5511987654321', `whatsapp:${BSUID}`, 'tel:+5511987654321'])
      expect(readUrn(urn + behind)).toEqual(readUrn(urn))
  expect(readUrn('whatsapp:#Ana')).toBeNull()
})

test('a tel URN without a plus is a number only where the plan of its country knows it', () => {
  expect(readUrn('tel:5511987654321')?.canonical).toBe('+5511987654321')
  expect(readUrn('tel:11987654321')).toBeNull()
  expect(readUrn('tel:(11) 98765-4321')).toBeNull()
  expect(readUrn('tel:61234567')).toBeNull()
})

test("a backend's own id is one per backend, whatever its case", () => {
  expect(backendIdentity('b1', 'ABCD-1').matchKey).toBe('backend:b1:abcd-1')
  expect(backendIdentity('b2', 'abcd-1').matchKey).not.toBe(backendIdentity('b1', 'abcd-1').matchKey)
})

test.each<[string, string, string, string, string, string]>([
  ['a number', '5511987654321', 'phone', '5511987654321', '+5511987654321', 'phone:551187654321'],
  ['a number without its ninth digit', '551187654321', 'phone', '551187654321', '+551187654321', 'phone:551187654321'],
  ['an old id of Ivory Coast', '22507123456', 'phone', '22507123456', '+2250707123456', 'phone:2250707123456'],
  ['an old id of Benin', '22997123456', 'phone', '22997123456', '+2290197123456', 'phone:2290197123456'],
  ['a number that no plan knows', '9990001', 'phone', '9990001', '+9990001', 'phone:9990001'],
  [
    'more digits than a number has',
    '1'.repeat(18),
    'phone',
    '1'.repeat(18),
    `+${'1'.repeat(18)}`,
    `phone:${'1'.repeat(18)}`,
  ],
  ['one with a plus', '+5511987654321', 'phone', '5511987654321', '+5511987654321', 'phone:551187654321'],
  ['one in groups', '+55 (11) 98765-4321', 'phone', '5511987654321', '+5511987654321', 'phone:551187654321'],
  ['a user id', BSUID, 'bsuid', BSUID, BSUID, `bsuid:${BSUID}`],
  [
    'the user id of Meta’s samples',
    'user.9373795779392946',
    'bsuid',
    'user.9373795779392946',
    'user.9373795779392946',
    'bsuid:user.9373795779392946',
  ],
  ['a shape that nobody has seen', 'x:Y/ñ 7', 'bsuid', 'x:Y/ñ 7', 'x:Y/ñ 7', 'bsuid:x:Y/ñ 7'],
  ['what PostgreSQL can’t hold', 'BR.1\0\ud800', 'bsuid', 'BR.1�', 'BR.1�', 'bsuid:BR.1�'],
])('a platform’s id is taken as it is: %s', (_what, text, kind, value, canonical, matchKey) => {
  expect(readPlatformId(text)).toEqual({ kind, value, canonical, matchKey, givenBy: 'platform' })
})

test.each(['', ' ', '\0', 'x'.repeat(257)])(
  'only nothing, and what is too long for an id, names nobody: %j',
  (text) => {
    expect(readPlatformId(text)).toBeNull()
  },
)

test('the user id of Meta’s samples is one when a business writes it, too', () => {
  expect(bsuidIdentity('user.9373795779392946')?.matchKey).toBe(readPlatformId('user.9373795779392946')?.matchKey)
})

test('what is sent to a number that was typed is the digits of what was read', () => {
  expect(phoneIdentity('tel:+55 (11) 98765-4321;ext=5')).toMatchObject({ value: '5511987654321', givenBy: 'typed' })
})

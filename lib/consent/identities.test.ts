import { expect, test } from 'vitest'
import { backendIdentity, bsuidIdentity, phoneIdentity, readUrn } from '@/lib/consent/identities'

const BSUID = 'BR.13491208655302741918'

test('a WhatsApp URN is a phone number or a business-scoped user id', () => {
  expect(readUrn('whatsapp:5511987654321')).toEqual({
    kind: 'phone',
    value: '5511987654321',
    canonical: '+5511987654321',
    matchKey: 'phone:551187654321',
  })
  expect(readUrn(`whatsapp:${BSUID}`)).toEqual({
    kind: 'bsuid',
    value: BSUID,
    canonical: BSUID,
    matchKey: `bsuid:${BSUID}`,
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
  'whatsapp:br.123',
  'tel:BR.123',
])('%j names nobody on WhatsApp', (urn) => {
  expect(readUrn(urn)).toBeNull()
})

test('a BSUID is taken whole: case and country are part of it', () => {
  expect(bsuidIdentity('BR.a')?.matchKey).not.toBe(bsuidIdentity('BR.A')?.matchKey)
  expect(bsuidIdentity('BR.')).toBeNull()
  expect(bsuidIdentity(`BR.${'1'.repeat(129)}`)).toBeNull()
})

test('a number without its country is nobody', () => {
  expect(phoneIdentity('hello')).toBeNull()
})

test("a backend's own id is one per backend, whatever its case", () => {
  expect(backendIdentity('b1', 'ABCD-1').matchKey).toBe('backend:b1:abcd-1')
  expect(backendIdentity('b2', 'abcd-1').matchKey).not.toBe(backendIdentity('b1', 'abcd-1').matchKey)
})

import { expect, test } from 'vitest'
import { SCOPES, type Scope } from '@/lib/api/scopes'
import { type Caller, operatorOf, type Role } from './caller'
import { allows, type Right, RIGHTS } from './rights'

const rights = Object.keys(RIGHTS) as Right[]
const memberAs = (role: Role): Caller => ({ kind: 'member', businessId: 'b', memberId: 'm', role })
const keyWith = (scopes: readonly Scope[]): Caller => ({
  kind: 'key',
  businessId: 'b',
  keyId: 'k',
  scopes,
  mode: 'live',
})
const allowedTo = (caller: Caller) => rights.filter((right) => allows(caller, right))

test('an operator and an owner may do everything, an editor not change members, keys and backends, or take all', () => {
  expect(allowedTo(operatorOf('b'))).toEqual(rights)
  expect(allowedTo(memberAs('owner'))).toEqual(rights)
  const ownersOnly = ['backends.write', 'keys.write', 'members.write', 'business.archive', 'business.close']
  expect(rights.filter((right) => !allows(memberAs('editor'), right))).toEqual(ownersOnly)
})

test('a viewer changes nothing, and reads nothing that a contact wrote, and no number in full', () => {
  expect(allowedTo(memberAs('viewer'))).toEqual([
    'page.read',
    'templates.read',
    'backends.read',
    'account.write',
    'figures.read',
    'members.read',
    'contacts.read',
    'messages.ask',
  ])
})

test('noting in the person’s own name is a right of its own', () => {
  expect(allowedTo(keyWith(['contacts:write']))).toEqual(['preferences.write'])
  expect(allowedTo(keyWith(['contacts:agent']))).toEqual(['preferences.speak'])
})

test('a key may do what its scopes say and never what no scope names', () => {
  expect(allowedTo(keyWith([]))).toEqual([])
  expect(allowedTo(keyWith(['config:write']))).toEqual([
    ...['topics.list', 'topics.pause', 'settings.write', 'sources.write', 'templates.write', 'templates.pause'],
    'backends.replay',
  ])
  const all = Object.keys(SCOPES) as Scope[]
  expect(rights.filter((right) => !allows(keyWith(all), right))).toEqual(
    rights.filter((right) => RIGHTS[right].scope === null),
  )
})

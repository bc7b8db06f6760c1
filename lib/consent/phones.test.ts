import { expect, test } from 'vitest'
import { type CountryCode, maskPhone, phoneMatchKey, readPhone } from './phones'

test.each<[string, CountryCode | undefined, string, string | null]>([
  ['+5511987654321', undefined, '+5511987654321', 'BR'],
  ['5511987654321', undefined, '+5511987654321', 'BR'],
  ['whatsapp:5511987654321', undefined, '+5511987654321', 'BR'],
  ['whatsapp:551187654321', undefined, '+551187654321', 'BR'],
  ['tel:+55-11-98765-4321', undefined, '+5511987654321', 'BR'],
  ['tel:+5511987654321;ext=5', undefined, '+5511987654321', 'BR'],
  [' +55 (11) 98765-4321 ', undefined, '+5511987654321', 'BR'],
  ['(11) 98765-4321', 'BR', '+5511987654321', 'BR'],
  // Area code 55, in the south of Brazil: a national number, not one of country 55.
  ['55 99123-4567', 'BR', '+5555991234567', 'BR'],
  ['5511987654321', 'BR', '+5511987654321', 'BR'],
  ['525512345678', 'BR', '+525512345678', 'MX'],
  // Country 57, ten digits: read as a national number of the United States it would belong to another person.
  ['whatsapp:573001234567', 'US', '+573001234567', 'CO'],
  ['5215512345678', undefined, '+5215512345678', 'MX'],
  ['+525512345678', undefined, '+525512345678', 'MX'],
  ['+5491112345678', undefined, '+5491112345678', 'AR'],
  ['+541112345678', undefined, '+541112345678', 'AR'],
  ['011 15 1234-5678', 'AR', '+5491112345678', 'AR'],
  ['+14155552671', undefined, '+14155552671', 'US'],
  ['+٥٥١١٩٨٧٦٥٤٣٢١', undefined, '+5511987654321', 'BR'],
])('reads %j (%s) as %s', (value, defaultCountry, e164, country) => {
  expect(readPhone(value, defaultCountry)).toEqual({ value, e164, country, matchKey: phoneMatchKey(e164) })
})

test.each([
  '',
  '+',
  '55',
  '+55',
  '12345',
  'hello',
  'call +5511987654321',
  '+999123456789',
  '********',
  'BR.13491208655302741918',
  '+55119876543210000',
])('%j is no phone number', (value) => {
  expect(readPhone(value)).toBeNull()
})

test.each([
  { description: "Brazil's ninth digit", forms: ['+5511987654321', '+551187654321'], key: 'phone:551187654321' },
  {
    description: 'the same outside of São Paulo',
    forms: ['+5531987654321', '+553187654321'],
    key: 'phone:553187654321',
  },
  { description: 'Mexico 521 and 52', forms: ['+5215512345678', '+525512345678'], key: 'phone:525512345678' },
  { description: 'Argentina 549 and 54', forms: ['+5491112345678', '+541112345678'], key: 'phone:541112345678' },
])('one number, one key: $description', ({ forms, key }) => {
  for (const form of forms) expect(phoneMatchKey(form)).toBe(key)
})

test.each([
  { description: 'a landline in Brazil gets no ninth digit', number: '+551134567890', other: '+5511934567890' },
  {
    description: 'a newer mobile in Brazil is not the landline without its 9',
    number: '+5511951234567',
    other: '+551151234567',
  },
  { description: 'a number elsewhere that looks like one of Brazil', number: '+13119876543', other: '+1311876543' },
])('two numbers, two keys: $description', ({ number, other }) => {
  expect(phoneMatchKey(number)).not.toBe(phoneMatchKey(other))
})

test.each([
  ['+5511987654321', '+55 ••••• 4321'],
  ['+525512345678', '+52 ••••• 5678'],
  ['+14155552671', '+1 ••••• 2671'],
  ['+351912345678', '+351 ••••• 5678'],
  // The number is so short that four digits would show all of it.
  ['+6834000', '+683 ••••• 00'],
  ['nonsense', '••••• '],
])('%s is shown as %s', (e164, mask) => {
  expect(maskPhone(e164)).toBe(mask)
})

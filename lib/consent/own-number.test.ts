import { expect, test } from 'vitest'
import { countriesOf, readOwnNumber } from './own-number'

test.each([
  ['11 98765-4321', '+5511987654321'],
  ['(11) 98765-4321', '+5511987654321'],
  ['011 98765 4321', '+5511987654321'],
  ['11.98765.4321', '+5511987654321'],
  ['11987654321', '+5511987654321'],
  ['+55 11 98765-4321', '+5511987654321'],
  ['0055 11 98765-4321', '+5511987654321'],
  ['meu número é 11 98765-4321, obrigado!', '+5511987654321'],
  ['WhatsApp: +55 (11) 9 8765-4321.', '+5511987654321'],
  ['https://wa.me/5511987654321', '+5511987654321'],
  ['\u202A+55 11 98765\u20114321\u202C', '+5511987654321'],
  ['＋５５ １１ ９８７６５ ４３２１', '+5511987654321'],
  ['+٥٥ ١١ ٩٨٧٦٥ ٤٣٢١', '+5511987654321'],
  ['+57 300 555 0101', '+573005550101'],
  ['+1 415 555 2671', '+14155552671'],
])('%s is read as %s by a business of Brazil', (text, e164) => {
  expect(readOwnNumber(text, ['BR'])).toMatchObject({ e164 })
})

test('the forms in which WhatsApp writes one number have one match key', () => {
  const keyOf = (text: string, country: string) => {
    const number = readOwnNumber(text, [country])
    return 'matchKey' in number ? number.matchKey : number.problem
  }
  expect(keyOf('11 8765-4321', 'BR')).toBe(keyOf('11 98765-4321', 'BR'))
  expect(keyOf('+52 1 55 1234 5678', 'MX')).toBe(keyOf('55 1234 5678', 'MX'))
  // In Argentina people write their mobile without its 9.
  expect(keyOf('11 2345-6789', 'AR')).toBe(keyOf('+54 9 11 2345-6789', 'BR'))
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['abc', 'unreadable'],
  ['123', 'unreadable'],
  ['98765-4321', 'unreadable'],
  ['31 98765-4321', 'unreadable'],
  ['+55 11 98765-43219', 'unreadable'],
  ['11 98765-4321 / 11 98765-4322', 'several'],
  ['11 98765-4321 ou 11 98765-4322', 'several'],
  ['11 3456-7890', 'landline'],
  ['+57 601 555 0101', 'landline'],
  ['+55 11 00000-0000', 'impossible'],
  ['+55 00 98765-4321', 'impossible'],
  ['+1 555 123 4567', 'impossible'],
  ['0800 123 4567', 'impossible'],
])('%s is %s', (text, problem) => {
  expect(readOwnNumber(text, ['BR'])).toEqual({ problem })
})

test('a text of any length is answered at once', () => {
  for (const text of ['1', '+', 'x', '(1', '１'])
    expect(readOwnNumber(text.repeat(100_000), ['BR'])).toEqual({ problem: 'unreadable' })
})

test('a number without its country is looked for in the business’s country first, then in the browser’s', () => {
  const from = (acceptLanguage: string | null) => readOwnNumber('300 555 0101', countriesOf('BR', acceptLanguage))
  expect(from('es-CO,es;q=0.9')).toMatchObject({ e164: '+573005550101' })
  expect(from(null)).toHaveProperty('problem')
  expect(readOwnNumber('11 98765-4321', countriesOf('BR', 'en-US,en;q=0.9'))).toMatchObject({ e164: '+5511987654321' })
})

test('the countries of a header are those that exist, a few of them, each once', () => {
  expect(countriesOf('BR', 'pt-BR,es-MX;q=0.9,es-419,en-XX;q=0.1,en')).toEqual(['BR', 'MX'])
  expect(countriesOf('BR', ['de-DE', 'de-AT', 'de-CH', 'fr-FR', 'it-IT'].join())).toHaveLength(4)
  expect(countriesOf('BR', 'x'.repeat(100_000))).toEqual(['BR'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understandKeyword } from './keywords'

test.each([
  ['STOP', 'stop', null],
  ['stop all', 'stop', null],
  ['Unsubscribe', 'stop', 'en'],
  ['opt-out', 'stop', 'en'],
  ['END.', 'stop', 'en'],
  ['parar', 'stop', null],
  ['Pare', 'stop', null],
  ['CANCELAR', 'stop', null],
  ['salir', 'stop', 'es'],
  ['¡Baja!', 'stop', 'es'],
  ['alto', 'stop', 'es'],
  ['darse de baja', 'stop', 'es'],
  ['No quiero', 'stop', 'es'],
  ['no más', 'stop', 'es'],
  ['sair', 'stop', 'pt-BR'],
  ['Sair da lista', 'stop', 'pt-BR'],
  ['descadastrar', 'stop', 'pt-BR'],
  ['não quero receber', 'stop', 'pt-BR'],
  ['START', 'return', null],
  ['unstop', 'return', 'en'],
  ['Volver', 'return', 'es'],
  ['recibir', 'return', 'es'],
  ['voltar', 'return', 'pt-BR'],
  ['receber', 'return', 'pt-BR'],
  ['iniciar', 'return', null],
] as const)('%s', (text, outcome, locale) => {
  expect(understandKeyword(text)).toEqual({ outcome, locale })
})

test.each([
  '  parar  ',
  'PARAR!!!',
  '*parar*',
  '🛑 Parar 🛑',
  'parar👨‍👩‍👧‍👦🏽',
  'parar\u200b\ufe0f',
  '\u202aparar\u202c',
  '“Parar”…',
  'ｐａｒａｒ',
  '𝗣𝗔𝗥𝗔𝗥',
  '#parar',
  '\nparar\t.',
])('case, accents, punctuation, emoji and spaces do not matter: %j', (text) => {
  expect(understandKeyword(text).outcome).toBe('stop')
})

test('accents may be one character or two', () => {
  for (const form of ['NFC', 'NFD'] as const)
    expect(understandKeyword('NÃO QUERO'.normalize(form)).outcome).toBe('stop')
})

test.each([
  ...['', '   ', '🛑', '?', 'yes', 'sí', 'si', 'sim', 'no', 'não', 'ok', 'hola', 'stopp', 'parara', 's t o p'],
  ...[
    'no quiero que paren de escribirme',
    'quiero cancelar mi pedido',
    'stop the order 12',
    'please stop',
    'não quero cancelar',
  ],
])('%j is left to people', (text) => {
  expect(understandKeyword(text)).toEqual({ outcome: 'none', locale: null })
})

test('any text is understood or left alone, and never fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(['stop', 'return', 'none']).toContain(understandKeyword(text).outcome)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { translatorOf } from '@/lib/i18n/translator'
import { LOCALES } from '@/lib/languages'
import { understandKeyword, understandPoliteKeyword } from './keywords'

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
  ['ARRÊT', 'stop', 'fr'],
  ['Me désabonner', 'stop', 'fr'],
  ['Ne plus rien recevoir', 'stop', 'fr'],
  ['Disiscrivimi!', 'stop', 'it'],
  ['non voglio più messaggi', 'stop', 'it'],
  ['STOPP', 'stop', 'de'],
  ['abmelden', 'stop', 'de'],
  ['Keine Nachrichten mehr', 'stop', 'de'],
  ['إيقاف', 'stop', 'ar'],
  ['ايقاف', 'stop', 'ar'],
  ['إيقـــاف', 'stop', 'ar'],
  ['إلغاء الاشتراك', 'stop', 'ar'],
  ['הסר', 'stop', 'he'],
  ['הַסֵּר', 'stop', 'he'],
  ['להסיר אותי', 'stop', 'he'],
  ['reprendre', 'return', 'fr'],
  ['RIPRENDI', 'return', 'it'],
  ['Wieder anmelden', 'return', 'de'],
  ['استئناف', 'return', 'ar'],
  ['הצטרפות', 'return', 'he'],
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
  ...['', '   ', '🛑', '?', 'yes', 'sí', 'si', 'sim', 'no', 'não', 'ok', 'hola', 'parara', 's t o p'],
  ...[
    'no quiero que paren de escribirme',
    'quiero cancelar mi pedido',
    'stop the order 12',
    'please stop',
    'não quero cancelar',
    ...['annuler', 'arrêter ma commande', 'oui', 'non merci', 'retour', 'basta', 'basta così', 'annulla', 'fermata'],
    ...['weiter', 'nein', 'Termin abmelden', 'kündigen', 'إلغاء', 'إيقاف الطلب', 'لا', 'ביטול', 'די', 'חזרה', 'הסר בצל'],
  ],
])('%j is left to people', (text) => {
  expect(understandKeyword(text)).toEqual({ outcome: 'none', locale: null })
})

test.each([
  ['Bonjour, STOP svp', 'stop', null],
  ['Arrêtez s’il vous plaît. Merci', 'stop', 'fr'],
  ['Stopp bitte!', 'stop', 'de'],
  ['Ciao, disiscrivimi grazie', 'stop', 'it'],
  ['مرحبا، إيقاف من فضلك', 'stop', 'ar'],
  ['שלום, הסר בבקשה', 'stop', 'he'],
  ['START bitte', 'return', null],
  ['Bitte stoppen Sie die Bestellung', 'none', null],
  ['merci', 'none', null],
  ['danke, abmelden für Montag', 'none', null],
] as const)('with greetings and thanks around it, %s is %s', (text, outcome, locale) => {
  expect(understandPoliteKeyword(text)).toEqual({ outcome, locale })
})

test.each(LOCALES)('in %s the words that our pages tell people to write do what they say', (locale) => {
  const t = translatorOf(locale)
  for (const [word, outcome] of [
    [t('keyword.stop'), 'stop'],
    [t('keyword.return'), 'return'],
  ] as const) {
    expect(understandKeyword(word).outcome, `${word}`).toBe(outcome)
    expect(understandKeyword(`\u2068${word}\u2069`).outcome, `${word}`).toBe(outcome)
  }
})

test.each(['fr', 'it', 'de', 'ar', 'he'] as const)(
  'in %s the labels of our buttons, written, do what they say',
  (locale) => {
    const t = translatorOf(locale)
    expect(understandKeyword(t('page.stop'))).toEqual({ outcome: 'stop', locale })
    expect(understandKeyword(t('page.return'))).toEqual({ outcome: 'return', locale })
  },
)

test('any text is understood or left alone, and never fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(['stop', 'return', 'none']).toContain(understandKeyword(text).outcome)
    }),
  )
})

import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { translatorOf } from '@/lib/i18n/translator'
import { LOCALES } from '@/lib/languages'
import { understand } from './understand'

const TOPICS = [
  { id: 'orders', key: 'orders', names: ['Tus pedidos', 'Seus pedidos', 'Your orders'] },
  { id: 'bookings', key: 'bookings', names: ['Recordatorios de reserva', 'Lembretes de reserva', 'Booking reminders'] },
  { id: 'promotions', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: 'news', key: 'menu_news', names: ['Novedades del menú', 'Novidades do cardápio', 'Menu news'] },
  { id: 'surveys', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
]

test.each([
  ...['STOP', 'parar', 'Baja!', 'no más por favor', 'quero sair', 'não quero mais receber', '👎 stop', '🛑 no más'],
  ...[
    'please stop sending me these',
    'S T O P',
    'stoooop',
    'yanoquierorecibir mensajes',
    'no kiero resivir mas mensages',
  ],
  ...['denme de baja', 'sáquenme de la lista', 'dejen de mandarme mensajes', 'ya no me manden nada', 'no molestar'],
  ...['descadastra', 'me tira da lista', 'não me manda mais nada', 'parem de mandar mensagem', 'para de encher'],
  ...[
    'unsubscribe me',
    'take me off this list',
    'opt me out',
    'quit texting me',
    'leave me alone',
    'no more texts pls',
  ],
])('%j stops everything', (text) => {
  expect(understand(text, { topics: TOPICS })).toMatchObject({ outcome: 'refuse_all', topicId: null, topicIds: [] })
})

test.each([
  ...['no puedo parar de reír con ustedes', 'when does the sale stop?', 'quiero cancelar mi pedido', 'cancel my order'],
  ...['non stop music?', 'where is the bus stop', 'para mim dois cafés', 'paro cardíaco', 'quiero volver a comprar'],
  ...[
    'no dejen de hacer ese pan',
    "don't stop making this bread",
    'não consigo parar de comer esse bolo',
    'chega amanhã?',
  ],
  ...[
    'por qué ya no me mandan promociones?',
    'no me llegó el código',
    'no me manden cebolla',
    'dar de baja mi tarjeta',
  ],
  ...[
    'leave it at the door',
    'remove the onions',
    'can i stop by today?',
    'vivo en planta baja',
    'no',
    '',
    '   ',
    '?',
    '😂',
  ],
])('%j is an ordinary message', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('ordinary')
})

test.each([
  'START',
  'volver por favor',
  'quero voltar a receber',
  'quiero volver a recibir mensajes',
  'opt me back in',
])('%j returns', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('return')
})

test.each([
  ...[
    'no quiero volver a recibir mensajes',
    'jamás vuelvan a escribirme',
    'não volte a enviar mensagens',
    'unsubscribeme',
  ],
  ...['never start messaging me again', 'no me vuelvan a suscribir a la lista', 'não quero voltar a receber'],
])('%j is never taken for a return', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).not.toBe('return')
  expect(understand(text, { topics: TOPICS }).outcome).not.toBe('ordinary')
})

test.each([
  ...["don't start", 'do not start again', 'never start', "can't start", "don't start promotions", 'without start'],
  ...['do not resume', 'do not unstop', 'no reanudar', 'no me des de alta', 'sin volver', 'não retomar', 'nem start'],
  ...[
    'I refuse to start again',
    'start again? I never asked to',
    'nobody should resubscribe',
    'without opting in again',
  ],
  ...['de ninguna manera volver a recibir', 'nada de volver a la lista', 'voltar a receber? de jeito nenhum'],
  ...['Enviar de nuevo', 'mándalo otra vez', 'mandar de novo', 'envíame de nuevo'],
  ...['🚫 START', 'START ❌', '👎 volver por favor', 'olá 🛑 voltar'],
])('%j negates a return or names nothing, and lifts nothing', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('unsure')
})

test.each([
  'no, START',
  'no quise parar, START',
  'sin querer me di de baja, quiero volver a recibir',
  "I didn't mean to stop, start again",
  '👍 START',
  'START ✅',
])('%j returns: what it negates is something else', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('return')
})

test.each([
  ...['¿cómo me doy de baja?', 'how do i unsubscribe?', 'no gracias', 'esto es spam', 'número errado', '👎', '🛑'],
  ...['no paran de mandarme mensajes', "why won't you stop texting me"],
])('%j is doubtful, and answered with the link', (text) => {
  expect(understand(text, { topics: TOPICS }).outcome).toBe('unsure')
})

test.each([
  ['STOP PROMOCIONES', 'promotions'],
  ['no quiero promociones', 'promotions'],
  ['sin promos por favor', 'promotions'],
  ['parem de mandar promoção', 'promotions'],
  ['não quero pesquisas', 'surveys'],
  ['no more menu news', 'news'],
  ['dejen de mandarme recordatorios de reserva', 'bookings'],
  ['STOP PEDIDOS', 'orders'],
  ['no quiero avisos de pedidos', 'orders'],
])('%j stops the topic %s alone', (text, topicId) => {
  expect(understand(text, { topics: TOPICS })).toMatchObject({ outcome: 'refuse_topic', topicId, topicIds: [topicId] })
})

test('two topics named in one refusal are both refused', () => {
  const { outcome, topicIds } = understand('no quiero promociones ni encuestas', { topics: TOPICS })
  expect(outcome).toBe('refuse_topic')
  expect(topicIds.toSorted()).toEqual(['promotions', 'surveys'])
})

test.each([
  'STOP PROMOCIONES',
  'no quiero más publicidad',
  'no more ads',
  'chega de propaganda',
  'sin promos por favor',
])('%j stops marketing where no topic has that name', (text) => {
  expect(understand(text)).toMatchObject({ outcome: 'refuse_marketing', topicId: null })
})

test('a refusal of a kind of message that no topic covers is asked about, not widened to everything', () => {
  expect(understand('no quiero encuestas').outcome).toBe('unsure')
})

test('a decision names its rule and the words that matched, and nothing of the rest of the text', () => {
  const { because, locale } = understand('Soy Ana Pérez de Rosario. No me manden más mensajes')
  expect(because.join(' ')).toContain('do not send')
  expect(because.join(' ')).toContain('no me manden mas mensajes')
  expect(because.join(' ').toLowerCase()).not.toMatch(/ana|perez|rosario/)
  expect(locale).toBe('es')
})

const OUTCOMES = ['refuse_all', 'refuse_marketing', 'refuse_topic', 'return', 'unsure', 'ordinary']

test('any text is decided, and never fails', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { outcome, score } = understand(text, { topics: TOPICS })
      expect(OUTCOMES).toContain(outcome)
      expect(score >= 0 && score <= 1).toBe(true)
    }),
  )
})

test('words in any order are decided, and never fail', () => {
  const word = fc.constantFrom(
    'no',
    'stop',
    'me',
    'quiero',
    'recibir',
    'mais',
    'mensajes',
    'para',
    'de',
    ',',
    '?',
    'baja',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      expect(OUTCOMES).toContain(understand(words.join(' '), { topics: TOPICS }).outcome)
    }),
  )
})

test('4,096 letters of any kind are decided in bounded time', () => {
  const units = [
    'a',
    'no ',
    'stop the ',
    'no me que ',
    'no quiero que me ',
    'no,',
    '🚫',
    'x y z ',
    'noquiero',
    '\n',
    'ʼ',
    '¿?',
  ]
  for (const unit of units) {
    const text = unit.repeat(4096).slice(0, 4096)
    // This takes about 1 ms. V8 ends what runs for 10 seconds: a busy machine does not slow it down that much, and a
    // runaway expression does.
    const decide = () => understand(text, { topics: TOPICS }).outcome
    expect(runInNewContext('decide()', { decide }, { timeout: 10_000 })).toMatch(/^\w+$/)
  }
})

test('a long message is read at its end too', () => {
  const story = 'les cuento que ayer fui al local con mi familia y estuvo todo bien '.repeat(30)
  expect(understand(`${story}. Por favor no me manden más mensajes`).outcome).toBe('refuse_all')
})

test.each(LOCALES)('in %s the buttons of the page, written in the chat, do what they do on the page', (locale) => {
  const t = translatorOf(locale)
  const outcomes = [t('page.stop'), t('page.return')].map((text) => understand(text, { topics: TOPICS }).outcome)
  expect(outcomes).toEqual(['refuse_all', 'return'])
})

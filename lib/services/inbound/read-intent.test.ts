import { expect, test } from 'vitest'
import type { BusinessConfig } from '@/db/queries/business/config'
import { readIntent } from './read-intent'

const words = (name: string) => ({ name, description: '', frequency: '' })
const config = {
  name: 'Café Aurora',
  linkKeywords: {},
  topics: [
    {
      ...{ id: 'promotions', key: 'promotions', category: 'marketing', policy: 'opt_in', archived: false },
      texts: { es: words('Promociones'), 'pt-BR': words('Promoções'), en: words('Promotions') },
    },
    {
      ...{ id: 'surveys', key: 'surveys', category: 'marketing', policy: 'opt_in', archived: false },
      texts: { es: words('Encuestas'), 'pt-BR': words('Pesquisas'), en: words('Surveys') },
    },
  ],
} as unknown as Pick<BusinessConfig, 'topics' | 'name' | 'linkKeywords'>

const outcomes = (label: string) =>
  [false, true].map(
    (ofTemplate) =>
      readIntent({ kind: 'reply', method: 'button', payload: 'row-1', text: label, ofTemplate }, config).outcome,
  )

test.each([
  // Rows of a menu, which name what there is to see.
  ...['Ofertas', 'Promoções', 'Nossas ofertas', 'Publicidad', 'Receber ofertas', 'Ver promociones'],
  // Buttons of orders, accounts and bots.
  ...['Enviar de nuevo', 'Mandar de novo', 'Start now', 'Start chat', 'Start again', 'Yes, start', "Let's start"],
  ...['Activar', 'Ativar', 'Activate', 'Resume', 'Sign up', 'Subscribe now', 'Receive updates', 'Yes, keep me'],
])('the label %j says nothing, whatever it is below', (label) => {
  expect(outcomes(label)).toEqual(['none', 'none'])
})

test.each(['Delete', 'Borrar', 'Terminar'])(
  'the label %j is about a menu in a conversation, and unsure below a template',
  (label) => {
    expect(outcomes(label)).toEqual(['none', 'unsure'])
  },
)

test.each([
  ...['Wrong number', 'Número equivocado', 'Não é meu número', 'I did not sign up', 'Too many messages', 'Reject'],
  ...[
    'Demasiados mensajes',
    'Muitas mensagens',
    'Rechazar',
    'Decline',
    'Recusar',
    'Report',
    'Denunciar',
    'Reportar spam',
  ],
  ...['Ya no lo necesito', '👎', '🚫', 'Kein Interesse', 'Nicht interessiert', 'Pas intéressé', 'Non mi interessa'],
  ...['Je ne veux plus', 'Plus de pub', 'Je me désinscris', 'Keine Angebote', 'Nicht mehr anzeigen', 'Basta offerte'],
  ...["Don't show again", 'Não mostrar novamente', 'Wrong contact', 'Ya no soy cliente', "I don't know you"],
  ...['לא מעוניין', 'غير مهتم', 'Rifiuta', 'Ablehnen', 'Refuser', 'לא אני', 'رقم خاطئ'],
])('the label %j says nothing in a conversation, and may refuse below a template', (label) => {
  expect(outcomes(label)).toEqual(['none', 'unsure'])
})

test.each([
  'No, thanks',
  'No gracias',
  'Não, obrigado',
  'Not now',
  'Talk to someone',
  'Contact us',
  'Report a problem',
  '12 meses sin intereses',
  'Zero interest',
  '0% interest',
  "I don't know",
])('the label %j is silent below a template too', (label) => {
  expect(outcomes(label)).toEqual(['none', 'none'])
})

test.each<[values: string[], outcome: string, mayRefuseMore: boolean | undefined]>([
  [['optout:promotions', 'STOP'], 'refuse_topic', true],
  [['no me manden nada más', 'optout:promotions'], 'refuse_topic', true],
  [['optout:promotions', 'too many messages'], 'refuse_topic', true],
  [['optout:promotions', 'START'], 'refuse_topic', true],
  ...['everything', 'todo', 'surveys too', 'encuestas', "ne plus rien m'envoyer", 'tudo mesmo', 'הכל', 'الكل'].map(
    (more): [string[], string, boolean] => [['optout:promotions', more], 'refuse_topic', true],
  ),
  [['optout:promotions', 'todo bien'], 'refuse_topic', undefined],
  [['optout:promotions', 'promociones'], 'refuse_topic', undefined],
  [['optout:promotions', 'stop promotions'], 'refuse_topic', undefined],
  [['optout:promotions', 'Ana', '32'], 'refuse_topic', undefined],
  [['optout:promotions', 'optout:all', 'START'], 'stop', undefined],
  [['STOP', 'Ana'], 'unsure', undefined],
])('the form %j is %s, and may refuse more: %s', (values, outcome, mayRefuseMore) => {
  const intent = readIntent({ kind: 'choices', values, byTopic: [], unclear: [] }, config)
  expect(intent).toMatchObject({ outcome, ...(mayRefuseMore === undefined ? {} : { mayRefuseMore }) })
  expect('mayRefuseMore' in intent && intent.mayRefuseMore).toBe(mayRefuseMore ?? false)
})

test.each<[label: string, outcome: string]>([
  ['Unsubscribe', 'stop'],
  ['Darme de baja', 'stop'],
  ['No quiero más mensajes', 'stop'],
  ['Sair da lista', 'stop'],
  ['Stop promotions', 'refuse_topic'],
  ['Parar promoções', 'refuse_topic'],
  ['Sem promoções', 'refuse_topic'],
  ['No más ofertas', 'refuse_marketing'],
  ['Quiero volver a recibir mensajes', 'return'],
  ['Quero receber', 'return'],
  ['Resume messages', 'return'],
  ['Resubscribe', 'return'],
  ['Se désabonner', 'stop'],
  ['Disiscriviti', 'stop'],
])('the label %j says plainly: %s', (label, outcome) => {
  expect(outcomes(label)).toEqual([outcome, outcome])
})

test.each(['Ofertas', 'Promoções', 'nuestras ofertas', 'receber ofertas', 'Promociones y ofertas', 'Encuestas'])(
  'who writes %j may ask for it: unsure, and no refusal',
  (text) => {
    expect(readIntent({ kind: 'text', text }, config).outcome).toBe('unsure')
  },
)

test.each(['❌ quiero promociones', '🚫 recibir promociones', 'START promotions 👎', 'voltar a receber promoções ⛔'])(
  'a sign that forbids beside a topic that %j names keeps it from being asked for again',
  (text) => {
    const read = (written: string) => readIntent({ kind: 'text', text: written }, config)
    const bare = text.replace(/[^\p{L} ]/gu, '').trim()
    expect(read(bare)).toMatchObject({ outcome: 'come_back', topicIds: ['promotions'] })
    expect(['unsure', 'refuse_topic', 'refuse_marketing', 'stop']).toContain(read(text).outcome)
    expect(outcomes(text)).not.toContain('come_back')
  },
)

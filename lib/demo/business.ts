import type { Localized } from '@/db/schema/businesses'
import type { TopicText } from '@/db/schema/topics'
import type { Category, Policy } from '@/lib/consent/types'
import { type BusinessDefinition, readBusinessDefinition } from '@/lib/services/business/business-definition'

/** The demo's fixed ids: a second seeding finds what the first made. */
export const DEMO = {
  businessId: '01990000-0000-7000-8000-000000000001',
  backendId: '01990000-0000-7000-8000-0000000000b1',
  whatsappBackendId: '01990000-0000-7000-8000-0000000000b2',
  webhookId: '01990000-0000-7000-8000-0000000000b3',
  senderId: '01990000-0000-7000-8000-0000000000c1',
  sourceId: '01990000-0000-7000-8000-0000000000d1',
  apiKeyId: '01990000-0000-7000-8000-0000000000e1',
  number: 1,
  promotionsSource: 1,
} as const

/** A steaming cup in a circle, drawn for this demo. */
export const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320"><rect width="320" height="320" fill="#0b6e4f"/><g fill="none" stroke="#fff" stroke-width="18" stroke-linecap="round"><path d="M84 142h130v46a56 56 0 0 1-56 56h-18a56 56 0 0 1-56-56z" fill="#fff"/><path d="M214 156h14a27 27 0 0 1 0 54h-18"/><path d="M124 112c-12-16 12-24 0-42M168 112c-12-16 12-24 0-42"/></g></svg>`

export const BUSINESS = {
  slug: 'cafe-aurora',
  name: 'Café Aurora',
  color: '#0b6e4f',
  locales: ['es', 'pt-BR', 'en'],
  defaultLocale: 'es',
  timeZone: 'America/Sao_Paulo',
  country: 'BR',
  whatsappNumber: '551150550100',
  linkKeywords: { es: 'preferencias', 'pt-BR': 'preferências', en: 'preferences' },
  privacyUrl: 'https://cafe-aurora.example/privacidad',
  helpUrl: 'mailto:hola@cafe-aurora.example',
  controller: {
    legalName: 'Café Aurora Ltda.',
    address: 'Rua Augusta 1500, São Paulo, Brasil',
    email: 'privacidad@cafe-aurora.example',
    jurisdiction: 'BR',
  },
}

export interface DemoTopic {
  id: string
  key: string
  category: Category
  policy: Policy
  legalBasis: string | null
  texts: Localized<TopicText>
  /** Words of the field's label in Weni; its key is made from them. */
  label: string
  /** Name of the static group, where the topic is mirrored as one. */
  group: string | null
}

const id = (place: number) => `01990000-0000-7000-8000-0000000000a${place}`

export const TOPICS: readonly DemoTopic[] = [
  {
    id: id(1),
    key: 'orders',
    category: 'utility',
    policy: 'opt_out',
    legalBasis: null,
    label: 'Consent orders',
    group: null,
    texts: {
      es: {
        name: 'Tus pedidos',
        description: 'Confirmación, preparación y entrega.',
        frequency: 'Solo cuando haces un pedido.',
      },
      'pt-BR': {
        name: 'Seus pedidos',
        description: 'Confirmação, preparo e entrega.',
        frequency: 'Só quando você faz um pedido.',
      },
      en: {
        name: 'Your orders',
        description: 'Confirmation, preparation and delivery.',
        frequency: 'Only when you order.',
      },
    },
  },
  {
    id: id(2),
    key: 'bookings',
    category: 'utility',
    policy: 'opt_in',
    legalBasis: null,
    label: 'Consent bookings',
    group: null,
    texts: {
      es: {
        name: 'Recordatorios de reserva',
        description: 'Tu mesa, la hora y cómo llegar.',
        frequency: 'Un día antes de tu reserva.',
      },
      'pt-BR': {
        name: 'Lembretes de reserva',
        description: 'Sua mesa, o horário e como chegar.',
        frequency: 'Um dia antes da sua reserva.',
      },
      en: {
        name: 'Booking reminders',
        description: 'Your table, the time and how to get here.',
        frequency: 'The day before your booking.',
      },
    },
  },
  {
    id: id(3),
    key: 'promotions',
    category: 'marketing',
    policy: 'opt_in',
    legalBasis: null,
    label: 'Consent promotions',
    group: 'Consent promotions',
    texts: {
      es: { name: 'Promociones', description: 'Descuentos y combos.', frequency: 'Unas dos veces por semana.' },
      'pt-BR': { name: 'Promoções', description: 'Descontos e combos.', frequency: 'Umas duas vezes por semana.' },
      en: { name: 'Promotions', description: 'Discounts and combos.', frequency: 'About twice a week.' },
    },
  },
  {
    id: id(4),
    key: 'menu_news',
    category: 'marketing',
    policy: 'opt_out',
    legalBasis:
      'Legitimate interest in telling existing customers of similar products (LGPD 7 IX), balanced and documented',
    label: 'Consent menu news',
    group: null,
    texts: {
      es: {
        name: 'Novedades del menú',
        description: 'Cuando hay algo nuevo en el menú.',
        frequency: 'Una vez al mes.',
        basis: 'interés legítimo en contar a nuestros clientes las novedades (LGPD, art. 7, IX)',
      },
      'pt-BR': {
        name: 'Novidades do cardápio',
        description: 'Quando chega algo novo no cardápio.',
        frequency: 'Uma vez por mês.',
        basis: 'interesse legítimo em contar as novidades aos nossos clientes (LGPD, art. 7º, IX)',
      },
      en: {
        name: 'Menu news',
        description: 'When something new is on the menu.',
        frequency: 'Once a month.',
        basis: 'legitimate interest in telling our customers what is new (LGPD, article 7, IX)',
      },
    },
  },
  {
    id: id(5),
    key: 'surveys',
    category: 'marketing',
    policy: 'opt_in',
    legalBasis: null,
    label: 'Consent surveys',
    group: null,
    texts: {
      es: {
        name: 'Encuestas',
        description: 'Una pregunta corta sobre tu visita.',
        frequency: 'Después de tu visita.',
      },
      'pt-BR': {
        name: 'Pesquisas',
        description: 'Uma pergunta curta sobre sua visita.',
        frequency: 'Depois da sua visita.',
      },
      en: { name: 'Surveys', description: 'One short question about your visit.', frequency: 'After your visit.' },
    },
  },
  {
    id: id(6),
    key: 'account_security',
    category: 'authentication',
    policy: 'required',
    legalBasis: null,
    label: 'Consent account security',
    group: null,
    texts: {
      es: {
        name: 'Seguridad de tu cuenta',
        description: 'Códigos para entrar y avisos de acceso.',
        frequency: 'Solo cuando entras.',
        reason: 'Son los códigos con los que entras a tu cuenta.',
      },
      'pt-BR': {
        name: 'Segurança da sua conta',
        description: 'Códigos para entrar e avisos de acesso.',
        frequency: 'Só quando você entra.',
        reason: 'São os códigos com que você entra na sua conta.',
      },
      en: {
        name: 'Account security',
        description: 'Sign-in codes and access alerts.',
        frequency: 'Only when you sign in.',
        reason: 'They are the codes you sign in with.',
      },
    },
  },
]

/** The demo's business as a file would describe it, held to the same rules. */
export function demoDefinition(): BusinessDefinition {
  const { locales, defaultLocale, whatsappNumber, ...business } = BUSINESS
  const read = readBusinessDefinition({
    ...business,
    languages: [defaultLocale, ...locales.filter((locale) => locale !== defaultLocale)],
    whatsappNumber: `+${whatsappNumber}`,
    topics: TOPICS.map(({ key, category, policy, legalBasis, texts }) => ({
      ...{ key, category, policy, texts },
      ...(legalBasis === null ? {} : { legalBasis }),
    })),
  })
  if (!read.ok) throw new Error(`the demo is no business: ${read.problems.join('; ')}`)
  return read.definition
}

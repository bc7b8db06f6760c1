import type { Category, Policy } from '@/lib/consent/types'
import type { Locale } from '@/lib/languages'

/** A topic to begin with. Its texts fit most businesses, and can be changed afterwards. */
export interface TopicTemplate {
  key: string
  category: Category
  policy: Policy
  texts: Record<Locale, { name: string; description: string; frequency: string; reason?: string }>
}

/**
 * The topics that a new business chooses from. Marketing is sent only after a Yes, because no legal basis is known for
 * more. What a person has set in motion themselves is sent until they refuse.
 */
export const TOPIC_TEMPLATES: readonly TopicTemplate[] = [
  {
    ...{ key: 'orders', category: 'utility', policy: 'opt_out' },
    texts: {
      es: {
        name: 'Tus pedidos',
        description: 'Confirmación, envío y entrega de lo que compras.',
        frequency: 'Solo cuando haces un pedido.',
      },
      'pt-BR': {
        name: 'Seus pedidos',
        description: 'Confirmação, envio e entrega do que você compra.',
        frequency: 'Só quando você faz um pedido.',
      },
      en: {
        name: 'Your orders',
        description: 'Confirmation, shipping and delivery of what you buy.',
        frequency: 'Only when you place an order.',
      },
    },
  },
  {
    ...{ key: 'bookings', category: 'utility', policy: 'opt_out' },
    texts: {
      es: {
        name: 'Recordatorios de tus citas',
        description: 'La fecha, la hora y el lugar, y cualquier cambio.',
        frequency: 'Cuando reservas y el día antes.',
      },
      'pt-BR': {
        name: 'Lembretes dos seus horários',
        description: 'A data, a hora, o local e qualquer mudança.',
        frequency: 'Quando você marca e na véspera.',
      },
      en: {
        name: 'Booking reminders',
        description: 'The date, the time and the place, and any change.',
        frequency: 'When you book and the day before.',
      },
    },
  },
  {
    ...{ key: 'promotions', category: 'marketing', policy: 'opt_in' },
    texts: {
      es: {
        name: 'Promociones',
        description: 'Descuentos y ofertas por tiempo limitado.',
        frequency: 'Una vez por semana como mucho.',
      },
      'pt-BR': {
        name: 'Promoções',
        description: 'Descontos e ofertas por tempo limitado.',
        frequency: 'No máximo uma vez por semana.',
      },
      en: {
        name: 'Promotions',
        description: 'Discounts and offers for a limited time.',
        frequency: 'Once a week at most.',
      },
    },
  },
  {
    ...{ key: 'news', category: 'marketing', policy: 'opt_in' },
    texts: {
      es: {
        name: 'Novedades',
        description: 'Lo nuevo que tenemos y lo que estamos preparando.',
        frequency: 'Una vez al mes.',
      },
      'pt-BR': {
        name: 'Novidades',
        description: 'O que chegou e o que estamos preparando.',
        frequency: 'Uma vez por mês.',
      },
      en: {
        name: 'News',
        description: 'What is new, and what we are working on.',
        frequency: 'Once a month.',
      },
    },
  },
  {
    ...{ key: 'surveys', category: 'marketing', policy: 'opt_in' },
    texts: {
      es: {
        name: 'Encuestas',
        description: 'Una pregunta corta para saber cómo te fue.',
        frequency: 'Después de una compra o una visita.',
      },
      'pt-BR': {
        name: 'Pesquisas',
        description: 'Uma pergunta curta para saber como foi.',
        frequency: 'Depois de uma compra ou visita.',
      },
      en: {
        name: 'Surveys',
        description: 'One short question about how it went.',
        frequency: 'After a purchase or a visit.',
      },
    },
  },
  {
    ...{ key: 'account_security', category: 'authentication', policy: 'required' },
    texts: {
      es: {
        name: 'Seguridad de tu cuenta',
        description: 'Códigos para entrar y avisos de acceso.',
        frequency: 'Solo cuando entras o algo cambia en tu cuenta.',
        reason: 'Sin estos códigos no podrías entrar en tu cuenta.',
      },
      'pt-BR': {
        name: 'Segurança da sua conta',
        description: 'Códigos para entrar e avisos de acesso.',
        frequency: 'Só quando você entra ou algo muda na sua conta.',
        reason: 'Sem esses códigos você não conseguiria entrar na sua conta.',
      },
      en: {
        name: 'Account security',
        description: 'Sign-in codes and access alerts.',
        frequency: 'Only when you sign in or something in your account changes.',
        reason: 'Without these codes you could not sign in.',
      },
    },
  },
]

/** Those that are ticked before anybody has chosen. */
export const FIRST_TOPICS: readonly string[] = ['orders', 'promotions']

/** Returns the topics of these templates, in the order of all templates, with texts in these languages. */
export const templateTopics = (keys: readonly string[], languages: readonly Locale[]) =>
  TOPIC_TEMPLATES.filter(({ key }) => keys.includes(key)).map(({ texts, ...topic }) => ({
    ...topic,
    texts: Object.fromEntries(languages.map((language) => [language, texts[language]])),
  }))

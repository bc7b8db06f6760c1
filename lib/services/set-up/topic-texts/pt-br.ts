import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in Portuguese. */
export const texts: TopicTexts = {
  orders: {
    name: 'Seus pedidos',
    description: 'Confirmação, envio e entrega do que você compra.',
    frequency: 'Só quando você faz um pedido.',
  },
  bookings: {
    name: 'Lembretes dos seus horários',
    description: 'A data, a hora, o local e qualquer mudança.',
    frequency: 'Quando você marca e na véspera.',
  },
  promotions: {
    name: 'Promoções',
    description: 'Descontos e ofertas por tempo limitado.',
    frequency: 'No máximo uma vez por semana.',
  },
  news: {
    name: 'Novidades',
    description: 'O que chegou e o que estamos preparando.',
    frequency: 'Uma vez por mês.',
  },
  surveys: {
    name: 'Pesquisas',
    description: 'Uma pergunta curta para saber como foi.',
    frequency: 'Depois de uma compra ou visita.',
  },
  account_security: {
    name: 'Segurança da sua conta',
    description: 'Códigos para entrar e avisos de acesso.',
    frequency: 'Só quando você entra ou algo muda na sua conta.',
    reason: 'Sem esses códigos você não conseguiria entrar na sua conta.',
  },
}

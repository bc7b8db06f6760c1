import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in Spanish. */
export const texts: TopicTexts = {
  orders: {
    name: 'Tus pedidos',
    description: 'Confirmación, envío y entrega de lo que compras.',
    frequency: 'Solo cuando haces un pedido.',
  },
  bookings: {
    name: 'Recordatorios de tus citas',
    description: 'La fecha, la hora y el lugar, y cualquier cambio.',
    frequency: 'Cuando reservas y el día antes.',
  },
  promotions: {
    name: 'Promociones',
    description: 'Descuentos y ofertas por tiempo limitado.',
    frequency: 'Una vez por semana como mucho.',
  },
  news: {
    name: 'Novedades',
    description: 'Lo nuevo que tenemos y lo que estamos preparando.',
    frequency: 'Una vez al mes.',
  },
  surveys: {
    name: 'Encuestas',
    description: 'Una pregunta corta para saber cómo te fue.',
    frequency: 'Después de una compra o una visita.',
  },
  account_security: {
    name: 'Seguridad de tu cuenta',
    description: 'Códigos para entrar y avisos de acceso.',
    frequency: 'Solo cuando entras o algo cambia en tu cuenta.',
    reason: 'Sin estos códigos no podrías entrar en tu cuenta.',
  },
}

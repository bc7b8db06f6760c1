import { expect, test } from 'vitest'
import { isNegativeName, speaksOf } from './negative-names'

test.each([
  'Não enviar promoções',
  'Não enviar mensagens ativas',
  'NAO ENVIAR PROMO',
  'Não quer receber ofertas',
  'Não perturbe',
  'Descadastrados',
  'Recusaram marketing',
  'Sem marketing',
  'No enviar promociones',
  'No quieren mensajes',
  'No molestar',
  'Dados de baja',
  'Desuscritos 2026',
  'Lista negra',
  'Do not send offers',
  "Don't contact",
  'No marketing',
  'Opt-out',
  'Marketing optout',
  'Opted out 2026',
  'Unsubscribed',
  'DNC',
  'Blocklist',
  'Ne pas contacter',
  'Désabonnés',
  'Pas de promos',
  'Ne souhaite plus de publicité',
  'Non contattare',
  'Disiscritti 2026',
  'Senza marketing',
  'Rifiuta offerte',
  'Nicht kontaktieren',
  'Keine Werbung',
  'Abgemeldet',
  'Werbewiderspruch',
  'عدم الإزعاج',
  'إلغاء الاشتراك',
  'الرافضون',
  'القائمة السوداء',
  'لا يريد عروض',
  'לא לשלוח',
  'לא מעוניינים',
  'הסרה',
  'ללא פרסומות',
])('“%s” lists who refuses', (name) => {
  expect(isNegativeName(name)).toBe(true)
})

test.each([
  'Consent promo',
  'Promoções',
  'Enviar promoções',
  'Clientes no Brasil',
  'Interessados no produto',
  'Opt-in',
  'Testers',
  'Novos',
  'Não identificados',
  'Norte',
  'Clientes sem compra',
  'Bajo consumo',
  'VIP',
  'Offres et promos',
  'Plus de 50 ans',
  'Clienti non identificati',
  'Non pagato',
  'Neue Kunden',
  'Ohne Bestellung',
  'Angemeldet',
  'عملاء جدد',
  'الموافقون',
  'לקוחות חדשים',
  'מאשרים דיוור',
])('“%s” does not', (name) => {
  expect(isNegativeName(name)).toBe(false)
})

test('a name speaks of a topic by its key or its words in any language', () => {
  const promos = ['promotions', 'Promoções', 'Promociones']
  expect(speaksOf('Não enviar promoções', promos)).toBe(true)
  expect(speaksOf('No enviar promo', promos)).toBe(true)
  expect(speaksOf('Não enviar mensagens ativas', promos)).toBe(false)
  expect(speaksOf('Não enviar mensagens ativas', ['orders', 'Mensagens sobre pedidos'])).toBe(false)
})

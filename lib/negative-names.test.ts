import { expect, test } from 'vitest'
import { isLinkColumn, isNegativeName, mayBeNegativeColumn, mayBeNegativeGroup, speaksOf } from './negative-names'
import { REFUSES } from './yes-and-no'

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
  'Lista de supressão',
  'Pediram para sair',
  'Optou por sair',
  'Não aceitou',
  'Sin consentimiento',
  'Não recebem promoções',
  'has_unsubscribed',
  'marketing_opt_out',
  'marketingOptOut',
  'marketingoptout',
  'Opted out of marketing',
  'last_opt_out_at',
  'Descadastrado em',
])('“%s” lists who refuses', (name) => {
  expect([isNegativeName(name), mayBeNegativeGroup(name)]).toEqual([true, true])
})

test.each(['Bloqueados', 'STOP', 'Stopped', 'Revogados', 'DND', 'Saiu da lista', 'Banned'])(
  '“%s” may list who refuses',
  (name) => expect([isNegativeName(name), mayBeNegativeGroup(name)]).toEqual([false, true]),
)

test.each(['blocked', 'Cancelado', 'Data do opt-out', 'not_interested', 'Removido em', 'unsubscribed_date'])(
  'a column “%s” is or may be one of refusals',
  (name) => expect(mayBeNegativeColumn(name)).toBe(true),
)

test.each([
  ...['Quiere dejar de recibir', 'Dejó de recibir ofertas', 'Quer deixar de receber', 'Deixou de receber promoções'],
  ...['Consentimiento denegado', 'Deniega consentimiento', 'Consentimento negado', 'Retirada del consentimiento'],
  ...['Retrait du consentement', 'Consentement retiré', 'Consentement expiré', 'Arrêt des offres', 'Sans consentement'],
  ...['Ritiro del consenso', 'Consenso ritirato', 'Consenso scaduto', 'Basta offerte', 'Non autorizzato'],
  ...['Einwilligung zurückgezogen', 'Einwilligung verweigert', 'Zustimmung entzogen', 'Verzicht auf Werbung'],
  ...['Werbung unerwünscht', 'Newsletter-Kündigung', 'Newsletterabmeldung', 'Werbestopp', 'Ohne Einwilligung'],
  ...['Nie zugestimmt', 'WhatsApp verboten', 'Mai autorizzato'],
  ...['משיכת הסכמה', 'ההסכמה פגה', 'הפסיק לקבל הודעות', 'سحب موافقة', 'سحب الموافقة', 'توقف عن الرسائل'],
  ...['Consent expired', 'consent_lapsed', 'Exempt from marketing', 'Left newsletter', 'formerSubscriber'],
  ...['Permiso vencido', 'Suscripción pendiente', 'Renunció a las ofertas', 'Isento de propaganda', 'no suscrito'],
  ...['Negou consentimento', 'Consentimiento anulado', 'Consentimento anulado', 'Suscripción anulada', 'Opt-in no'],
  ...['Consentimiento borrado', 'Consentimiento rehusado', 'Consentimiento inexistente', 'Finalizó suscripción'],
  ...['Terminó consentimiento', 'Consent terminated', 'Consent rescinded', 'Consent void', 'Consentement supprimé'],
  ...['Consentement absent', 'Consenso nullo', 'Consenso assente', 'Einwilligung gelöscht', 'Newsletter off'],
  ...['Marketing off', 'Marketing paused', 'Promociones pausadas', 'Desautoriza promociones', 'Consentement caduc'],
  ...['Unauthorized marketing', 'Disallow marketing', 'Nega consentimento', 'إلغاء الموافقة', 'Pas d’offres'],
  ...["Pas d'offres", "Plus d'offres", "Pas d'e-mails", 'Ne me contactez pas', 'Non voglio', 'Nessuna offerta'],
  ...['Nessun messaggio', 'Non autorizza', 'Non consente', 'Senza consenso', 'لا اريد رسائل', 'لا ترسلوا', 'لا أوافق'],
  ...['إلغاء', 'לא מסכים', 'ללא הסכמה', 'ביטול', 'N’accepte pas', 'Consent not given', 'No autorizó', 'بدون رسائل'],
  ...['Einwilligung nicht erteilt', 'Consenso non dato', 'Consentimento não dado', 'Consentimiento no otorgado'],
])('“%s” may be a group or column of people who agreed to nothing', (name) => {
  expect([mayBeNegativeGroup(name), mayBeNegativeColumn(name)]).toEqual([true, true])
})

test('what means a No in a cell may mean one in the name of a column', () => {
  const names = [...REFUSES].filter((word) => word !== 'out').flatMap((word) => [word, `marketing_${word}`])
  expect(names.filter((name) => !mayBeNegativeColumn(name))).toEqual([])
  expect(mayBeNegativeColumn('Ha dado de baja')).toBe(true)
})

test.each([
  ...['Retirada en tienda', 'Retrait en magasin', 'Ritiro in negozio', 'Ofertas vencidas', 'promo_end_date', 'ex_id'],
  ...['Fecha de vencimiento', 'consent_expires_at', 'offers_left', 'check_out_date', 'Pedidos pendientes', 'Fin'],
  ...['N.º de autorización', 'No. Autorización', 'Newsletter', 'Arrêt de bus', 'Fecha de compra', 'abandoned_cart_sms'],
  ...['Bestellung abgelaufen', 'קוד מבצע', 'سحب على جائزة', 'Data final', 'Exclusive newsletter', 'Ciudad antigua'],
  ...['Non-mandatory offers', 'Ofertas no obligatorias', 'Nicht storniert', 'Not cancelled', 'Não cancelado'],
  ...['Subscription No.', 'WhatsApp No.', 'Promo 20% off', 'Consent (yes/no)', 'Términos del consentimiento', 'Termin'],
  ...['Negocios suscritos', 'Plus de 50 ans', 'Abo Plus', 'Newsletter aus Berlin', 'Mai Angebote'],
])('a column “%s” says nothing of consent that ended', (name) => expect(mayBeNegativeColumn(name)).toBe(false))

test('a column of links may be one of refusals; whether it holds only addresses is another question', () => {
  const [addresses, acts] = [
    ['unsubscribe_url', 'Link de baja', 'Opt-out link', 'Lien de désabonnement', 'unsubscribeHref'],
    ['Clic en link de baja', 'Opt-out link clicked', 'unsubscribed via link', 'Clicou no link de descadastro'],
  ]
  expect([...addresses, ...acts].filter((name) => !mayBeNegativeColumn(name))).toEqual([])
  expect([...addresses, ...acts].filter((name) => isLinkColumn(name))).toEqual(addresses)
})

test.each([
  ...['No. de recibo', 'Nota', 'Teléfono contactar', 'Bloque', 'Black Friday', 'Cliente exclusivo', 'Objetivo'],
  ...['Nome', 'first_name', 'Cidade', 'N.º', 'No', 'created_at', 'Última compra'],
])('a column “%s” is none', (name) => expect(mayBeNegativeColumn(name)).toBe(false))

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
  ...['Nicht storniert', 'Non-mandatory offers', 'Ofertas não obrigatórias', 'Newsletter nicht geöffnet'],
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
  'Black Friday',
  'Turno: enviar a las 9',
])('“%s” does not', (name) => {
  expect(mayBeNegativeGroup(name)).toBe(false)
})

test('a name speaks of a topic by its key or its words in any language', () => {
  const promos = ['promotions', 'Promoções', 'Promociones']
  expect(speaksOf('Não enviar promoções', promos)).toBe(true)
  expect(speaksOf('No enviar promo', promos)).toBe(true)
  expect(speaksOf('Não enviar mensagens ativas', promos)).toBe(false)
  expect(speaksOf('Não enviar mensagens ativas', ['orders', 'Mensagens sobre pedidos'])).toBe(false)
})

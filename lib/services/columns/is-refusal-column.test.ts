import { expect, test } from 'vitest'
import { isRefusalColumn, meaningShown } from './is-refusal-column'

test.each([
  ...['opted_out', 'Marketing opt-out', 'email_opted_out', 'OptedOut', 'optedOutOfPromotions', 'Unsubscribed?', 'DNC'],
  ...['no_desea_promociones', 'Não quer receber promoções', 'blacklist', 'whatsapp_unsubscribed', 'doNotMessage'],
  ...['no_promos', 'dado_de_baja_marketing', 'Descadastrado do WhatsApp'],
  ...['désabonné', 'Désinscription marketing', 'ne_pas_contacter', 'disiscritto', 'Rifiuta le offerte', 'abgemeldet'],
  ...['Keine Werbung', 'إلغاء الاشتراك', 'الرافضون', 'הוסר', 'לא לשלוח', 'Widerspricht Werbung'],
])('Yes in a column %s is a No', (name) => expect(isRefusalColumn(name)).toBe(true))

test.each([
  ...['consent', 'acepta', 'Acepta promociones', 'marketing_ok', 'Yes/No', '¿Acepta? (sí/no)', 'Sim ou não', 'answer'],
  ...['Aceita receber', 'permiso_whatsapp', '¿Acepta? Sí/No marketing', 'Sí / No: acepta ofertas', 'acepta_si_no'],
  ...['Não/Sim aceita', 'aceptaSiNo', 'موافقة نعم/لا', 'מאשר דיוור (כן/לא)'],
  ...['Acepta términos y condiciones', 'Autoriza con el fin de recibir ofertas', 'Acepta cesión de datos'],
  ...['Consentement', 'Oui/Non', 'Accetta le offerte', 'Einwilligung', 'Ja/Nein', 'موافقة', 'מאשר דיוור'],
])('Yes in a column %s is a Yes', (name) => expect(isRefusalColumn(name)).toBe(false))

test.each([
  ...['is_blocked', 'stop', 'no_2', 'Cancelado', 'opt-in/opt-out', 'Excluído', 'Stop? (yes/no)', 'DND', 'Muted'],
  ...['Rejected', 'Objection', 'Marketing ban', 'Spam', 'Disabled', 'Removido', 'Silenciado', 'Sair', 'nota', 'flag'],
  ...['Quiere dejar de recibir', 'Quer deixar de receber', 'Dejó de recibir ofertas', 'Deixou de receber promoções'],
  ...['Consentimiento denegado', 'Deniega consentimiento', 'Retrait du consentement', 'Arrêt des offres'],
  ...['Ritiro del consenso', 'Consenso ritirato', 'Basta offerte', 'Einwilligung zurückgezogen', 'Zustimmung entzogen'],
  ...['Einwilligung verweigert', 'Verzicht auf Werbung', 'Werbung unerwünscht', 'Newsletter-Kündigung'],
  ...['משיכת הסכמה', 'سحب موافقة', 'Consent expired', 'Consent lapsed', 'Exempt from marketing', 'Left newsletter'],
  ...['Vencimiento del consentimiento', 'Subscription end', 'Ablauf der Einwilligung', 'Consenso pendente'],
  ...['Negou consentimento', 'Consentimiento anulado', 'Consentimento anulado', 'Suscripción anulada', 'Opt-in no'],
  ...['Consentimiento borrado', 'Consentimiento rehusado', 'Consentimiento inexistente', 'Finalizó suscripción'],
  ...['Terminó consentimiento', 'Consent terminated', 'Consent rescinded', 'Consent void', 'Consentement supprimé'],
  ...['Consentement absent', 'Consenso nullo', 'Consenso assente', 'Einwilligung gelöscht', 'Newsletter off'],
  ...['Marketing off', 'Marketing paused', 'Promociones pausadas', 'Desautoriza promociones', 'Nicht storniert'],
  ...['Unauthorized marketing', 'Disallow marketing', 'Nega consentimento', 'Consentement caduc', 'إلغاء الموافقة'],
  // "Si no" may be both answers, and may be a condition.
  ...[
    'Marque si no desea recibir publicidad',
    'Sí, no quiero ofertas',
    'si_no_acepta',
    'Baja (sí/no)',
    'Sim/não enviar',
  ],
  ...['opt-in/opt-out', 'bloccato', 'gesperrt', 'résilié', 'محظور', 'חסום', 'נישה'],
  // What a column is about does not show what was asked.
  ...['Oui ou non, offres', 'Angebote: ja | nein'],
  ...['Marketing', 'Promociones', 'Novidades', 'Werbung', 'Offres', 'News', 'Notifiche', 'عروض', 'מבצעים', 'Pedidos'],
  ...['Objects to marketing', 'Se opone a promociones', 'Se opõe a promoções', 'Si oppone alle offerte'],
  ...['Legt Einspruch ein', 'Protest gegen Werbung', 'S’oppose au marketing', 'يعترض على العروض', 'מתנגד לדיוור'],
  // Who is not unsubscribed refused nothing.
  ...['Not unsubscribed', 'Nicht abgemeldet', 'Nicht widersprochen', 'Não descadastrado', 'no_desuscrito'],
])('what Yes in a column %s means is not guessed', (name) =>
  expect(() => isRefusalColumn(name)).toThrow(expect.objectContaining({ code: 'columns_ambiguous' })),
)

test('a column that is named by a topic holds answers to it, unless the name may be one of refusals', () => {
  expect(isRefusalColumn('cupons', { topic: 'key' })).toBe(false)
  expect(() => isRefusalColumn('stop', { topic: 'key' })).toThrow(
    expect.objectContaining({ code: 'columns_ambiguous' }),
  )
})

test.each([
  ...['black_friday', 'exclusive_offers', 'pending_orders', 'expiring_points', 'blog', 'ofertas_exclusivas'],
  ...['endereco', 'vencimientos', 'sin_azucar', 'no_2', 'block_party'],
])(
  'the key %s of a topic names what is sent, and what a Yes in another column of that name means is not guessed',
  (key) => {
    expect(meaningShown(key, 'key')).toBe('usual')
    expect(isRefusalColumn(key, { topic: 'key' })).toBe(false)
  },
)

test.each(['stop', 'stop_news', 'cancelled_orders', 'Ofertas nunca', 'Angebote nie', 'blocked', 'not_for_me', 'spam'])(
  'a key %s is doubtful, as a column beside an answer would be',
  (key) => expect(meaningShown(key, 'key')).toBe('unclear'),
)

test.each([
  ...['no', 'Nein', 'Ofertas sem', 'sin_cupones', 'without', 'ne', 'Offres sans', 'Offerte senza', 'Angebote nicht'],
  ...['Non', 'pas', 'niente', 'keiner', 'ohne', 'Blacks', 'Block', 'Bloque', 'Blocco', 'Exclusivas', 'Negativo'],
  ...['Retirado', 'Résiliation', 'Annulation', 'Gesperrte', 'Widerrufen', 'Gekündigte', 'محظورة', 'حظر', 'الغاء'],
  ...['لا', 'عدم', 'غير', 'بدون', 'לא', 'ללא', 'בלי', 'אין', 'חסות', 'ביטול', 'בוטלה'],
  // These words that negate reversed a name of consent only, and not one of what is sent.
  ...['Angebote nie', 'Offres jamais', 'Ofertas ninguna', 'Ofertas: nenhuma', 'Offerte nessuna', 'Angebote niemals'],
  ...['عروض لم', 'عروض لن', 'Offres aucune'],
])('a column of answers %s is doubtful, also where somebody chose it for a topic', (name) =>
  expect(() => isRefusalColumn(name, { topic: 'chosen' })).toThrow(
    expect.objectContaining({ code: 'columns_ambiguous' }),
  ),
)

test.each([
  ...['opted_out', 'Marketing opt-out', 'baja', 'No marketing'].map((name) => [name, 'refused', 'agreed'] as const),
  ...['consent', 'Acepta promociones', 'optin', 'Subscribed'].map((name) => [name, 'agreed', 'refused'] as const),
])('the caller can’t say the contrary of what the name %s plainly says, which is %s', (name, shown, other) => {
  expect(isRefusalColumn(name, { yesMeans: shown })).toBe(shown === 'refused')
  for (const topic of ['key', 'chosen', undefined] as const)
    expect(() => isRefusalColumn(name, { topic, yesMeans: other })).toThrow(
      expect.objectContaining({
        code: 'columns_ambiguous',
        userMessage: expect.stringContaining('Leave yes_means out') as string,
      }),
    )
})

test.each([
  ...['answer', 'status', 'respuesta', 'Yes/No'].map((name) => [name, 'usual', undefined] as const),
  ...['promos', 'cupons', 'Ofertas'].map((name) => [name, 'usual', 'chosen'] as const),
  ...['blocked', 'flag', 'Marketing', 'Objects to marketing', 'Not unsubscribed'].map(
    (name) => [name, 'unclear', undefined] as const,
  ),
  ...['stop', 'Ofertas nunca', 'black_friday'].map((name) => [name, 'unclear', 'chosen'] as const),
])('what a Yes in a column %s means, which is %s, is what the caller says', (name, shown, topic) => {
  expect(meaningShown(name, topic)).toBe(shown)
  expect(isRefusalColumn(name, { topic, yesMeans: 'refused' })).toBe(true)
  expect(isRefusalColumn(name, { topic, yesMeans: 'agreed' })).toBe(false)
})

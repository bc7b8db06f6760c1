import { expect, test } from 'vitest'
import { denialIn } from './denied-refusals'
import { REFUSAL_NAMES } from './negative-names'

test.each([
  ...['not_unsubscribed', 'not_opted_out', 'Not opted out', 'isNotBlocked', 'never_unsubscribed', 'has_not_opted_out'],
  ...['notunsubscribed', 'notOptedout', 'is_not_suppressed', 'not_yet_opted_out', "hasn't opted out", 'no_objection'],
  ...[
    'unblocked',
    'not_stopped_marketing',
    'Contact not unsubscribed from list',
    'no longer blocked',
    'non_suppressed',
  ],
  ...[
    'no_bloqueado',
    'No desuscrita',
    'no dado de baja',
    'nunca_desuscrito',
    'Cliente no rechazado',
    'Ya no bloqueado',
  ],
  ...['no se ha dado de baja', 'sin_objecion', 'Desbloqueado', 'no_desuscripto_whatsapp', 'nodadodebaja'],
  ...['nao_descadastrado', 'Não bloqueada', 'nunca descadastrado', 'naodescadastrado', 'Não foi removido'],
  ...['sem_objecao', 'Não recusou', 'nao_optou_por_sair'],
  ...['pas désabonné', 'Non disiscritto', 'nicht abgemeldet', 'Kein Widerspruch', 'nie widersprochen'],
  ...['غير محظور', 'לא הוסר', 'לא חסום'],
])('a column “%s” denies a refusal, and a No in it is one', (name) => expect(denialIn(name)).toBe('plain'))

test.each([
  ...['no_opt_out', 'no_unsubscribe', 'do not stop', 'sin_baja', 'nooptout', 'without opt-out', 'no_dnc', 'no_baja'],
  ...['sem descadastro', 'nao_cancelamento_opt_out', 'no pidió salir: no baja', 'not_do_not_contact'],
])('of a column “%s” nobody knows which answer refuses', (name) => expect(denialIn(name)).toBe('doubtful'))

test.each([
  ...['No. unsubscribed', 'No. blocked', 'Nº bloqueado', 'no. bloqueado', 'No. removidos'],
  ...['no_bloqueados', 'nobloqueados', 'No eliminados', 'no_unsubscribed', 'nounsubscribed'],
  ...['Mai abgemeldet', 'mai disiscritta', 'not unsubscribed by', 'no bloqueado por'],
])('a column “%s” may count people, or name a month or somebody', (name) => expect(denialIn(name)).toBe('doubtful'))

test.each(['Not cancelled', 'Nicht storniert', 'order not cancelled', 'Não cancelado', 'no_cancelada'])(
  'a column “%s” says what is still on',
  (name) => expect(denialIn(name)).toBe('ended'),
)

test('a “not” that belongs to a refusal denies none', () => {
  const names = [
    ...REFUSAL_NAMES.split(/\s+/),
    ...['Do not contact', 'No enviar ofertas', 'Não quer receber', 'No acepta marketing', 'Sin consentimiento'],
    ...['Não enviar promoções', 'No desea publicidad', 'No marketing', 'Ne pas contacter', 'Nicht kontaktieren'],
    ...['Keine Werbung', 'Non contattare', 'no_quiere_mensajes', 'opted_out', 'notifications_unsubscribed'],
    ...['notification_opt_out', 'normal_optout', 'Newsletter unsubscribed', 'blocked', 'Descadastrado em', 'stop'],
    ...['Non-mandatory offers', 'consent', 'Nome', 'No. de autorización', 'not_verified', 'Pagamento não recebido'],
    ...[
      'Notable',
      'No',
      'unblocked_at',
      'unblocked on',
      'Desbloqueado em',
      'last unblocked by',
      'לא לשלוח',
      'لا يريد عروض',
      'Marque si no desea recibir publicidad',
    ],
  ]
  expect(names.filter((name) => denialIn(name) !== null)).toEqual([])
})

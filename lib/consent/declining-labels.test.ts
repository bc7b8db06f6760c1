import { expect, test } from 'vitest'
import { isDeclining } from './declining-labels'

test.each([
  ...[
    'Não tenho interesse',
    'NÃO TENHO MAIS INTERESSE',
    'Não me interessa 🙅',
    'Não estou interessada',
    'Sem interesse',
    'Desinteressado',
  ],
  ...[
    'Not interested',
    'Not Interested!',
    'I’m not interested',
    "I'm no longer interested, thanks",
    'Uninterested',
    'No interest',
    'Not for me',
  ],
  ...[
    'No me interesa',
    'Ya no me interesa',
    'No estoy interesado',
    'Sin interés',
    'No tengo interés',
    'No nos interesan',
    'No es para mí',
  ],
  ...['See less', 'Ver menos', 'Not relevant', 'No es relevante', 'Não é relevante', 'Spam', 'Bloquear', 'Mute'],
  ...[
    'Wrong number',
    'Not my number',
    'I did not sign up',
    'I didn’t sign up',
    'Too many messages',
    'Decline',
    'Report',
  ],
  ...['Número equivocado', 'No me suscribí', 'Demasiados mensajes', 'Rechazar', 'Denunciar', 'Reportar spam'],
  ...['Não é meu número', 'Não me cadastrei', 'Mensagens demais', 'Recusar', 'Ya no lo necesito', '👎', '🚫', '⛔️'],
  ...['Kein Interesse', 'Nicht interessiert', 'Falsche Nummer', 'Ablehnen', 'Brauche ich nicht mehr'],
  ...['Pas intéressé', "Ça ne m'intéresse pas", 'Plus intéressée', 'Refuser', "Ce n'est pas mon numéro", 'Signaler'],
  ...['Non mi interessa', 'Non sono interessato', 'Rifiuta', 'Numero sbagliato', 'Non mi serve più'],
  ...['לא מעוניין', 'לא מעוניינת', 'לא מעניין אותי', 'מספר שגוי', 'לא נרשמתי', 'דיווח'],
  ...['غير مهتم', 'لست مهتمة', 'لا يهمني', 'لم أشترك', 'رفض', 'رقم خاطئ', 'إبلاغ'],
])('%s declines', (label) => {
  expect(isDeclining(label)).toBe(true)
})

test.each([
  ...[
    'Interested',
    'I’m interested',
    'Tenho interesse',
    'Me interesa',
    'Ya me interesa',
    'Estoy interesada',
    'Interesses',
  ],
  ...[
    'Interessiert',
    'Ich habe Interesse',
    'Je suis intéressé',
    'Mi interessa',
    'מעוניין',
    'מעניין אותי',
    'مهتم',
    'يهمني',
  ],
  ...['Report a problem', 'Change number', '👍', '❤️', 'Nein danke', 'Non merci', 'No grazie', 'لا شكرا', 'לא תודה'],
  ...['See offers', 'Ver más', 'No, thanks', 'Cancel', 'Não', 'No', '', 'Not now', 'No encuentro la tienda'],
])('%s does not', (label) => {
  expect(isDeclining(label)).toBe(false)
})

test('a text that is no label is not looked at', () => {
  expect(isDeclining(`no me interesa ${'x'.repeat(100)}`)).toBe(false)
})

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
  ...['Je ne veux plus', 'Plus de pub', 'Je me désinscris', 'Keine Angebote', 'Keine Nachrichten', 'Kenne ich nicht'],
  ...['Nicht mehr anzeigen', 'Non voglio più', 'Basta offerte', 'לא רוצה יותר', "Don't show again", 'Wrong contact'],
  ...['No volver a mostrar', 'Não mostrar novamente', 'Contato errado', 'Ya no soy cliente', "I don't know you"],
  ...['Ne plus afficher', 'Non mostrare più', 'No los conozco', 'Não conheço vocês', 'Je ne vous connais pas'],
  ...['Falscher Kontakt', 'Não sou mais cliente', 'No longer a customer', 'Kein Kunde mehr', 'Non sono più cliente'],
  ...['כבר לא לקוח', 'لا أريد المزيد', 'لا أعرفكم', 'No more offers', 'Keine Werbung bitte'],
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
  ...['12 meses sin intereses', 'Zero interest', '0% interest', 'Senza interessi', "I don't know", 'No sé'],
  ...['Not a customer yet', 'Aún no soy cliente', 'More offers', 'Mehr anzeigen', "Plus d'infos", 'Show again'],
])('%s does not', (label) => {
  expect(isDeclining(label)).toBe(false)
})

test('a text that is no label is not looked at', () => {
  expect(isDeclining(`no me interesa ${'x'.repeat(100)}`)).toBe(false)
})

import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in German. */
export const door = {
  title: 'Wählen Sie, was {business} Ihnen per WhatsApp schicken darf',
  text: 'Geben Sie die Nummer ein, mit der Sie WhatsApp nutzen. Dorthin kommt Ihr persönlicher Link, der Ihre Themen öffnet.',
  number: 'Ihre WhatsApp-Nummer',
  hint: 'Ohne Ländervorwahl nehmen wir {code} an ({country}).',
  send: 'Meinen Link anfordern',
  problem: {
    empty: 'Geben Sie zuerst Ihre Nummer ein.',
    unreadable:
      'Das sieht nicht wie eine Telefonnummer aus. Geben Sie die Nummer vollständig ein, mit Vorwahl. Wenn sie nicht aus diesem Land kommt ({country}), beginnen Sie mit + und der Ländervorwahl.',
    several: 'Das sieht nach mehr als einer Nummer aus. Geben Sie nur Ihre ein.',
    impossible:
      'Diese Telefonnummer gibt es nicht. Prüfen Sie die Ziffern. Wenn sie nicht aus diesem Land kommt ({country}), beginnen Sie mit + und der Ländervorwahl.',
    landline:
      'Das ist eine Festnetznummer. Geben Sie die Nummer ein, mit der Sie WhatsApp nutzen. Wenn Sie WhatsApp mit dieser Festnetznummer nutzen, fragen Sie im Chat.',
  },
  busy: 'Gerade fragen sehr viele nach ihrem Link. Tippen Sie noch einmal auf den Knopf: Ihr Browser muss dann ein paar Sekunden arbeiten.',
  noScript:
    'Gerade fragen sehr viele nach ihrem Link. Deshalb braucht dieses Formular JavaScript, und Ihr Browser führt es nicht aus. Fragen Sie im Chat.',
  working: 'Einen Moment …',
  wait: 'Es waren zu viele Anfragen. Versuchen Sie es in {minutes, plural, one {# Minute} other {# Minuten}} noch einmal, oder fragen Sie im Chat.',
  chatTitle: 'Oder fragen Sie im Chat',
  chatOnly: 'Fragen Sie im Chat nach Ihrem Link',
  chatHelp:
    'WhatsApp öffnet sich mit einer fertigen Nachricht: Sie brauchen sie nur zu senden. Die Antwort ist Ihr Link.',
  chat: 'In WhatsApp fragen',
  byHand: 'Schreiben Sie {business} per WhatsApp und bitten Sie um Ihren Link.',
  taken: 'Sehen Sie in WhatsApp nach',
  takenText:
    'Wenn {business} die Nummer mit der Endung {digits} kennt, kommt Ihr Link im Chat mit {business} an, meist innerhalb einer Minute.',
  sameForAll: 'Das sagen wir bei jeder Nummer. So kann niemand herausfinden, wer Nachrichten von {business} bekommt.',
  nothing: 'Nichts angekommen?',
  nothingText:
    'Wir schicken höchstens einen Link in 24 Stunden, und keinen, wenn Sie alles abbestellt oder pausiert haben. Im Chat können Sie immer fragen.',
  again: 'Eine andere Nummer eingeben',
  notMine: 'Sind die Nachrichten für jemand anderen?',
  notMineText:
    'Fordern Sie den Link mit Ihrer Nummer an. Auf der Seite, die er öffnet, tippen Sie auf „{stop}“ und wählen dann „{reason}“. Danach schickt {business} nichts mehr an Ihre Nummer.',
  trouble:
    'WhatsApp stellt Nachrichten von {business} zurzeit nicht zu. Ihr Link kommt deshalb vielleicht nicht an. Mit {keyword} im Chat können Sie weiterhin alle Nachrichten abbestellen.',
} as const satisfies Messages['door']

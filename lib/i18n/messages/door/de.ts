import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in German. */
export const door = {
  title: 'Wählen Sie, was {business} Ihnen auf WhatsApp schicken darf',
  text: 'Geben Sie die Nummer ein, mit der Sie WhatsApp nutzen. Dorthin kommt Ihr persönlicher Link, der Ihre Themen öffnet.',
  number: 'Ihre WhatsApp-Nummer',
  hint: 'Ohne Ländervorwahl gilt sie als Nummer aus: {country} ({code}).',
  send: 'Meinen Link schicken',
  problem: {
    empty: 'Geben Sie zuerst Ihre Nummer ein.',
    unreadable:
      'Das können wir nicht als Telefonnummer lesen. Schreiben Sie sie vollständig, mit Vorwahl. Wenn sie aus einem anderen Land ist als {country}, beginnen Sie mit + und der Ländervorwahl.',
    several: 'Das sieht nach mehr als einer Nummer aus. Geben Sie nur Ihre ein.',
    impossible:
      'Diese Telefonnummer gibt es nicht. Prüfen Sie die Ziffern. Wenn sie aus einem anderen Land ist als {country}, beginnen Sie mit + und der Ländervorwahl.',
    landline:
      'Das ist ein Festnetzanschluss. Geben Sie die Nummer ein, mit der Sie WhatsApp nutzen. Wenn Sie WhatsApp auf diesem Anschluss haben, fragen Sie im Chat.',
  },
  busy: 'Gerade fragen sehr viele. Tippen Sie noch einmal auf den Knopf: Ihr Browser muss dann ein paar Sekunden arbeiten.',
  noScript:
    'Gerade fragen sehr viele. Deshalb braucht dieses Formular ein Skript, und Ihr Browser führt keine aus. Fragen Sie im Chat.',
  working: 'Einen Moment …',
  wait: 'Es waren zu viele Anfragen. Versuchen Sie es in {minutes, plural, one {# Minute} other {# Minuten}} noch einmal, oder fragen Sie im Chat.',
  chatTitle: 'Oder fragen Sie im Chat',
  chatOnly: 'Fragen Sie im Chat nach Ihrem Link',
  chatHelp:
    'WhatsApp öffnet sich mit einer fertigen Nachricht: Sie brauchen sie nur zu senden. Die Antwort ist Ihr Link.',
  chat: 'Auf WhatsApp fragen',
  byHand: 'Schreiben Sie {business} auf WhatsApp und bitten Sie um Ihren Link.',
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

import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in German. */
export const texts: TopicTexts = {
  orders: {
    name: 'Ihre Bestellungen',
    description: 'Bestätigung, Versand und Lieferung Ihrer Einkäufe.',
    frequency: 'Nur wenn Sie etwas bestellen.',
  },
  bookings: {
    name: 'Terminerinnerungen',
    description: 'Tag, Uhrzeit, Ort und jede Änderung.',
    frequency: 'Wenn Sie buchen und am Tag vor dem Termin.',
  },
  promotions: {
    name: 'Angebote',
    description: 'Rabatte und Aktionen für kurze Zeit.',
    frequency: 'Höchstens einmal pro Woche.',
  },
  news: {
    name: 'Neuigkeiten',
    description: 'Was es Neues gibt und woran wir arbeiten.',
    frequency: 'Einmal im Monat.',
  },
  surveys: {
    name: 'Umfragen',
    description: 'Eine kurze Frage, wie es war.',
    frequency: 'Nach einem Einkauf oder Besuch.',
  },
  account_security: {
    name: 'Sicherheit Ihres Kontos',
    description: 'Anmeldecodes und Hinweise auf Zugriffe.',
    frequency: 'Nur wenn Sie sich anmelden oder sich an Ihrem Konto etwas ändert.',
    reason: 'Ohne diese Codes könnten Sie sich nicht anmelden.',
  },
}

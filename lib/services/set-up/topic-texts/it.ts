import type { TopicTexts } from './shape'

/** The topics that a new business chooses from, in Italian. */
export const texts: TopicTexts = {
  orders: {
    name: 'I tuoi ordini',
    description: 'Conferma, spedizione e consegna di ciò che compri.',
    frequency: 'Solo quando fai un ordine.',
  },
  bookings: {
    name: 'Promemoria degli appuntamenti',
    description: 'La data, l’ora e il luogo, e ogni cambiamento.',
    frequency: 'Quando prenoti e il giorno prima.',
  },
  promotions: {
    name: 'Promozioni',
    description: 'Sconti e offerte a tempo limitato.',
    frequency: 'Al massimo una volta a settimana.',
  },
  news: {
    name: 'Novità',
    description: 'Che cosa c’è di nuovo e che cosa stiamo preparando.',
    frequency: 'Una volta al mese.',
  },
  surveys: {
    name: 'Sondaggi',
    description: 'Una breve domanda su com’è andata.',
    frequency: 'Dopo un acquisto o una visita.',
  },
  account_security: {
    name: 'Sicurezza del tuo account',
    description: 'Codici e avvisi di accesso.',
    frequency: 'Solo quando accedi o cambia qualcosa nel tuo account.',
    reason: 'Senza questi codici non potresti accedere.',
  },
}

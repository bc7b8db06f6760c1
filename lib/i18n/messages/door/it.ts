import type { Messages } from '@/lib/i18n/messages/shape'

/** The words of the front door in Italian. */
export const door = {
  title: 'Scegli che cosa può mandarti {business} su WhatsApp',
  text: 'Scrivi il numero con cui usi WhatsApp. Lì ti arriva il tuo link personale, che apre i tuoi argomenti.',
  number: 'Il tuo numero WhatsApp',
  hint: 'Senza prefisso internazionale vale come un numero di questo paese: {country} ({code}).',
  send: 'Mandami il mio link',
  problem: {
    empty: 'Prima scrivi il tuo numero.',
    unreadable:
      'Questo non sembra un numero di telefono. Scrivilo per intero, con il prefisso. Se non è di questo paese ({country}), comincia con + e il prefisso internazionale.',
    several: 'Sembrano più numeri. Scrivi solo il tuo.',
    impossible:
      'Questo numero di telefono non esiste. Controlla le cifre. Se non è di questo paese ({country}), comincia con + e il prefisso internazionale.',
    landline:
      'Questo è un numero fisso. Scrivi il numero con cui usi WhatsApp. Se usi WhatsApp su questo fisso, chiedi il link nella chat.',
  },
  busy: 'In questo momento arrivano molte richieste. Tocca ancora una volta il pulsante: il tuo browser dovrà lavorare per qualche secondo.',
  noScript:
    'In questo momento arrivano molte richieste, perciò questo modulo ha bisogno di JavaScript e il tuo browser non lo esegue. Chiedi il link nella chat.',
  working: 'Un momento…',
  wait: 'Ci sono state troppe richieste. Riprova tra {minutes, plural, one {# minuto} other {# minuti}} o chiedi il link nella chat.',
  chatTitle: 'Oppure chiedilo nella chat',
  chatOnly: 'Chiedi il tuo link nella chat',
  chatHelp: 'Si aprirà WhatsApp con un messaggio già scritto: basta inviarlo. La risposta è il tuo link.',
  chat: 'Chiedi su WhatsApp',
  byHand: 'Scrivi a {business} su WhatsApp e chiedi il tuo link.',
  taken: 'Guarda su WhatsApp',
  takenText:
    'Se {business} conosce il numero che finisce con {digits}, il tuo link arriva nella chat con {business}, di solito entro un minuto.',
  sameForAll: 'Diciamo lo stesso per tutti i numeri: così nessuno può scoprire chi riceve messaggi da {business}.',
  nothing: 'Non è arrivato nulla?',
  nothingText:
    'Mandiamo al massimo un link ogni 24 ore, e nessuno se hai interrotto o messo in pausa tutto. Nella chat puoi chiederlo sempre.',
  again: 'Usa un altro numero',
  notMine: 'I messaggi sono per un’altra persona?',
  notMineText:
    'Chiedi il link con il tuo numero. Nella pagina che si apre tocca «{stop}» e poi scegli «{reason}». Da quel momento {business} non manderà più nulla al tuo numero.',
  trouble:
    'In questo momento WhatsApp non consegna i messaggi di {business}, quindi il tuo link potrebbe non arrivare. Se scrivi {keyword} nella chat, interrompi comunque tutti i messaggi.',
} as const satisfies Messages['door']

/** "Too many changes", in Italian. */
export const tooMany = {
  title: 'Troppe modifiche di seguito',
  text: 'L’ultima modifica non è stata salvata. Quello che avevi scelto prima resta salvato; aspetta qualche minuto prima di cambiare altro.',
  onlyOff:
    'Quello che hai disattivato è salvato. Ci sono state troppe modifiche di seguito, quindi questo resta disattivato: {topics}. Aspetta qualche minuto e riprova.',
}

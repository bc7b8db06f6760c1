/** The same in Italian. */
export const questions = {
  ask: 'Conferma che cosa vuoi ricevere da {business} su WhatsApp:',
  askLine: '• {topic}: {description}',
  askAfter: 'Se non confermi, non te lo manderemo. Puoi dire di no quando vuoi.',
  askWord: 'Per confermare, scrivi {word}. Vedi e cambia i tuoi argomenti qui: {url}',
  askYes: 'Sì, voglio riceverli',
  askAll: 'Sì a tutto',
  askChoose: 'Scegli',
  askNo: 'No, grazie',
  pick: 'Scegli che cosa vuoi ricevere da {business}. Per aggiungere un altro argomento, apri di nuovo l’elenco.',
  picks: 'Argomenti',
  notOpen: 'Non c’è più nulla da confermare, quindi non è cambiato nulla.',
  here: 'Vedi e cambia i tuoi argomenti qui: {url}',
  comeBack: 'Per ricevere di nuovo un solo argomento, scrivi {keyword} e il suo nome.',
  code: '{code} è il tuo codice per vedere i tuoi dati presso {business}. Vale una volta sola, per 10 minuti e solo sulla tua pagina. Non darlo a nessuno.',
  tooManyCodes: 'Ti abbiamo già mandato diversi codici. Aspetta un’ora per chiederne un altro.',
} as const

/** The receipt that a person keeps, in Italian. */
export const receipt = {
  keep: 'Apri la ricevuta',
  title: 'La tua ricevuta di {business}',
  saved: 'Salvato: {date}. Riferimento {reference}.',
  chose: 'Che cosa hai detto',
  saw: 'Testo che hai visto',
  proof: 'Prova',
  whole:
    'È la voce {index, number} di {size, number} in un registro firmato che può solo crescere. Con il file qui sotto chiunque può verificarlo senza {business}, anche tra anni.',
  soon: 'La prova viene preparata ogni minuto. Riapri questa pagina dopo le {time}.',
  file: 'Scarica la ricevuta',
  fileHelp:
    'Il file contiene tutto ciò che serve per verificare. Conserva il file: questa pagina da sola non basta come prova.',
  open: 'Vedi la ricevuta',
  back: 'Indietro',
}

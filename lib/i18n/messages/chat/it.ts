import { questions } from '../questions/it'

/** What is written in the chat, in Italian. */
export const chat = {
  ...questions,
  choose: 'Scegli che cosa può mandarti {business}, oppure interrompi tutti i messaggi.',
  change: 'Puoi cambiare idea quando vuoi.',
  button: 'Le mie preferenze',
  link: 'Scegli che cosa può mandarti {business}, oppure interrompi tutti i messaggi: {url}',
  afterStop: 'Puoi ricevere di nuovo i messaggi o scegliere gli argomenti qui: {url}',
  refused: 'Fatto. {business} non ti manderà più quei messaggi. Vedi e cambia i tuoi argomenti qui: {url}',
  returned:
    'Che bello ritrovarti! Riceverai di nuovo i messaggi di {business}. Puoi cambiare i tuoi argomenti qui: {url}',
  returnedPaused:
    'Che bello ritrovarti! I messaggi di {business} sono ancora in pausa. Fine della pausa: {date}. Puoi terminarla prima o cambiare i tuoi argomenti qui: {url}',
  returnedPausedOpen:
    'Che bello ritrovarti! I messaggi di {business} restano in pausa finché non la termini. Puoi terminarla o cambiare i tuoi argomenti qui: {url}',
}

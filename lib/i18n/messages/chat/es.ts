import { questions } from '../questions/es'

/** What is written in the chat, in Spanish. */
export const chat = {
  ...questions,
  choose: 'Elige qué puede enviarte {business}, o deja de recibir mensajes.',
  change: 'Puedes cambiarlo cuando quieras.',
  button: 'Mis preferencias',
  link: 'Elige qué puede enviarte {business}, o deja de recibir mensajes: {url}',
  afterStop: 'Puedes volver a recibir mensajes o elegir temas aquí: {url}',
  refused: 'Listo. {business} ya no te enviará esos mensajes. Revisa y cambia tus temas aquí: {url}',
  returned:
    '¡Qué bueno tenerte de vuelta! Vuelves a recibir mensajes de {business}. Puedes cambiar tus temas aquí: {url}',
  returnedPaused:
    '¡Qué bueno tenerte de vuelta! Los mensajes de {business} siguen en pausa hasta el {date}. Termina la pausa o cambia tus temas aquí: {url}',
  returnedPausedOpen:
    '¡Qué bueno tenerte de vuelta! Los mensajes de {business} siguen en pausa hasta que termines la pausa. Termínala o cambia tus temas aquí: {url}',
}

/** The same in Spanish. */
export const questions = {
  ask: 'Confirma qué quieres recibir de {business} por WhatsApp:',
  askLine: '• {topic}: {description}',
  askAfter: 'Si no confirmas, no te lo enviaremos. Puedes decir que no cuando quieras.',
  askWord: 'Para confirmar, escribe {word}. Revisa y cambia tus temas aquí: {url}',
  askYes: 'Sí, acepto',
  askAll: 'Sí a todo',
  askChoose: 'Elegir',
  askNo: 'No, gracias',
  pick: 'Elige qué quieres recibir de {business}. Para agregar otro tema, abre la lista de nuevo.',
  picks: 'Temas',
  notOpen: 'Ya no queda nada por confirmar, así que no cambió nada.',
  here: 'Revisa y cambia tus temas aquí: {url}',
  comeBack: 'Para volver a recibir un solo tema, escribe {keyword} y su nombre.',
  code: '{code} es tu código para ver tus datos en {business}. Sirve una sola vez, durante 10 minutos y solo en tu página. No lo compartas con nadie.',
  tooManyCodes: 'Ya te enviamos varios códigos. Espera una hora para pedir otro.',
} as const

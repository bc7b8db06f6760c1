import type { StateWords } from './shape'

export const esStates: StateWords = {
  states: {
    in_step: 'Al día',
    behind: 'Con retraso',
    reading: 'Leyendo primero',
    token_refused: 'Token rechazado',
    blocked: 'Bloqueada',
    refused: 'Rechaza las llamadas',
    secret_lost: 'Secreto ilegible',
    not_readable: 'No se puede leer',
    disabled: 'Desactivada',
    gone: 'No quiere nada más',
  },
  heads: {
    in_step: (name) => `${name} está al día`,
    behind: (name) => `${name} va con retraso`,
    reading: (name) => `${name} se está leyendo primero`,
    token_refused: (name) => `${name} rechaza nuestro token`,
    blocked: (name) => `Meta bloquea ${name} por ahora`,
    refused: (name) => `${name} rechaza nuestras llamadas`,
    secret_lost: (name) => `El secreto de ${name} no se puede leer`,
    not_readable: (name) => `No se pueden leer los contactos de ${name}`,
    disabled: (name) => `${name} está desactivada`,
    gone: (name) => `${name} no quiere nada más de nosotros`,
  },
  whys: {
    in_step: 'Todo lo que la gente eligió está allí.',
    behind: 'Tarda más de lo normal. Sayso sigue solo, primero los rechazos.',
    reading: 'Se leen sus contactos y se recogen sus rechazos. Antes de eso no se escribe nada allí. Sigue solo.',
    token_refused: 'Casi siempre la persona del token dejó el proyecto o creó uno nuevo. Da otro token abajo.',
    blocked:
      'Meta bloquea o limita la cuenta, a menudo porque la gente denunció sus mensajes. Durante al menos una hora no se envía nada por ella, se cambie lo que se cambie aquí. Después Sayso vuelve a intentarlo solo.',
    refused: 'Responde, pero no acepta nada. Sayso vuelve a preguntar solo.',
    secret_lost: 'La clave con la que se cifró falta o está marcada como comprometida. Da un token o un secreto nuevo.',
    not_readable: 'Por eso aquí no se sabe lo que la gente eligió allí. Sayso lo reintenta solo.',
    disabled: 'Un miembro la desactivó. No se envía nada allí.',
    gone: 'Respondió 410. Actívala de nuevo cuando esté lista.',
  },
}

import type { ColumnsWords } from './shape'

/** How refusals are recorded that a column may hold. */
const recording = (isWide: boolean) =>
  [
    isWide
      ? 'Para registrarlos, importa la columna primero como respuesta, un tema cada vez, y después quítala del archivo.'
      : 'Para registrarlos, elige «Respuesta, sí o no» en la columna y, si se te pregunta, di qué significa un sí.',
    'Si dice cuándo rechazó la persona, elige «Cuándo dijo que no».',
  ].join(' ')

export const es: ColumnsWords = {
  title: '1 · Qué significan sus columnas',
  aside: 'Encontradas por su nombre; cambia lo que esté mal',
  column: 'Columna',
  use: 'Se lee como',
  samples: 'Primeros valores',
  more: (count) => (count === '1' ? '1 columna más queda fuera.' : `${count} columnas más quedan fuera.`),
  effects: {
    numberCountry: 'País del número',
    personCountry: 'País de la persona',
    refusals: 'Posibles rechazos',
    either: 'Un sí o un no puede ser rechazo',
    denied: 'Lo que no sea un sí es rechazo',
    answers: 'Solo se busca un no',
  },
  alsoCount: 'Estas columnas también cuentan',
  notes: {
    numberCountry: () => ({
      does: 'Un número sin código de país se lee como del país que indica su fila.',
      rest: '',
    }),
    personCountry: () => ({
      does: 'Si el país de la fila no es el elegido abajo, un número sin código de país se lee como del país en el que encaja mejor, y el informe lo marca como supuesto. Un sí solo cuenta entonces si ese es el país de su fila.',
      rest: 'La gente conserva su número cuando se muda. Si el número encaja igual de bien en los dos países, un no solo cuenta si elegiste un país en «Los números sin código de país son de». Escribe esos números con su código de país.',
    }),
    refusals: (isWide) => ({
      does: 'Un sí solo cuenta si esta celda de su fila está vacía, dice que no o tiene una fecha anterior al sí. Los rechazos mismos no se registran.',
      rest: recording(isWide),
    }),
    either: (isWide) => ({
      does: 'Un sí solo cuenta si esta celda de su fila está vacía o tiene una fecha anterior al sí. El nombre puede leerse de dos maneras, así que tanto un sí como un no pueden ser el rechazo. Los rechazos mismos no se registran.',
      rest: recording(isWide),
    }),
    denied: (isWide) => ({
      does: 'Un sí solo cuenta si esta celda de su fila está vacía o dice que sí. El nombre de la columna dice que la persona no ha rechazado, así que un no en ella es un rechazo. Los rechazos mismos no se registran.',
      rest: recording(isWide),
    }),
    answers: (isWide) => ({
      does: 'Si esta celda de su fila dice que la persona rechazó, un sí no cuenta. Lo demás no se lee.',
      rest: isWide ? '' : 'Si una de estas columnas tiene las respuestas, elige «Respuesta, sí o no» en ella.',
    }),
  },
  rest: 'Más sobre esto',
  remove: '¿Alguna trata de otra cosa? Quítala del archivo y envíalo de nuevo.',
  named: (name) => `«${name}»`,
  others: (count) => (count === '1' ? '1 más' : `${count} más`),
}

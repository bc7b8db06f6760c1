import type { ColumnsWords } from './shape'

const REMOVE = 'Si una columna trata de otra cosa, quítala del archivo y envíalo de nuevo.'

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
    answers: 'Solo se busca un no',
  },
  notes: {
    numberCountry: (columns) =>
      `País del número, en ${columns}: un número sin código de país se lee como del país que indica su fila. ${REMOVE}`,
    personCountry: (columns) =>
      `País de la persona, en ${columns}: si es distinto del indicado en «Los números sin código de país son de», un número sin código de país se lee como del país en cuyo plan de numeración encaja mejor, y el informe lo marca como supuesto. Un sí solo cuenta si ese es el país de su fila, porque la gente conserva su número cuando se muda; si el número encaja igual de bien en los dos, un no solo cuenta si elegiste ahí un país. Escribe esos números con su código de país. ${REMOVE}`,
    refusals: (columns, isWide) =>
      [
        `Posibles rechazos, en ${columns}: un sí solo cuenta si esta celda de su fila está vacía, dice que no o tiene una fecha anterior al sí. Si el nombre de una columna contiene «si no» y puede leerse de dos maneras, un no también rechaza el sí. Los rechazos mismos no se registran.`,
        isWide
          ? 'Para registrarlos, importa la columna primero como respuesta, un tema cada vez, y después quítala del archivo.'
          : 'Para registrarlos, elige «Respuesta, sí o no» en la columna y, si se te pregunta, di qué significa un sí.',
        'Si dice cuándo rechazó la persona, elige «Cuándo dijo que no».',
        REMOVE,
      ].join(' '),
    answers: (columns, isWide) =>
      [
        `Solo se busca un no, en ${columns}: si esta celda de su fila dice que la persona rechazó, un sí no cuenta. Lo demás no se lee.`,
        ...(isWide ? [] : ['Si una de estas columnas tiene las respuestas, elige «Respuesta, sí o no» en ella.']),
      ].join(' '),
  },
  named: (name) => `«${name}»`,
  others: (count) => (count === '1' ? '1 más' : `${count} más`),
}

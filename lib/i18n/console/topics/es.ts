import type { TopicsWords } from './shape'

const people = (count: string) => (count === '1' ? '1 persona' : `${count} personas`)
const one = (count: string, singular: string, plural: string) => (count === '1' ? singular : plural)

export const es: TopicsWords = {
  title: 'Temas',
  lead: 'Lo que la gente puede aceptar, en el orden en que lo ve.',
  create: 'Nuevo tema',
  list: {
    order: 'Orden',
    how: 'Arrastra por los puntos o usa las flechas. El cambio se aplica al momento.',
    keysBefore: 'Con el teclado:',
    keysAfter: 'sobre un tema.',
    reach: (count) =>
      count === '1' ? 'Ahora se puede escribir a 1 persona' : `Ahora se puede escribir a ${count} personas`,
    numbers: 'Los números son las personas a las que ahora se puede escribir.',
    drag: 'Arrastra para mover',
    up: (topic) => `Subir ${topic}`,
    down: (topic) => `Bajar ${topic}`,
    moved: (topic, place, of) => `${topic} pasa al puesto ${place} de ${of}. La gente ya ve el nuevo orden.`,
    stays: (topic, place, of) => `${topic} sigue en el puesto ${place} de ${of}.`,
    gone: 'Ese tema ya no está en la página: alguien lo archivó. Este es el orden actual.',
    archived: 'Archivados',
    archivedLead: 'No están en la página y no se puede enviar nada de ellos. Se conserva cada respuesta.',
    archivedMore: (count) => `Mostrar los ${count}`,
    empty: { title: 'Aún no hay temas', text: 'Un tema es un tipo de mensaje que la gente puede aceptar o rechazar.' },
  },
  policies: {
    opt_in: {
      line: 'En silencio hasta que acepten',
      label: 'En silencio hasta que acepten',
      text: 'La opción segura, y la única para casi todo el marketing.',
    },
    opt_out: {
      line: 'Se envía hasta que lo rechacen',
      label: 'Se envía hasta que lo rechacen',
      text: 'Si es marketing, indicas con qué base legal.',
    },
    required: {
      line: 'Obligatorio',
      label: 'Obligatorio, no se puede desactivar',
      text: 'Nunca para marketing. La página dice por qué.',
    },
  },
  categories: { marketing: 'marketing', utility: 'utilidad', authentication: 'autenticación' },
  paused: 'en pausa',
  editor: {
    newTitle: 'Nuevo tema',
    newLead: 'Se añade al final de la página. Después puedes moverlo.',
    since: (date) => `En la página desde el ${date}`,
    textChanges: (count) =>
      count === 0
        ? 'el texto no ha cambiado'
        : count === 1
          ? 'el texto cambió una vez'
          : `el texto cambió ${count} veces`,
    archivedSince: (date) => `Archivado el ${date}`,
    languages: 'Idioma del texto',
    problems: (count) => (count === 1 ? '1 por corregir' : `${count} por corregir`),
    key: 'Clave',
    keyHint: 'Así lo llaman tus sistemas. No cambia nunca. Si la dejas vacía, se forma a partir del nombre.',
    name: 'Nombre',
    description: 'Qué llega',
    descriptionHint: 'Una frase sencilla, como la dirías en el mostrador.',
    frequency: 'Cada cuánto',
    frequencyHint: 'Por ejemplo, «Una vez al mes». La gente abandona lo que no tiene fin.',
    reason: 'Por qué no se puede desactivar',
    reasonHint: 'La página se lo muestra a todo el mundo, también a quien se dio de baja de todo.',
    legalBasis: 'Base legal',
    legalBasisHint: 'Con qué base se lo envías a quien no se le ha preguntado, por ejemplo, interés legítimo.',
    basis: 'La base, en palabras de la persona',
    basisHint: 'Opcional. Sin ella, la página muestra la base legal tal como está escrita arriba.',
    policy: 'Mientras alguien no responda',
    category: 'Categoría de WhatsApp',
    categoryHint: 'De las plantillas que se envían sobre este tema.',
    save: 'Guardar',
    create: 'Ponerlo en la página',
    discard: 'Descartar',
    viewer: 'Los editores pueden cambiarlo.',
  },
  problems: {
    some: 'Aún no se ha guardado nada. Corrige lo que está marcado.',
    missing: {
      name: 'Ponle un nombre.',
      description: 'Di qué llega.',
      frequency: 'Di cada cuánto llega, por ejemplo, «Una vez al mes».',
      reason: 'Di por qué no se puede desactivar.',
      basis: 'Di con qué base, o déjalo vacío.',
      legalBasis: 'El marketing que se envía hasta que lo rechacen necesita su base legal, por escrito.',
      key: 'Ponle una clave.',
    },
    tooLong: (most) => `Usa ${most} caracteres como máximo.`,
    noMarketing: 'El marketing siempre se puede rechazar: elige otra categoría u otra opción.',
    forSome:
      'Un tema que solo ven algunas personas queda en silencio hasta que acepten. Primero haz que lo vea todo el mundo.',
    key: 'Usa letras minúsculas de la a a la z, cifras y guiones bajos sueltos.',
    control: 'En este texto hay un carácter de control invisible. Escríbelo de nuevo.',
    keyTaken: (key, topic) => `${topic} ya tiene la clave ${key}. Elige otra.`,
    keyArchived: (key, topic) => `El tema archivado ${topic} tiene la clave ${key}. Recupéralo o elige otra clave.`,
    tooMany: (most) => `Una página tiene ${most} temas como máximo. Archiva uno antes.`,
    unknown: 'Ese tema ya no está: alguien lo archivó. Vuelve a cargar la página.',
    lastTopic: 'Es el único tema de la página. Crea otro antes.',
    notCounted:
      'Todavía estamos contando a las personas y no sabemos a cuántas afecta. No se ha cambiado nada; inténtalo de nuevo en unos minutos.',
    required: 'Un tema obligatorio no se puede poner en pausa.',
    paused: 'Este tema está en pausa, y uno obligatorio se envía siempre. Primero, reanúdalo.',
    restoreTexts: 'Le falta el texto en un idioma que se añadió después. Créalo de nuevo con otra clave.',
  },
  effect: {
    title: 'Qué cambia y para quién',
    created: 'Quién lo recibirá',
    stops: (count, reason, topic) => {
      const end = `${one(count, 'deja', 'dejan')} de recibir ${topic}.`
      switch (reason) {
        case 'no_opt_in':
          return `${people(count)} no ${one(count, 'ha', 'han')} respondido: ${end}`
        case 'opted_out':
          return `${people(count)} lo ${one(count, 'rechazó', 'rechazaron')}: ${end}`
        case 'stopped':
          return `${people(count)} se ${one(count, 'dio', 'dieron')} de baja de todo: ${end}`
        case 'paused':
          return `${people(count)} lo ${one(count, 'tiene', 'tienen')} todo en pausa: ${end}`
        case 'provider_stop':
          return `${people(count)} ${one(count, 'bloqueó', 'bloquearon')} las ofertas en WhatsApp: ${end}`
        default:
          return `${people(count)} ${end}`
      }
    },
    starts: (count, reason, topic) => {
      const may = `se ${one(count, 'le', 'les')} podrá enviar ${topic} desde ahora`
      switch (reason) {
        case 'not_refused':
          return `${people(count)} no lo ${one(count, 'ha', 'han')} rechazado: ${may}.`
        case 'required':
          return `${people(count)}: ${may} y no ${one(count, 'puede', 'pueden')} rechazarlo.`
        default:
          return `${people(count)}: ${may}.`
      }
    },
    agreed: (count) =>
      `${people(count)} ${one(count, 'aceptó', 'aceptaron')}: nada cambia, su aceptación conserva el texto que ${one(count, 'vio', 'vieron')}.`,
    refused: (count) => `${people(count)} ${one(count, 'rechazó', 'rechazaron')}: nada cambia.`,
    rest: (count) => `${people(count)} más: nada cambia.`,
    nobody: 'Para nadie cambia lo que se le puede enviar.',
    follows: 'Las conexiones se actualizan poco a poco; una consulta a Sayso ya responde con lo nuevo.',
    counted: (time) => `Recuento del ${time}. No incluye lo que se respondió después.`,
    button: (stops, starts) => {
      const parts = [
        ...(stops.count > 0 ? [`${stops.text} ${one(stops.text, 'deja', 'dejan')} de recibirlo`] : []),
        ...(starts.count > 0 ? [`${starts.text} lo ${one(starts.text, 'podrá', 'podrán')} recibir`] : []),
      ]
      return `Guardar: ${parts.join(', ')}`
    },
  },
  newer: {
    title: (by) => `${by ?? 'Alguien'} cambió este tema mientras lo editabas. Lo tuyo aún no se ha guardado.`,
    changed: (field, was, now) => `${field}: antes «${was}», ahora «${now}».`,
    contested: (field, was, now, mine) => `${field}: antes «${was}», ahora «${now}». Tú escribiste «${mine}».`,
    nothing: 'nada',
    mine: 'Guardar, con lo mío donde diferimos',
    theirs: 'Guardar, con lo suyo donde diferimos',
    both: 'Guardar los dos cambios',
  },
  inLanguage: (field, language) => `${field} (${language})`,
  fields: { policy: 'Mientras alguien no responda', category: 'Categoría de WhatsApp', legalBasis: 'Base legal' },
  done: {
    saved: 'Guardado. La página ya lo muestra.',
    unchanged: 'No había nada distinto, así que no se ha guardado nada.',
    created: (topic) => `${topic} ya está en la página.`,
    undone: 'Deshecho.',
    paused: (topic) => `${topic} está en pausa: no se puede enviar nada hasta que lo reanudes.`,
    resumed: (topic) => `${topic} se puede enviar otra vez.`,
    archived: (topic) => `${topic} está archivado.`,
    restored: (topic) => `${topic} vuelve a estar en la página.`,
    newer: 'Entretanto se cambió otra vez, así que no se ha deshecho nada.',
  },
  pause: {
    title: 'Poner este tema en pausa',
    text: 'No se puede enviar nada de él a nadie hasta que lo reanudes. Las respuestas se conservan y la página dice que está en pausa.',
    button: 'Poner en pausa',
    resumeText: 'Está en pausa: no se puede enviar nada de él a nadie. Las respuestas se conservan.',
    resumeButton: 'Reanudar',
  },
  archive: {
    title: 'Archivar este tema',
    text: 'Sale de la página y no se puede enviar nada de él. Cada respuesta se queda en el registro.',
    button: (topic) => `Archivar ${topic}…`,
    ask: (topic) => `¿Archivar ${topic}?`,
    askLine: (count) => `Ahora se puede escribir sobre él a ${people(count)}; después, a nadie.`,
    askNobody: 'Ahora no se puede escribir sobre él a nadie.',
    back: 'Puedes recuperarlo cuando quieras, con cada respuesta como estaba.',
    confirm: ({ count, text }) => (count === 0 ? 'Archivarlo' : `Archivarlo para ${people(text)}`),
  },
  restore: {
    title: 'Recuperar este tema',
    text: 'Vuelve al final de la página, con cada respuesta como estaba.',
    button: (topic) => `Recuperar ${topic}`,
    ask: (topic) => `¿Recuperar ${topic}?`,
    confirm: ({ text }) => `Recuperarlo para ${people(text)}`,
  },
}

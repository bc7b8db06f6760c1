import { readmeText } from './readme-text'
import type { BusinessWords } from './shape'

const FILES = [
  [
    'configuration.json',
    'temas con sus textos, marca, idiomas, conexiones, remitentes, plantillas, equipo y claves API. Sin secretos.',
  ],
  ['consents.csv', 'lo que vale para cada persona y tema. Se puede volver a importar.'],
  ['contacts.ndjson', 'cada persona con todos sus números e ids, también los antiguos.'],
  ['ledger.ndjson', 'cada línea sellada: quién dijo qué, cuándo y cómo, encadenadas con hashes.'],
  ['evidence.ndjson', 'las palabras y circunstancias detrás de las líneas, en texto claro.'],
  ['notices.ndjson', 'los textos que se mostraron, por el hash que nombran las líneas.'],
  ['sources.ndjson', 'las campañas, flujos y plantillas que nombran las líneas.'],
  ['audit.ndjson', 'quién de tu equipo cambió qué, y cuándo.'],
] as const

export const es: BusinessWords = {
  title: 'Empresa',
  lead: 'Haz pruebas sin llegar a nadie, llévate todo lo que tienes, o cierra la empresa.',
  test: {
    title: 'Modo de prueba',
    text: 'Las claves de prueba actúan en una empresa de prueba: una copia de tus temas y textos, sin tus personas y sin conexiones.',
    points: [
      'Lo que hace una clave de prueba no llega a ninguna persona real ni cambia ningún consentimiento real.',
      'La copia sigue por sí sola tus temas, textos y marca.',
      'Los enlaces de una clave de prueba abren la página real, con personas inventadas.',
    ],
    none: 'Todavía no existe. La crea tu primera clave de prueba.',
    there: 'Existe, y sigue tus cambios.',
    keys: 'Claves API',
  },
  archive: {
    title: 'Llevártelo todo',
    text: 'Un archivo ZIP con todo lo que Sayso guarda de esta empresa. Se crea mientras se descarga.',
    files: FILES,
    care: 'Tiene nombres, números y palabras de las personas en texto claro. Guárdalo como guardarías los originales. Que te lo llevaste queda en el registro de actividad.',
    button: 'Descargar el archivo',
    readme: readmeText('Todo lo que Sayso guarda de esta empresa.', FILES, [
      'Los archivos que terminan en .ndjson tienen un objeto JSON por línea, en UTF-8. Las fechas siguen ISO 8601.',
      'El hash de una línea se calcula sobre su payload, byte a byte; prev es el hash de la línea anterior.',
      'El digest de una prueba es el SHA-256 de su salt (aquí en base64url) seguido de su texto.',
      'Los archivos se leyeron uno tras otro: un cambio guardado entretanto puede estar en uno y no en otro.',
      'Contiene datos personales en texto claro. Guárdalo bien y bórralo cuando ya no haga falta.',
    ]),
  },
  proven: 'Confirmado. Ahora pulsa el botón otra vez.',
  closing: {
    title: 'Cerrar la empresa',
    text: 'Durante 14 días un propietario puede conservarla con un botón. Después no se puede deshacer.',
    parts: [
      [
        'En el acto',
        [
          'No se puede enviar nada: toda consulta dice que no, también en los temas siempre activos, y se avisa a los sistemas conectados.',
          'Se rechazan importaciones, enlaces nuevos y cambios de temas. Las claves API siguen leyendo.',
          'Los enlaces que tienen las personas siguen abriendo, y con ellos pueden darse de baja de todo. Lo que dicen queda registrado.',
        ],
      ],
      [
        'A los 14 días',
        [
          'Se apagan las conexiones, terminan las claves API y las invitaciones, y ya nadie trabaja aquí.',
          'Llévatelo todo antes: después no podrás.',
        ],
      ],
      [
        'Lo que se conserva',
        [
          'La prueba de lo que dijeron las personas, sus números y sus páginas, mientras aquí se guarde la prueba.',
          'Después se borra a cada persona; a quienes nunca dijeron nada, enseguida. Por orden tuya, quien opera esta instalación borra a todas antes.',
          'Un código que no nombra a nadie, para que quien fue borrado no vuelva a recibir mensajes.',
        ],
      ],
    ],
    name: (name) => `Escribe el nombre de la empresa: ${name}`,
    nameHint: 'Para que nadie cierre la que no es.',
    button: 'Cerrar la empresa',
    begun: (day) => `La empresa se cerrará el ${day}. Desde ahora no se puede enviar nada.`,
    begunAlready: (day) => `Alguien ya lo había empezado. La empresa se cerrará el ${day}.`,
    otherName: 'Este no es el nombre de la empresa. No se ha cambiado nada.',
    until: (day) =>
      `Esta empresa se cerrará el ${day}. Hasta entonces un propietario puede conservarla, y todo queda como antes.`,
    keep: 'Conservar la empresa',
    kept: 'La empresa se queda. Todo está como antes.',
    notClosing: 'Alguien ya ha conservado la empresa. No se está cerrando.',
    closed: 'La empresa está cerrada. Esto no se puede deshacer.',
  },
  otherBusiness: 'Entretanto has cambiado a otra empresa, así que no se ha sacado nada. Pulsa el botón otra vez.',
}

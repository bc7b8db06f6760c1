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
  lead: 'Haz pruebas sin llegar a nadie, y llévate todo lo que tienes.',
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
  otherBusiness: 'Entretanto has cambiado a otra empresa, así que no se ha sacado nada. Pulsa el botón otra vez.',
}

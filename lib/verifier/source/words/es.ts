import type { Words } from './shape'

const countEs = (number: number, one: string, many: string) =>
  `${number.toLocaleString('es')} ${number === 1 ? one : many}`

export const es: Words = {
  language: 'es',
  truncated: 'El archivo termina a la mitad. Se cortó, quizá durante la descarga.',
  notUtf8: 'El archivo no es texto en UTF-8.',
  notJson: (place) => `El archivo no es JSON válido: el carácter ${place} no va ahí.`,
  tooDeep: (levels) => `El archivo tiene más de ${levels} niveles. Ningún archivo de Sayso los tiene.`,
  tooLarge: (bytes) => `El archivo, o una de sus líneas, pasa de ${countEs(bytes, 'byte', 'bytes')}.`,
  doubled: (name) => `El nombre «${name}» aparece dos veces en un objeto. Dos programas podrían leerlo distinto.`,
  wrongField: (name) => `El campo «${name}» falta o tiene un valor de otro tipo.`,
  notOurs: () => 'No es un comprobante, un expediente de evidencia ni una exportación de Sayso.',
  laterFormat: (format) =>
    `Este archivo es de una versión posterior (${format}). Este verificador no la conoce; consigue uno más nuevo.`,
  notCanonical: 'El texto de la línea no es el único que corresponde a su contenido (RFC 8785).',
  atLine: (line) => (sentence) => `Entrada ${line.toLocaleString('es')}: ${sentence}`,
  noKey: 'En el archivo de claves no hay ninguna clave pública de un registro.',
  badKey: (line) => `La línea ${line} del archivo de claves no es una clave pública.`,
  tooManyKeys: (most) => `El archivo de claves tiene más de ${most} líneas.`,
  keptUnreadable: 'El punto de control que guardaste no es un punto de control.',
  signed: (origin, size) =>
    `Una clave en la que confías firmó el registro ${origin} con ${countEs(size, 'entrada', 'entradas')}.`,
  signatureWrong: (origin) => `La firma no es la de tu clave para ${origin}. El punto de control fue alterado.`,
  keyCompromised: (origin, since) =>
    `El punto de control de ${origin} está firmado con una clave que otros podrían tener desde ${since}. Por sí solo no prueba nada.`,
  unknownKey: (origin, known) =>
    `El punto de control de ${origin} no está firmado con ninguna de las claves que diste. Tus claves son de: ${known.join(', ')}.`,
  otherBusiness: (origin) => `La prueba es del registro ${origin}, que pertenece a otro.`,
  witnessed: (name, time) => `El testigo ${name} vio este punto de control el ${time}.`,
  witnessWrong: (name) => `La firma del testigo ${name} no es auténtica.`,
  keptNotCompared: (origin, size) =>
    `No se comparó nada con el punto de control que guardaste (${origin}, ${countEs(size, 'entrada', 'entradas')}). Una exportación del registro ${origin} completo sí se puede comparar.`,
  sameAsKept: 'Es el punto de control que guardaste.',
  extendsKept: (size) =>
    (size === 1 ? 'La primera entrada es la' : `Las primeras ${size.toLocaleString('es')} entradas son las`) +
    ' del punto de control que guardaste.',
  fork: (size, root) =>
    `El registro tiene una bifurcación: con ${countEs(size, 'entrada', 'entradas')} tenía otra raíz (${root}) que el punto de control que guardaste. A alguien se le mostró otra historia.`,
  shrunk: (size, kept) =>
    `El registro se acortó: tiene ${countEs(size, 'entrada', 'entradas')}, y el punto de control que guardaste tiene ${kept.toLocaleString('es')}.`,
  included: {
    line: (place, size) =>
      `La línea es la entrada ${place.toLocaleString('es')} de ${size.toLocaleString('es')} de este registro.`,
    checkpoint: (place, size) =>
      `Este registro contiene el punto de control de la empresa como entrada ${place.toLocaleString('es')} de ${size.toLocaleString('es')}.`,
  },
  notIncluded: (origin) => `El registro ${origin} no la contiene: el camino hasta la raíz es falso.`,
  proofUnreadable: 'La prueba no tiene la forma c2sp.org/tlog-proof@v1.',
  noProofYet: (expected) =>
    `Todavía no contiene ninguna prueba. El registro se firma más o menos cada minuto (se espera para ${expected}): descarga el comprobante otra vez.`,
  lineHolds: 'La línea está como fue sellada.',
  lineChanged: 'La línea fue alterada: su texto no corresponde al hash con el que fue sellada.',
  labelsHold: 'Lo que el archivo dice de la línea es lo que dice la línea.',
  labelDiffers: (field) => `El campo «${field}» no es lo que dice la línea.`,
  noticesHold: (many) =>
    `${countEs(many, 'texto mostrado corresponde', 'textos mostrados corresponden')} al hash sellado.`,
  noticeChanged: (hash) => `El texto del hash ${hash}… no es el que se mostró.`,
  noticeForeign: (hash) => `La línea no menciona el texto ${hash}….`,
  noticeMissing: (hash) => `El texto ${hash}… no está en el archivo, así que no se ve lo que decía.`,
  openingHolds: (name) => `Lo sellado como «${name}» es lo que muestra el archivo.`,
  openingDiffers: (name) => `Lo sellado como «${name}» no es lo que muestra el archivo.`,
  chainHolds: (contact, lines) => `La cadena de ${contact} está íntegra: ${countEs(lines, 'línea', 'líneas')}.`,
  chainBroken: (contact, seq) => `La cadena de ${contact} está rota: la línea ${seq} fue alterada, eliminada o movida.`,
  chainForeign: (contact, seq) =>
    `La línea ${seq} de la cadena de ${contact} es de otra persona, otro lugar u otra empresa.`,
  headDiffers: (contact) => `La cadena de ${contact} no termina donde dice el archivo. Faltan sus últimas líneas.`,
  mergedMissing: (contact, other) =>
    `La cadena de ${contact} se unió con la de ${other}, y en el archivo falta esa cadena o una parte de ella.`,
  chainOfOther: (contact) => `Nada muestra que la cadena de ${contact} sea de la misma persona que la primera.`,
  evidenceHolds: (many) => `${countEs(many, 'evidencia está como se selló', 'evidencias están como se sellaron')}.`,
  evidenceChanged: (seq) => `La evidencia de la línea ${seq} no es la que se selló.`,
  evidenceGone: (many) =>
    `${countEs(many, 'evidencia no está', 'evidencias no están')} en el archivo: se ${many === 1 ? 'borró' : 'borraron'} al vencer su plazo o con la persona. Las líneas siguen valiendo.`,
  linesProven: (lines) => `${countEs(lines, 'línea está', 'líneas están')} en el registro firmado.`,
  linesOpen: (lines) =>
    lines === 1
      ? '1 línea no está en ningún punto de control firmado: es muy reciente, o alguien la añadió.'
      : `${lines.toLocaleString('es')} líneas no están en ningún punto de control firmado: son muy recientes, o alguien las añadió.`,
  nothingSigned: 'Nada en el archivo está firmado: la empresa podría haberlo hecho todo hoy.',
  endNotProven:
    'Este archivo no muestra si la persona tiene líneas posteriores a estas. Solo una exportación del registro completo lo muestra.',
  standingsNotProven:
    'Lo que el archivo dice del día de hoy (permitido o no) lo calcula la empresa. Solo las líneas están probadas.',
  outOfOrder: 'las entradas no están en su orden.',
  gap: 'falta una entrada antes de esta.',
  moreThanSigned: 'hay más entradas de las que se firmaron.',
  tooFew: (lines, size) =>
    `La exportación no está completa: tiene ${countEs(lines, 'entrada', 'entradas')} y se firmaron ${size.toLocaleString('es')}.`,
  partOfLog:
    'Es una parte del registro. Solo una exportación del registro completo muestra que no falta ninguna línea.',
  linesMixed: (lines) =>
    `${countEs(lines, 'línea no tiene', 'líneas no tienen')} prueba, y la exportación no es el registro completo.`,
  chainForked: (contact, seq) => `la línea ${seq} de ${contact} no sigue a la línea anterior.`,
  chainsNotFollowed:
    'Hay más contactos que cadenas que se pueden seguir; el registro firmado se comprobó por completo.',
  exportHolds: (lines) =>
    `${countEs(lines, 'línea está como se firmó', 'líneas están como se firmaron')}: ninguna fue alterada, eliminada, añadida ni movida.`,
  exportDiffers: 'Las líneas no son las que se firmaron: al menos una fue alterada, eliminada, añadida o movida.',
  recordsHold(count, signers) {
    const records = countEs(
      count,
      'registro de consentimiento está como lo firmó',
      'registros de consentimiento están como los firmó',
    )
    return `${records} ${signers.join(', ')}.`
  },
  recordsNotWhole:
    'Cada registro está firmado por sí solo. Solo una exportación del registro muestra que no falta ninguno.',
  recordUnknownKey: (method, known) =>
    `está firmado con ${method}, que no es una clave que diste. Las tuyas: ${known.join(', ') || '–'}.`,
  recordChanged: 'fue alterado: la firma no es de este texto.',
  badCertificate: 'Un archivo de certificados no contiene ninguno que se pueda leer, o contiene demasiados.',
  lineStamped: (at, authority) => `La línea existía antes de ${at}, según ${authority}.`,
  entriesStamped: (size, at, authority) =>
    `${size === 1 ? 'La primera entrada existía' : `Las primeras ${size.toLocaleString('es')} entradas existían`} antes de ${at}, según ${authority}.`,
  stampNotChecked: (at, authority) =>
    `Un sello de tiempo dice «antes de ${at}, según ${authority}». No se comprobó: ninguno de tus archivos responde por esta autoridad. Da su certificado junto con las claves.`,
  stampUnreadable: 'No se puede leer el sello de tiempo.',
  stampOther: 'El sello de tiempo es de otra cosa.',
  stampForged: 'El sello de tiempo es falso: no lo firmó una autoridad con tal certificado.',
  allHolds: 'Todo lo que se comprobó es válido.',
  notAllHolds: 'Esto no es válido.',
  says: 'La línea dice',
  kinds: {
    preferences: 'Se guardaron preferencias',
    stop: 'La persona dejó de recibir todo',
    return: 'Se pidieron mensajes de nuevo',
    pause: 'Se pausaron los mensajes',
    resume: 'Terminó una pausa',
    undo: 'Se deshizo un cambio',
    reason: 'Se dio un motivo',
    release: 'Se eliminó el número',
    erasure: 'Se borró a la persona',
    merged: 'Se unieron dos fichas',
    provider_stop: 'Se activó el bloqueo propio de WhatsApp',
    provider_resume: 'Se desactivó el bloqueo propio de WhatsApp',
    confirmation_request: 'Se pidió una confirmación',
    confirmation: 'Se confirmó una elección',
  },
  answers: { in: 'sí', out: 'no', none: 'retirado' },
  usage: `Uso: sayso-verify <comprobante, expediente o exportación>
        --key <claves públicas, certificado> [--checkpoint <punto de control guardado>] [--lang en|es|pt-BR]
Termina con 0 si todo es válido y si no con 1. No necesita red.`,
  unreadable: (file) => `No se puede leer el archivo ${file}.`,
  page: {
    title: 'Comprobar un comprobante',
    lead: 'Comprueba por tu cuenta lo que registró una empresa. Nada sale de este dispositivo.',
    file: 'Comprobante, expediente de evidencia o exportación',
    fileHelp: 'Por ejemplo sayso-….receipt.json',
    keys: 'Clave pública de la empresa',
    keysHelp:
      'No de quien te dio el comprobante: de la dirección de la propia empresa o de una copia que guardaste. Aquí va también el certificado (PEM) de una autoridad de sellado de tiempo.',
    kept: 'Un punto de control que guardaste (si tienes uno)',
    keptHelp: 'Muestra si el registro se reescribió desde entonces.',
    language: 'Idioma',
    check: 'Comprobar',
    checking: 'Comprobando…',
    marks: { holds: 'Válido', fails: 'No válido', note: 'Nota' },
    results: 'Resultado',
    ownArithmetic:
      'Este navegador no tiene Ed25519 propio. La firma se comprobó con el cálculo incluido en esta página.',
    offline: 'Esta página funciona desde el disco, sin red. Guárdala y ábrela dentro de unos años.',
    noScript: 'Esta página calcula con un script. Activa los scripts o usa el programa sayso-verify.mjs.',
    failed: 'No se pudo leer el archivo. Elígelo otra vez.',
  },
}

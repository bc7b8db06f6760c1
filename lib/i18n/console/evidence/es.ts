import { numbersIn } from '@/lib/i18n/console/numbers'
import type { EvidenceWords } from './shape'

const number = numbersIn('es')
const lines = (count: number) => (count === 1 ? '1 línea' : `${number(count)} líneas`)

export const es: EvidenceWords = {
  title: 'Evidencia',
  lead: 'Cada elección es una línea sellada. Las líneas se firman para que otros puedan comprobarlas sin tu empresa.',
  covered: {
    title: 'Lo que está firmado',
    off: 'Todavía no se firma nada',
    offText:
      'Un operador configura la clave de firma. Hasta entonces el registro está sellado y solo tu empresa puede comprobarlo.',
    none: 'Todavía no se firmó ninguna línea',
    noneText: 'El primer punto de control se hace cerca de un minuto después de la primera elección.',
    lines: (count) => `${lines(count)} ${count === 1 ? 'firmada' : 'firmadas'}`,
    linesText: 'Ninguna se puede cambiar, quitar ni mover sin que se note.',
    last: 'Último punto de control',
    age: (minutes) =>
      minutes < 1
        ? 'hace menos de un minuto'
        : minutes < 60
          ? `hace ${minutes} min`
          : minutes < 2880
            ? `hace ${Math.floor(minutes / 60)} h`
            : `hace ${Math.floor(minutes / 1440)} días`,
    waiting: (count, isMore) =>
      `${isMore ? 'Más de ' : ''}${lines(count)} ${count === 1 ? 'posterior' : 'posteriores'} al último punto de control`,
    nothingWaits: 'Todas las líneas están firmadas',
    stamped: 'Último sello de tiempo',
    stampedBy: (authority) => `según ${authority}`,
    late: 'Hay líneas que esperan desde hace más de cinco minutos. Las personas pueden guardar sus elecciones como siempre.',
    since: 'desde el',
    everywhere: 'todas las empresas de esta instalación',
    problems: {
      key_unreadable: 'No se puede leer la clave de firma. Un operador debe revisarla.',
      signer_failed: 'El programa que firma terminó con un error.',
      signer_slow: 'El programa que firma no responde. Se le vuelve a pedir cada minuto.',
      memory_failed: 'No se puede leer o guardar fuera de la base de datos lo último que se firmó.',
      rolled_back:
        'La base de datos tiene menos de lo que se firmó antes: se volvió atrás. No se firma nada hasta que un operador decida.',
      tree_changed: 'El árbol guardado no es el que se firmó. Alguien cambió la base de datos.',
      line_missing: 'Una línea que estaba en el flujo ya no está en el registro.',
      witness_failed: 'Un testigo no confirmó el último punto de control.',
      timestamp_failed:
        'La autoridad de sellado de tiempo no da ningún sello. Se le vuelve a pedir; todo se firma como siempre.',
      timestamp_wrong: 'Lo que dio la autoridad de sellado de tiempo no es un sello nuestro, así que no se guardó.',
    },
  },
  verify: {
    title: 'Comprobar ahora',
    text: 'Compara cada línea, su evidencia y lo que dicen las tablas con los sellos. No cambia nada.',
    button: 'Comprobar ahora',
    holds: (count, people) =>
      `Íntegro. Se leyeron ${lines(count)} de ${people === 1 ? '1 persona' : `${number(people)} personas`} y todo lo que se sigue de ellas.`,
    differs: (count, first) =>
      `${count === 1 ? 'Una cosa no es válida' : `${number(count)} cosas no son válidas`}. La primera: ${first}`,
    tooMuch: 'Hay demasiado para comprobarlo mientras esperas. Un operador ejecuta: npm run ledger:verify',
  },
  handOn: {
    title: 'Lo que se entrega',
    text: 'Entrégalo a quien deba poder comprobar. No contiene nada personal.',
    key: 'Clave pública',
    keyAddress: 'Dónde encuentra cualquiera la clave',
    checkpoint: 'El punto de control más reciente. Quien guarde una copia verá después si el registro se reescribió.',
    verifier: 'Abrir el verificador',
    verifierText:
      'Una página y un programa que comprueban comprobantes y exportaciones sin red. Ambos se pueden guardar.',
  },
  exports: {
    title: 'Exportar para una auditoría',
    text: 'Sin fechas se exporta todo. El registro de actividad anota cada exportación.',
    from: 'Desde el día',
    to: 'Hasta el día',
    lines: 'Líneas selladas',
    linesText: 'Cada línea con su prueba. El verificador comprueba el archivo.',
    records: 'Registros de consentimiento',
    recordsText: 'ISO/IEC TS 27560 en JSON-LD firmado, un registro por persona y tema.',
  },
  lookUp: {
    title: 'Buscar un comprobante',
    text: 'La referencia está en la página después de guardar, en el comprobante y en el chat.',
    reference: 'Referencia',
    button: 'Buscar',
    unknown: 'Ninguna línea tiene esta referencia.',
    several: 'Más de una línea tiene esta referencia corta. Usa la completa, que está en el archivo del comprobante.',
    found: (when, place) => `Registrada el ${when}. Es la entrada ${number(place)} del registro firmado.`,
    foundOpen: (when) => `Registrada el ${when}. Ningún punto de control la contiene todavía.`,
    open: 'Abrir la persona',
  },
}

import { AppError } from '@/lib/errors'
import type { TableRow } from '@/lib/csv/read-table'
import { fold } from './answer-words'

/** What a row says, by the part of it. */
export const FIELDS = ['phone', 'topic', 'answer', 'when', 'proof', 'source'] as const
export type Field = (typeof FIELDS)[number]

/** Names of columns as exports have them, in English, Spanish and Portuguese; compared as `fold` leaves them. */
const NAMES: Record<Field, string> = {
  phone:
    'phone phonenumber mobile mobilephone cell cellphone whatsapp whatsappnumber msisdn number tel telephone telefono numero numerodetelefono celular movil telefone numerodetelefone numerodewhatsapp contact contacto contato urn',
  topic: 'topic topickey subscription category list tema topico categoria asunto assunto lista suscripcion inscricao',
  answer:
    'answer consent status optin choice value response respuesta consentimiento estado eleccion resposta consentimento escolha valor',
  when: 'when date time timestamp datetime at consentdate consentedat optinat optindate updatedat createdat fecha fechahora cuando momento data datahora quando hora',
  proof: 'proof evidence reference ref prueba evidencia comprobante prova comprovante referencia',
  source: 'source origin channel origen canal fuente origem fonte',
}
const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((field) => NAMES[field].split(' ').map((name) => [name, field] as const)),
)

/** The column of each part, by the name that the file gives it. */
export type Mapping = Partial<Record<Field, string>>

export interface Columns {
  /** Where a part stands; absent: nowhere. */
  fields: Partial<Record<Field, number>>
  /** The wide form: columns named by a topic's key or id hold its answer. */
  topics: { index: number; topic: string }[]
  names: readonly string[]
}

/** Whether a name is the key or the id of a topic. */
type IsTopic = (name: string) => boolean

/**
 * Finds the columns: named by the caller, else by their own names. The first that fits is taken. A column that is named by a topic holds
 * answers about it, unless there is a column of topics.
 * @throws AppError `columns_missing` (400), naming what is not there
 */
export function findColumns(
  header: readonly string[],
  given: { mapping: Mapping; hasTopic: boolean; hasAnswer: boolean },
  isTopic: IsTopic,
): Columns {
  const fields: Columns['fields'] = {}
  const taken = new Set<number>()
  for (const field of FIELDS) {
    const name = given.mapping[field]
    if (name === undefined) continue
    const index = header.indexOf(name)
    if (index < 0) throw missing(`The file has no column with the name that was given for ${field}.`)
    fields[field] = index
    taken.add(index)
  }
  header.forEach((name, index) => {
    const field = FIELD_OF.get(fold(name))
    if (!field || taken.has(index) || fields[field] !== undefined || given.mapping[field] !== undefined) return
    // A topic may have the key "status": as the name of a column it then means that topic.
    if (isTopic(name) && field !== 'phone') return
    fields[field] = index
    taken.add(index)
  })
  const topics =
    fields.topic === undefined
      ? header.flatMap((name, index) => (!taken.has(index) && isTopic(name) ? [{ index, topic: name }] : []))
      : []
  if (fields.phone === undefined)
    throw missing('The file has no column of phone numbers. Name it: ?phone_column=<its name>.')
  if (topics.length === 0 && fields.topic === undefined && !given.hasTopic)
    throw missing('The file has no column of topics, and none named by a topic. Name it, or give a topic for all rows.')
  if (topics.length === 0 && fields.answer === undefined && !given.hasAnswer)
    throw missing('The file has no column of answers. Name it, or give an answer for all rows.')
  return { fields, topics, names: header }
}

const missing = (userMessage: string) =>
  new AppError('columns_missing', { message: 'a file lacks a column', userMessage, status: 400 })

/** What stands in a column of a row, without blanks around it; empty when nothing does. */
export function cellOf(row: TableRow, columns: Columns, index: number | undefined): string {
  if (index === undefined) return ''
  // Of NDJSON each object may have its own keys, in its own order.
  if (!row.raw) return row.cells[index]?.trim() ?? ''
  const value = row.raw[columns.names[index] ?? '']
  // JSON can hold half of an emoji, which no text in UTF-8 can.
  return typeof value === 'string'
    ? Buffer.from(value.trim(), 'utf8').toString('utf8')
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
}

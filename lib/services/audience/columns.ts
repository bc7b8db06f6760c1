import type { Table } from '@/lib/csv/read-table'
import { AppError } from '@/lib/errors'

/** Where in a row things stand. */
export interface AudienceColumns {
  /** Of who is meant: the first of these cells that is not empty. */
  names: readonly number[]
  /** -1: none. */
  language: number
}

/** What people and systems call them, as `plain` writes it; the first of a list that a file has is taken. */
const PHONE = [
  ...['phone', 'phone_number', 'telefono', 'numero_de_telefono', 'telefone', 'numero_de_telefone', 'fone', 'tel'],
  ...['celular', 'cel', 'whatsapp', 'whatsapp_number', 'numero_whatsapp', 'wa_id', 'msisdn', 'mobile', 'mobile_number'],
  ...['mobile_phone', 'cell', 'cell_phone', 'movil', 'telemovel', 'number', 'numero', 'recipient', 'to', 'urn'],
  ...['urn_whatsapp', 'urn_tel', 'urns_whatsapp', 'urns_tel', 'contact_urn'],
]
const BSUID = ['bsuid', 'user_id', 'business_scoped_user_id', 'whatsapp_user_id', 'whatsapp_id']
const CONTACT_ID = ['contact_id', 'sayso_contact_id']
const LANGUAGE = ['language', 'lang', 'locale', 'idioma', 'lengua', 'lingua']

/**
 * Finds the columns by their names, or takes those that were given. Who is meant stands in the column of phone numbers; where that is
 * empty, in that of BSUIDs, then in that of our own contact ids.
 * @throws AppError `no_phone_column`, `unknown_column` (400), naming the header
 */
export function findColumns(table: Table, given: { column?: string; languageColumn?: string }): AudienceColumns {
  const header = table.header.map(plain)
  const place = (names: readonly string[]) => names.map((name) => header.indexOf(name)).find((at) => at !== -1) ?? -1
  const chosen = (name: string) => {
    const exact = table.header.indexOf(name)
    const at = exact === -1 ? header.indexOf(plain(name)) : exact
    if (at === -1) throw notThere('unknown_column', 'The file has no column of that name.', table.header)
    return at
  }
  const names = given.column === undefined ? [PHONE, BSUID, CONTACT_ID].map(place) : [chosen(given.column)]
  const language = given.languageColumn === undefined ? place(LANGUAGE) : chosen(given.languageColumn)
  const found = names.filter((at) => at !== -1)
  if (found.length === 0) {
    const hint = 'No column is named like one of phone numbers, BSUIDs or contact ids: name it with ?column=….'
    throw notThere('no_phone_column', hint, table.header)
  }
  return { names: found, language }
}

/** `Número de Teléfono` as `numero_de_telefono`. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}

const SHOWN_COLUMNS = 20
const SHOWN_CHARS = 40

function notThere(code: string, hint: string, header: readonly string[]): AppError {
  const shown = header.slice(0, SHOWN_COLUMNS).map(shownName).join(', ')
  const more = header.length > SHOWN_COLUMNS ? ', …' : ''
  return new AppError(code, {
    message: 'a file lacks a column',
    userMessage: `${hint} The header has: ${shown}${more}.`,
    status: 400,
  })
}

/** A file without a header begins with somebody's number, which belongs in no error. */
function shownName(name: string): string {
  const digits = name.replace(/\D/g, '').length
  if (digits >= 5) return '(a number)'
  return `“${name.length > SHOWN_CHARS ? `${name.slice(0, SHOWN_CHARS)}…` : name}”`
}

import { expect, test } from 'vitest'
import { foldName, meaningOf, NAMES, PARTS } from './column-names'
import { columnNames, matchColumns, namedColumn, phoneColumns } from './match-columns'

const phonesOf = (header: string) => {
  const names = header.split(',')
  return phoneColumns(
    matchColumns(names, () => false),
    names,
  ).map((index) => names[index])
}

test.each([
  ['Phone,Mobile Phone,WhatsApp,answer', ['WhatsApp', 'Mobile Phone', 'Phone']],
  [
    'Record ID,First Name,Phone Number,Mobile Phone Number,WhatsApp Phone Number',
    ['WhatsApp Phone Number', 'Mobile Phone Number', 'Phone Number'],
  ],
  ['Contact UUID,Name,Language,Status,Created On,Last Seen On,URN:Tel,URN:WhatsApp', ['URN:WhatsApp', 'URN:Tel']],
  ['Nome,Endereço,Número,Bairro,Telefone,Consentimento', ['Telefone']],
  ['Contato,Telefone,Consentimento', ['Telefone']],
  ['Contacto,Celular', ['Celular']],
  ['Número,Nombre', ['Número']],
  ['Calle,Número', []],
  ['Rua,Número,CEP', []],
  ['wa_id', ['wa_id']],
  ['Mobile Number', ['Mobile Number']],
  ['Fone', ['Fone']],
  ['Phone 1 - Value,Name', ['Phone 1 - Value']],
  ['Phone,WhatsApp (celular)', ['WhatsApp (celular)', 'Phone']],
  ['Telefone,Nº do WhatsApp com DDD', ['Nº do WhatsApp com DDD', 'Telefone']],
  ['Teléfono,WhatsApp del cliente,WhatsApp opt-in', ['WhatsApp del cliente', 'Teléfono']],
  ['name,city', []],
  ['Número,Telefone do cliente,Consentimento', ['Telefone do cliente']],
  ['Endereço completo,Número,Telefone p/ contato', ['Telefone p/ contato']],
  ['Telefone,Telefone do cliente', ['Telefone', 'Telefone do cliente']],
  ['Endereço completo,Número', []],
  ['Dirección de envío,Número', []],
  ['Number,Email address', ['Number']],
  ['Número,WhatsApp opt-in', ['Número']],
  ['Telefone,Telefone do pai', ['Telefone']],
])('the phone columns of %s, the best first', (header, phones) => expect(phonesOf(header)).toEqual(phones))

test.each([
  ['Phone,Telephone', '“Phone” and “Telephone”'],
  ['Celular,Mobile', '“Celular” and “Mobile”'],
  ['phone,phone', '“phone” and “phone”'],
  ['Número,Telefone do pai', '“Número” and “Telefone do pai”'],
  ['+5511987650001,phone,+5511987650002', null],
])('two columns of %s that are equally good are named and not chosen between', (header, named) => {
  if (named === null) return expect(phonesOf(header)).toEqual(['phone'])
  expect(() => phonesOf(header)).toThrow(
    expect.objectContaining({ code: 'columns_ambiguous', status: 400, userMessage: expect.stringContaining(named) }),
  )
})

test.each([
  ['created_at', null],
  ['updated_at', null],
  ['Last Seen On', null],
  ['unsubscribed_at', 'whenRefused'],
  ['OPTIN_TIME', 'whenAgreed'],
  ['answered_at', 'when'],
  ['opted_out', 'refusal'],
  ['Do Not Contact', 'refusal'],
  ['Descadastrado', 'refusal'],
  ['Field:Consent', 'answer'],
  ['Field:created_at', null],
  ['stop', null],
  ['allowed', null],
])('%s means %s', (name, part) => expect(meaningOf(name)?.part ?? null).toBe(part))

test('names are compared without case, accents, blanks and signs', () => {
  for (const name of ['Número de Teléfono', 'numero_de_telefono', 'NumeroDeTelefono', 'número-de-teléfono: '])
    expect([foldName(name), meaningOf(name)]).toEqual(['numerodetelefono', { part: 'phone', rank: 2 }])
})

test('no name has two meanings', () => {
  const names = PARTS.flatMap((part) => NAMES[part].flatMap((list) => list.split(/\s+/)))
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  expect(names.filter((name) => foldName(name) !== name)).toEqual([])
})

test('later objects of NDJSON may have what the first lacks, and nothing that the first has by another name', () => {
  expect(columnNames({ format: 'ndjson', header: ['telefono', 'fecha'] })).toEqual([
    'telefono',
    'fecha',
    'whatsapp',
    'mobile',
    'bsuid',
    'proof',
    'source',
  ])
  expect(columnNames({ format: 'csv', header: ['telefono'] })).toEqual(['telefono'])
})

test('a column that a caller names is found as written, else as names are compared; two of one name are refused', () => {
  expect(namedColumn(['phone', 'Teléfono móvil', 'telefono_movil'], 'telefono_movil')).toBe(2)
  expect(namedColumn(['phone', 'Teléfono móvil'], 'TELEFONO-MOVIL')).toBe(1)
  const code = (wanted: string) => expect.objectContaining({ code: wanted, status: 400 })
  expect(() => namedColumn(['phone', 'phone'], 'phone')).toThrow(code('columns_ambiguous'))
  expect(() => namedColumn(['Tel.', 'tel'], 'TEL')).toThrow(code('columns_ambiguous'))
  expect(() => namedColumn(['phone'], 'mobile')).toThrow(code('unknown_column'))
})

import { expect, test } from 'vitest'
import { readTable } from '@/lib/csv/read-table'
import type { AppError } from '@/lib/errors'
import { findColumns } from './columns'

async function columnsOf(header: string, given: Parameters<typeof findColumns>[1] = {}) {
  async function* bytes() {
    yield Buffer.from(`${header}\n`)
  }
  return findColumns(await readTable(bytes()), given)
}

test.each([
  ['name,phone', [1]],
  ['Nombre;Teléfono;Ciudad', [1]],
  ['Número de Teléfono\tNombre', [0]],
  ['NOME;CELULAR', [1]],
  ['wa_id', [0]],
  ['"WhatsApp Number",x', [0]],
  ['msisdn,id', [0]],
  ['contact,Mobile', [1]],
  ['URN:whatsapp,name', [0]],
  ['celular,phone', [0, 1]],
])('%s has its column of phones', async (header, people) => {
  const columns = await columnsOf(header)
  expect(columns).toMatchObject({ people })
  expect(columns).not.toHaveProperty('language')
})

test('user ids and contact ids stand in for a number that is missing', async () => {
  expect(await columnsOf('contact_id,bsuid,phone,idioma')).toMatchObject({ people: [2, 1, 0], language: 3 })
  expect(await columnsOf('contact_id,name')).toMatchObject({ people: [0] })
})

test('a column that is given counts alone', async () => {
  const given = { column: 'Second', languageColumn: 'tongue' }
  expect(await columnsOf('phone,Second,tongue', given)).toMatchObject({ people: [1], language: 2 })
  expect(await columnsOf('phone,SEGUNDO número', { column: 'segundo numero' })).toMatchObject({ people: [1] })
})

async function refusal(header: string, given: Parameters<typeof findColumns>[1] = {}): Promise<AppError> {
  return columnsOf(header, given).then(
    () => expect.unreachable('the columns were found'),
    (error: unknown) => error as AppError,
  )
}

test('a missing column is refused, naming the header', async () => {
  const missing = await refusal('name,city')
  expect(missing).toMatchObject({ code: 'columns_missing', status: 400 })
  expect(missing.userMessage).toContain('“name”, “city”')
  expect(await refusal('phone,city', { column: 'mobile' })).toMatchObject({ code: 'unknown_column', status: 400 })
  expect(await refusal('phone', { languageColumn: 'x' })).toMatchObject({ code: 'unknown_column', status: 400 })
})

test('the error for a file without a header repeats no number, and that for a long header not all of it', async () => {
  const { userMessage = '' } = await refusal(`+5511987650001,Ana,${'x'.repeat(500)},${'y,'.repeat(50)}`)
  expect(userMessage).toContain('(a number), “Ana”')
  expect(userMessage).not.toMatch(/\d{4}/)
  expect(userMessage.length).toBeLessThan(400)
})

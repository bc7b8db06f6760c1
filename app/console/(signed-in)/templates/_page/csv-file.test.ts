import { expect, test } from 'vitest'
import { csvFile } from './csv-file'

const nameOf = (template: string) => csvFile(template, ['day'], []).headers.get('content-disposition')

test('the file of a template is named by it, whatever it is called', () => {
  expect(nameOf('spring_sale')).toBe('attachment; filename="spring_sale.csv"')
  expect(nameOf('весна "50%"\r\nX: 1')).toBe(
    `attachment; filename="_50_X_1.csv"; filename*=UTF-8''%D0%B2%D0%B5%D1%81%D0%BD%D0%B0%20%2250%25%22%0D%0AX%3A%201.csv`,
  )
  expect(nameOf("(it's) \u{1f600}".repeat(60))).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w%.-]+$/)
  expect(nameOf('\ud800')).toBe(`attachment; filename="_.csv"; filename*=UTF-8''%EF%BF%BD.csv`)
})

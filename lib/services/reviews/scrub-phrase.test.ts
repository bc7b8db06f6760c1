import { expect, test } from 'vitest'
import { scrubPhrase } from './scrub-phrase'

const KNOWN = ['Café Aurora', 'Promociones', 'Novidades do cardápio']

test.each([
  ['no gracias 😊', 'no gracias 😊'],
  ['Hola, soy Lupita Pérez, ya no quiero promos', 'Hola, soy …, ya no quiero promos'],
  ['me llamo guadalupe y no quiero nada', 'me llamo … y no quiero nada'],
  ['oi, aqui é a Thaís Moraes. Parem', 'oi, aqui é a …. Parem'],
  ['maria souza, tire meu numero 11 98765-4321 da lista', '… souza, tire meu numero # da lista'],
  ['stop texting +1 (415) 555-0114', 'stop texting #'],
  ['escribe a ana.lima@example.com o www.ejemplo.com/baja', 'escribe a … o …'],
  ['mi correo (ana.lima@ex.com.mx), ya no', 'mi correo … ya no'],
  ['a@b@c.d o @ana', '… o …'],
  ['nos vemos @ las 5. chau@', 'nos vemos @ las #. chau@'],
  [`${'a@'.repeat(240)}.`, '…'],
  ['No quiero más Promociones de Café Aurora', 'No quiero más Promociones de Café Aurora'],
  ['Quisiera salir.\nGracias', 'Quisiera salir. Gracias'],
  ['dile a Xóchitl que no', 'dile a … que no'],
  ['PARAR POR FAVOR', 'PARAR POR FAVOR'],
  ['=HYPERLINK("x")', 'HYPERLINK("x")'],
  ['te pedí 2 veces a las 10:30', 'te pedí # veces a las #'],
])('%j becomes %j', (text, scrubbed) => {
  expect(scrubPhrase(text, KNOWN)).toBe(scrubbed)
})

test('a long message is cut, and has no line break or tab', () => {
  const scrubbed = scrubPhrase(`no\t${'quiero \n'.repeat(200)}`, [])
  expect(scrubbed.length).toBeLessThanOrEqual(500)
  expect(scrubbed).not.toMatch(/[\t\n]/)
})

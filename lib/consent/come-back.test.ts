import { expect, test } from 'vitest'
import { isConfirmWord, isMyDataWord } from './chat-words'
import { topicsNamed, topicsOfReturn } from './come-back'

const TOPICS = [
  { id: 'p', key: 'promotions', names: ['Promociones', 'Promoções', 'Promotions'] },
  { id: 'm', key: 'menu_news', names: ['Novedades del menú', 'Novidades do cardápio', 'Menu news'] },
  { id: 's', key: 'surveys', names: ['Encuestas', 'Pesquisas', 'Surveys'] },
]

test.each([
  ['START Promotions', ['p']],
  ['volver promociones', ['p']],
  ['Quiero volver a recibir las promociones, por favor', ['p']],
  ['quero receber novidades do cardápio e pesquisas', ['m', 's']],
  ['I want the menu news and surveys again', ['m', 's']],
  ['START menu_news', ['m']],
  ['Voltar a receber promoções!', ['p']],
])('"%s" asks for a topic again', (text, ids) => {
  expect(topicsOfReturn(text, TOPICS)).toEqual(ids)
})

test.each([
  'START',
  'volver',
  'promociones',
  'no quiero promociones',
  'quiero saber de las promociones de mañana',
  'quiero un café',
  'I want the promotions to stop',
  'I want no promotions',
  'quiero recibir promociones de zapatos',
  'start the surveys? no',
])('"%s" asks for no topic by name', (text) => {
  expect(topicsOfReturn(text, TOPICS)).toEqual([])
})

test('a bare name is only a name where it stands alone', () => {
  expect(topicsNamed('Promotions', TOPICS)).toEqual(['p'])
  expect(topicsNamed('promotions today?', TOPICS)).toEqual([])
})

test('the word that confirms is one word, because "yes, please" answers all kinds of questions', () => {
  for (const text of ['YESPLEASE', 'siquiero!', ' SimQuero ']) expect(isConfirmWord(text)).toBe(true)
  for (const text of ['yes please', 'sí, quiero', 'sim', 'yes']) expect(isConfirmWord(text)).toBe(false)
  expect(isMyDataWord('MisDatos')).toBe(true)
})

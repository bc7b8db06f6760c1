import { expect, test } from 'vitest'
import { TOPICS } from './testing'
import { understand } from './understand'

const topic = (name: string) => ({ id: name, key: name.toLowerCase(), names: [name] })
const topics = [...TOPICS, topic('Yoga'), topic('Pilates avanzado'), topic('Noticias del Centro')]
const read = (text: string, business = 'Café Aurora') => understand(text, { topics, business })

test.each([
  ...['remover Café Aurora yoga', 'Remova yoga do Café Aurora', 'tirar yoga Café Aurora', 'desligar Café Aurora yoga'],
  ...[
    'excluir yoga do Café Aurora por favor',
    'Café Aurora yoga: apagar',
    'yoga Café Aurora cancelar',
    'sair de Café Aurora yoga',
  ],
  ...[
    'quitar Café Aurora yoga',
    'quiten yoga de Café Aurora',
    'hola, eliminar Café Aurora yoga, gracias',
    'borrar Café Aurora Yoga',
  ],
  ...[
    'desactivar yoga (Café Aurora)',
    'Café Aurora quitar yoga',
    'yoga de Café Aurora, retirar',
    'salir de Café Aurora yoga',
  ],
  ...[
    'remove Café Aurora yoga',
    'delete yoga from Café Aurora please',
    'Café Aurora: turn off yoga',
    'drop Café Aurora yoga',
  ],
  ...['disable the yoga from Café Aurora', 'yoga Café Aurora remove', 'cancela yoga Café Aurora'],
])('%j names the business, a topic and a removal, and refuses that topic', (text) => {
  expect(read(text)).toMatchObject({ outcome: 'refuse_topic', topicIds: ['Yoga'], isPlain: true })
})

test('every topic of such a text is refused, by each of its names', () => {
  expect(read('remover Café Aurora promoções').topicIds).toEqual(['promotions'])
  expect(read('quitar Café Aurora pilates avanzado').topicIds).toEqual(['Pilates avanzado'])
  expect(read('remove surveys from Café Aurora').topicIds).toEqual(['surveys'])
  expect(read('remover Café Aurora yoga pilates avanzado').topicIds).toEqual(['Yoga', 'Pilates avanzado'])
})

test.each([
  ...['não remover Café Aurora yoga', 'jamais remover Café Aurora yoga', 'no quitar Café Aurora yoga'],
  ...["don't remove Café Aurora yoga", 'never delete yoga from Café Aurora', 'remover yoga no Café Aurora'],
  ...['remover Café Aurora yoga?', '¿quitar yoga de Café Aurora?', 'remover cebola Café Aurora', 'quitar Café Aurora'],
  ...['remover cebola yoga Café Aurora', 'remove my yoga class at Café Aurora', 'deja Café Aurora yoga'],
])('%j is not sure to remove a topic', (text) => {
  expect(read(text).outcome).not.toMatch(/^refuse/)
})

test.each([
  // A word that is not understood may name another topic that is to end, or say that this is about something else.
  ...['remover Café Aurora yoga pilates', 'remover Café Aurora yoga etc', 'remove Café Aurora yoga whatever'],
  ...['quitar Café Aurora yoga taleres', 'quitar Café Aurora zumba yoga', 'remover Café Aurora Centro yoga'],
  ...['cancelar yoga Café Aurora lunes', 'cancelar Café Aurora yoga reserva', 'suspend Café Aurora yoga week'],
  ...['Café Aurora remove yoga limits', 'delete Café Aurora yoga photos', 'remove Café Aurora, yoga ok'],
  ...['quitar yoga Café Aurora gracias excelente', 'Café Aurora suspende yoga lluvia'],
  // Statements, a denial and a question.
  ...['yoga Café Aurora termina tarde', 'termina yoga Café Aurora', 'Café Aurora cancela yoga'],
  ...['Café Aurora elimina yoga', 'remove yoga Café Aurora ¿'],
])('%j has a meaning besides, so it is judged as if there was no such rule', (text) => {
  const { outcome, isPlain } = read(text)
  expect(outcome === 'refuse_topic' && isPlain).toBe(false)
})

test('what is denied between the topics is not removed', () => {
  expect(read('quitar Café Aurora yoga, no pilates avanzado').topicIds).not.toContain('Yoga')
})

test('nothing that stopped more stops less', () => {
  for (const text of [
    'STOP Café Aurora',
    'STOP Café Aurora Centro',
    'unsubscribe Café Aurora',
    'yoga Café Aurora unsubscribe',
  ])
    expect(read(text)).toMatchObject({ outcome: 'refuse_all' })
  expect(read('no me manden más mensajes de Café Aurora').outcome).toBe('refuse_all')
  // A business that is named by a topic.
  expect(read('remover Casa Yoga', 'Casa Yoga').outcome).not.toBe('ordinary')
  expect(read('STOP Casa Yoga', 'Casa Yoga').outcome).toBe('refuse_all')
})

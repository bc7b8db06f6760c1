import { expect, test } from 'vitest'
import { isDeclining } from './declining-labels'

test.each([
  ...[
    'Não tenho interesse',
    'NÃO TENHO MAIS INTERESSE',
    'Não me interessa 🙅',
    'Não estou interessada',
    'Sem interesse',
    'Desinteressado',
  ],
  ...[
    'Not interested',
    'Not Interested!',
    'I’m not interested',
    "I'm no longer interested, thanks",
    'Uninterested',
    'No interest',
    'Not for me',
  ],
  ...[
    'No me interesa',
    'Ya no me interesa',
    'No estoy interesado',
    'Sin interés',
    'No tengo interés',
    'No nos interesan',
    'No es para mí',
  ],
  ...['See less', 'Ver menos', 'Not relevant', 'No es relevante', 'Não é relevante', 'Spam', 'Bloquear', 'Mute'],
])('%s declines', (label) => {
  expect(isDeclining(label)).toBe(true)
})

test.each([
  ...[
    'Interested',
    'I’m interested',
    'Tenho interesse',
    'Me interesa',
    'Ya me interesa',
    'Estoy interesada',
    'Interesses',
  ],
  ...['See offers', 'Ver más', 'No, thanks', 'Cancel', 'Não', 'No', '', 'Not now', 'No encuentro la tienda'],
])('%s does not', (label) => {
  expect(isDeclining(label)).toBe(false)
})

test('a text that is no label is not looked at', () => {
  expect(isDeclining(`no me interesa ${'x'.repeat(100)}`)).toBe(false)
})

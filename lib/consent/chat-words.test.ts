import { expect, test } from 'vitest'
import { isConfirmWord } from './chat-words'

test.each(['SIQUIERO', 'SimQuero.', '¡yesplease! 👍'])('%j confirms', (text) => {
  expect(isConfirmWord(text)).toBe(true)
})

test.each(['❌ SIQUIERO', 'SIMQUERO 👎', 'sí, quiero', 'no siquiero'])('%j confirms nothing', (text) => {
  expect(isConfirmWord(text)).toBe(false)
})

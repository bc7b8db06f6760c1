import { expect, test } from 'vitest'
import { AppError, isCallersMistake } from './errors'

const mistake = new AppError('unreadable_table', { message: 'a file is no table', status: 400 })
const fault = new AppError('secret_unreadable', { message: 'a secret does not open' })

test.each([
  ['a mistake', mistake, true],
  ['what a mistake caused', new Error('failed to pipe response', { cause: mistake }), true],
  ['a fault of ours', fault, false],
  ['what a fault caused', new Error('failed to pipe response', { cause: fault }), false],
  ['a bug', new TypeError('x is undefined'), false],
  ['no error', 'text', false],
])('%s: %s', (_what, error, isMistake) => {
  expect(isCallersMistake(error)).toBe(isMistake)
})

test('a failure that names itself as its cause is none for ever', () => {
  const error = new Error('x')
  error.cause = error
  expect(isCallersMistake(error)).toBe(false)
})

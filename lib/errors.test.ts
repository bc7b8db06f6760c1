import { expect, test } from 'vitest'
import { AppError, isCallersMistake, isOutage } from './errors'

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

test.each([
  // A container or a machine with the database is stopped, moved, or restarts.
  ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', '57P01', '57P03', '53300', '08006', '25006'],
])('%s says that the database is away', (code) => {
  expect(isOutage(Object.assign(new Error('away'), { code }))).toBe(true)
})

test.each(['23505', '23514', '22P02', '57014', '40001', 'ENOENT', ''])('%s does not', (code) => {
  expect(isOutage(Object.assign(new Error('no'), { code }))).toBe(false)
})

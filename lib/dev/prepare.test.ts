import { expect, test } from 'vitest'
import { withSandbox } from './prepare.mjs'

test.each<[string, Record<string, string>, string]>([
  ['nothing named', { SANDBOX_PORT: '3001', SANDBOX_URL: 'http://localhost:3001' }, 'localhost:3001'],
  [
    'a backend beside Sayso',
    { SANDBOX_PORT: '3001', ALLOW_PRIVATE_BACKENDS: 'rapidpro:8000, localhost:9000' },
    'localhost:3001,rapidpro:8000,localhost:9000',
  ],
  [
    'the sandbox among others',
    { SANDBOX_PORT: '4001', ALLOW_PRIVATE_BACKENDS: 'localhost:4001,rapidpro:8000,' },
    'localhost:4001,rapidpro:8000',
  ],
  [
    'a sandbox under another name',
    { SANDBOX_PORT: '3001', SANDBOX_URL: 'http://127.0.0.1:3001', ALLOW_PRIVATE_BACKENDS: 'rapidpro:8000' },
    'localhost:3001,127.0.0.1:3001,rapidpro:8000',
  ],
  [
    'a sandbox behind a proxy',
    { SANDBOX_PORT: '3001', SANDBOX_URL: 'https://sandbox.example', ALLOW_PRIVATE_BACKENDS: '' },
    'localhost:3001',
  ],
])('what may be private in the demo: %s', (_, environment, expected) => {
  expect(withSandbox(environment)).toBe(expected)
})

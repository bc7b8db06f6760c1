import { expect, test } from 'vitest'
import { readHost } from './read-host'

test.each([
  ['avisos.loja.com.br', 'avisos.loja.com.br'],
  [' HTTPS://Avisos.Loja.com.br/ ', 'avisos.loja.com.br'],
  ['avisos.loja.com.br.', 'avisos.loja.com.br'],
  ['avisos.café.com', 'avisos.xn--caf-dma.com'],
])('%s is %s', (text, host) => {
  expect(readHost(text)).toBe(host)
})

test.each([
  '',
  'loja',
  'localhost',
  'a.localhost',
  '127.0.0.1',
  '0x7f.1',
  '1.2.3',
  '[::1]',
  'loja.com:443',
  'loja.com/p',
  'http://loja.com',
  'user@loja.com',
  'loja.com?x',
  'loja com',
  '*.loja.com',
  '_sayso.loja.com',
  '-a.loja.com',
  'a..loja.com',
  'printer.local',
  'db.internal',
  'sayso.default.svc',
  'home.arpa',
  'shop.example',
  'shop.example.com',
  'shop.test',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(150)}com`,
  'loja.com\u0000',
  'loja%2ecom',
])('%s is no public name', (text) => {
  expect(readHost(text)).toBeNull()
})

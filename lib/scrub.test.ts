import { expect, test } from 'vitest'
import { scrub } from './scrub'

test.each([
  ['GET /p/EAAAAAEBAgMEBQYHCAkKCwwNDg8QAAAAAAB failed', 'GET /p/[link] failed'],
  ['authorization: Bearer abcdef123456', 'authorization: Bearer [hidden]'],
  ['Token 0123456789abcdef', 'Token [hidden]'],
  ['GET /graph/v24.0/1?access_token=EAAG&fields=id', 'GET /graph/v24.0/1?access_token=[hidden]&fields=id'],
  ['no contact whatsapp:5511987654321', 'no contact whatsapp:[number]'],
  ['no contact whatsapp:BR.13491208655302741918', 'no contact whatsapp:[number]'],
  ['number +55 (11) 98765-4321 refused', 'number [number] refused'],
  ['connect postgres://web:hunter2@db:5432/sayso', 'connect postgres://web:[hidden]@db:5432/sayso'],
  ['connect postgresql://web:hunt@er2@db:5432/sayso', 'connect postgresql://web:[hidden]@db:5432/sayso'],
  ['{"url":"smtps://me@shop.example:geheim@mail.example"}', '{"url":"smtps://me@shop.example:[hidden]@mail.example"}'],
  ['ask https://me:geheim@tsa.example/tsr', 'ask https://me:[hidden]@tsa.example/tsr'],
  ['"postgres://web:a@db/x","postgres://web:b@db/x"', '"postgres://web:[hidden]@db/x","postgres://web:[hidden]@db/x"'],
])('%s', (line, cleaned) => {
  expect(scrub(line)).toBe(cleaned)
})

test('times, ids and counts stay readable', () => {
  const line =
    '{"time":"2026-01-02T03:04:05.678Z","contact":"0190f0a0-1234-7abc-8def-0123456789ab","took":1234567890123,' +
    '"at":"http://localhost:3000/@scope","from":"https://shop.example:8443"}'
  expect(scrub(line)).toBe(line)
})

test('a long line that only begins like something secret is searched once, and does not hold the process', () => {
  // Searched to its end for each beginning, this would take minutes.
  for (const line of ['postgres://a:', 'postgresql://', 'token ', '+1 ', '/p/'].map((text) => text.repeat(50_000)))
    expect(scrub(line)).toBe(line)
})

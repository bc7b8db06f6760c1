import { expect, test } from 'vitest'
import { parseJson, refuseBrokenJson } from './parse'

const NUMBER = '+5511987650001'
const faultOf = (text: string | Buffer) => {
  const parsed = parseJson(Buffer.from(text))
  return parsed.ok ? null : parsed.fault
}

test('JSON is read, with a byte order mark too', () => {
  expect(parseJson(Buffer.from('\uFEFF{"a":[1]}'))).toEqual({ ok: true, value: { a: [1] } })
  expect(parseJson(Buffer.from('null'))).toEqual({ ok: true, value: null })
})

test.each([
  [
    `{"contact": "${NUMBER}",}`,
    'The body is not JSON (line 1, column 30: a name in double quotes was expected there).',
  ],
  [`{"contact": ${NUMBER}}`, 'The body is not JSON (line 1, column 13: a value was expected there).'],
  [
    `{"contact": "${NUMBER}"\n "topic": "x"}`,
    'The body is not JSON (line 2, column 2: a comma or } was expected there).',
  ],
  [`contact=${NUMBER}`, 'The body is not JSON (line 1, column 1: a value was expected there).'],
  ['', 'The body is empty. This endpoint needs a JSON body.'],
  [Buffer.from([0x22, 0xff, 0x22]), 'The body is not JSON, because it is not UTF-8 text.'],
])('broken JSON is told as that, with its place and nothing of what it holds: %s', async (text, fault) => {
  expect(faultOf(text)).toBe(fault)
  const response = refuseBrokenJson(fault, 'test-request')
  const body = (await response.json()) as Record<string, unknown>
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({
    code: 'invalid_body',
    detail: fault,
    request_id: 'test-request',
    invalid_params: [{ name: 'body', reason: 'is not JSON' }],
  })
  expect(JSON.stringify(body)).not.toContain(NUMBER)
})

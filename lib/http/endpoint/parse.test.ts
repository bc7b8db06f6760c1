import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseJson, parseJsonText, readQuery, refuseBrokenJson, refuseInvalid } from './parse'

const NUMBER = '+5511987650001'
const faultOf = (text: string | Buffer) => {
  const parsed = parseJson(Buffer.from(text))
  return parsed.ok ? null : parsed.fault
}

test('JSON is read, with a byte order mark too', () => {
  expect(parseJson(Buffer.from('\uFEFF{"a":[1]}'))).toEqual({ ok: true, value: { a: [1] } })
  expect(parseJson(Buffer.from('null'))).toEqual({ ok: true, value: null })
})

test('a body that has a name twice in one object is refused, because it can be read in two ways', async () => {
  const parsed = parseJson(Buffer.from(`{"contact": "${NUMBER}", "answer": "out", "answer": "in"}`))
  if (parsed.ok) throw new Error('it was read')
  const refusal = refuseBrokenJson(parsed.fault, undefined, parsed.reason)
  expect(await refusal.json()).toMatchObject({
    code: 'invalid_body',
    detail: 'The body has a name twice in one object, so it can be read in two ways.',
    invalid_params: [{ name: 'body', reason: 'has a name twice' }],
  })
  // What a platform calls us with counts all the same: it may be a refusal.
  expect(parseJsonText('{"text":"x","text":"STOP"}')).toEqual({ ok: true, value: { text: 'STOP' } })
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

test('a parameter or a field that is not known is named, and not the body of a call that has none', async () => {
  const schema = z.strictObject({
    only: z.literal('allowed').optional(),
    at: z.strictObject({ day: z.string() }).optional(),
  })
  const namesOf = async (code: 'invalid_body' | 'invalid_query', given: unknown) => {
    const error = schema.safeParse(given).error
    if (!error) throw new Error('it was valid')
    return ((await refuseInvalid(code, error, 'r').json()) as { invalid_params: object[] }).invalid_params
  }
  const reason = 'is not known to this endpoint'
  expect(await namesOf('invalid_query', { onyl: 'allowed', colum: 'x' })).toEqual([
    { name: 'onyl', reason },
    { name: 'colum', reason },
  ])
  expect(await namesOf('invalid_body', { at: { day: '1', hour: '2' } })).toEqual([{ name: 'at.hour', reason }])
  expect(await namesOf('invalid_body', { [NUMBER]: 'in' })).toEqual([{ name: '(a number)', reason }])
  expect(await namesOf('invalid_query', 'none')).toMatchObject([{ name: 'query' }])
  expect(await namesOf('invalid_body', 'none')).toMatchObject([{ name: 'body' }])
})

test('a parameter that is given twice is refused: one of the two would be passed over', async () => {
  expect(readQuery('http://sayso.test/audience?topic=a&only=allowed', 'r')).toEqual({ topic: 'a', only: 'allowed' })
  const refused = readQuery('http://sayso.test/audience?topic=a&only=allowed&topic=b&topic=c', 'r')
  expect(refused instanceof Response && (await refused.json())).toMatchObject({
    status: 400,
    code: 'invalid_query',
    invalid_params: [{ name: 'topic', reason: 'is given more than once' }],
  })
})

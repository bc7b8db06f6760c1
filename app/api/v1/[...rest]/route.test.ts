import { expect, test } from 'vitest'
import { GET } from './route'

test('an address that the API does not have is a problem with an id that finds it, also where nothing gave one', async () => {
  const ask = async (headers: Record<string, string>) => {
    const response = GET(new Request('http://sayso.test/api/v1/nothing', { headers }))
    const problem = (await response.json()) as { code: string; request_id: string }
    expect([response.status, problem.code]).toEqual([404, 'not_found'])
    expect(response.headers.get('x-request-id')).toBe(problem.request_id)
    return problem.request_id
  }
  expect(await ask({ 'x-request-id': 'request-1' })).toBe('request-1')
  expect(await ask({})).toMatch(/^[0-9a-f-]{36}$/)
})

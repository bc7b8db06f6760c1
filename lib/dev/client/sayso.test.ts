import { expect, test } from 'vitest'
import { createSayso, SaysoProblem } from '@/lib/client/sayso'

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code, detail: 'why' }, { status, headers: { 'x-request-id': 'r-1', ...headers } })

/** A client whose server gives these responses in turn, and the requests that it got. */
function clientOf(...answers: Response[]) {
  const asked: Request[] = []
  const fetch = (request: Request) => {
    asked.push(request)
    const answer = answers.shift()
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked once more than there are answers'))
  }
  return { sayso: createSayso({ baseUrl: 'https://sayso.test/', key: 'sayso_live_x', fetch }), asked }
}

test('the key goes along, and the answer comes typed', async () => {
  const { sayso, asked } = clientOf(Response.json({ topics: [] }))
  const { data } = await sayso.GET('/topics')
  expect(data?.topics).toEqual([])
  expect(asked[0]?.url).toBe('https://sayso.test/api/v1/topics')
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer sayso_live_x')
})

test('a refusal is thrown with its code and the id of the request', async () => {
  const { sayso } = clientOf(problem(403, 'scope_missing'))
  const error = await sayso.GET('/topics').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(SaysoProblem)
  expect(error).toMatchObject({ status: 403, code: 'scope_missing', detail: 'why', requestId: 'r-1' })
})

test('what is turned away for a moment is asked again, three times at most', async () => {
  const busy = () => problem(503, 'unavailable', { 'retry-after': '0' })
  const { sayso, asked } = clientOf(busy(), busy(), Response.json({ topics: [] }))
  await sayso.GET('/topics')
  expect(asked).toHaveLength(3)
  const { sayso: other, asked: often } = clientOf(busy(), busy(), busy())
  await expect(other.GET('/topics')).rejects.toMatchObject({ code: 'unavailable' })
  expect(often).toHaveLength(3)
})

test('a wait of minutes is the caller’s to plan', async () => {
  const { sayso, asked } = clientOf(problem(429, 'too_many_calls', { 'retry-after': '600' }))
  await expect(sayso.GET('/topics')).rejects.toMatchObject({ status: 429 })
  expect(asked).toHaveLength(1)
})

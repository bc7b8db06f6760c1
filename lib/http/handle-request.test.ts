import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError, ClientGone } from '@/lib/errors'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { useDeps } from './endpoint/testing'
import { type Asked, type Entry, handleRequest, Refusal, requestIdOf } from './handle-request'

const deps = { settings: { baseUrl: 'http://sayso.test' } } as Deps
beforeEach(() => useDeps(deps))
const error = vi.spyOn(log, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
afterAll(() => error.mockRestore())

interface Call extends Asked {
  token: string
}

const SECRET = 'EQAAAAEBmQ5511987654321'
const asked = (signal?: AbortSignal): Call => ({
  request: new Request('http://sayso.test/p/x', signal ? { signal } : {}),
  requestId: 'request-1',
  token: SECRET,
})

type Steps = Partial<Entry<Call, string, number, string>>

/** An entry that notes which of its steps were taken. */
function entryOf(steps: Steps = {}) {
  const taken: string[] = []
  const entry: Entry<Call, string, number, string> = {
    failure: 'a call of a test failed',
    recognise(given, call) {
      taken.push('recognise')
      return steps.recognise ? steps.recognise(given, call) : 'ana'
    },
    async limit(given, who, call) {
      taken.push(`limit ${who}`)
      return steps.limit ? steps.limit(given, who, call) : null
    },
    read(given, who, call) {
      taken.push(`read ${who}`)
      return steps.read ? steps.read(given, who, call) : 7
    },
    run(given, who, input, call) {
      taken.push(`run ${who} ${input}`)
      return steps.run ? steps.run(given, who, input, call) : 'done'
    },
    ...(steps.expected ? { expected: steps.expected } : {}),
    ...(steps.rethrow ? { rethrow: steps.rethrow } : {}),
    ...(steps.operation ? { operation: steps.operation } : {}),
    failed: (failure, call) => `${failure} ${call.requestId}`,
  }
  return { entry, taken }
}

const fails = (cause: unknown) => (): never => {
  throw cause
}

test('the steps are taken in their order, with the dependencies of the process', async () => {
  const given: Deps[] = []
  const { entry, taken } = entryOf({
    recognise: (own) => {
      given.push(own)
      return 'ana'
    },
    run: (own) => {
      given.push(own)
      return 'done'
    },
  })
  expect(await handleRequest(entry, asked())).toBe('done')
  expect(taken).toEqual(['recognise', 'limit ana', 'read ana', 'run ana 7'])
  expect(given.every((own) => own === deps)).toBe(true)
  expect(given).toHaveLength(2)
})

test('a refusal ends it: no later step is taken, and nothing is a line of the log', async () => {
  const cases: [Steps, string[]][] = [
    [{ recognise: () => new Refusal('who?') }, ['recognise']],
    [{ limit: () => Promise.resolve(new Refusal('too often')) }, ['recognise', 'limit ana']],
    [{ read: () => new Refusal('too large') }, ['recognise', 'limit ana', 'read ana']],
  ]
  const answers = []
  for (const [steps, expected] of cases) {
    const { entry, taken } = entryOf(steps)
    answers.push(await handleRequest(entry, asked()))
    expect(taken).toEqual(expected)
  }
  expect(answers).toEqual(['who?', 'too often', 'too large'])
  expect(error).not.toHaveBeenCalled()
})

test('limit and read may be left out', async () => {
  const { entry } = entryOf()
  const { failure, recognise, failed } = entry
  const run = (_: Deps, who: string, input: undefined) => `${who} ${String(input)}`
  expect(await handleRequest({ failure, recognise, run, failed }, asked())).toBe('ana undefined')
})

test('whichever step throws: one line of the log without what was asked, and an answer that quotes nothing', async () => {
  const cause = new Error('nobody expected this')
  const steps: Steps[] = [
    { recognise: fails(cause) },
    { limit: fails(cause) },
    { read: fails(cause) },
    { run: fails(cause) },
    { run: () => Promise.reject(cause) },
  ]
  for (const step of steps) {
    const { entry } = entryOf({ ...step, operation: 'checkContacts' })
    expect(await handleRequest(entry, asked())).toBe('unexpected request-1')
  }
  expect(error).toHaveBeenCalledTimes(steps.length)
  expect(error).toHaveBeenLastCalledWith(
    { err: cause, operation: 'checkContacts', requestId: 'request-1' },
    'a call of a test failed',
  )
  expect(JSON.stringify(error.mock.calls)).not.toContain(SECRET)
})

test('a database that can’t be reached is an outage', async () => {
  for (const code of ['ECONNREFUSED', 'CONNECT_TIMEOUT', '57P01', '53300']) {
    const { entry } = entryOf({ run: fails(Object.assign(new Error('away'), { code })) })
    expect(await handleRequest(entry, asked())).toBe('outage request-1')
  }
  const { entry } = entryOf({ run: fails(Object.assign(new Error('a duplicate'), { code: '23505' })) })
  expect(await handleRequest(entry, asked())).toBe('unexpected request-1')
})

test('what was changed by others at each attempt may be tried again, and any other failure with a name may not', async () => {
  const named = (status: number) => new AppError('source_busy', { message: 'no number was to be had', status })
  expect(await handleRequest(entryOf({ run: fails(named(503)) }).entry, asked())).toBe('outage request-1')
  expect(await handleRequest(entryOf({ run: fails(named(500)) }).entry, asked())).toBe('unexpected request-1')
  expect(error).toHaveBeenCalledTimes(2)
})

test('a sender who went away is no line of the log', async () => {
  const gone = new AbortController()
  gone.abort()
  const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' })
  expect(await handleRequest(entryOf({ read: fails(new ClientGone()) }).entry, asked())).toBe('client_gone request-1')
  expect(await handleRequest(entryOf({ run: fails(aborted) }).entry, asked(gone.signal))).toBe('client_gone request-1')
  expect(error).not.toHaveBeenCalled()
  // The same error while the sender is there is ours.
  expect(await handleRequest(entryOf({ run: fails(aborted) }).entry, asked())).toBe('unexpected request-1')
  expect(error).toHaveBeenCalledOnce()
})

test('a mistake of the caller is said in the form of the surface; one that knows none has failed', async () => {
  const mistake = new AppError('unknown_topic', { message: 'a topic that is not there', status: 404 })
  const run = fails(mistake)
  const expected = ({ code, status }: AppError) => `${status} ${code}`
  expect(await handleRequest(entryOf({ run, expected }).entry, asked())).toBe('404 unknown_topic')
  expect(error).not.toHaveBeenCalled()
  expect(await handleRequest(entryOf({ run }).entry, asked())).toBe('unexpected request-1')
  const ours = fails(new AppError('no_keys', { message: 'a setting is missing' }))
  expect(await handleRequest(entryOf({ run: ours, expected }).entry, asked())).toBe('unexpected request-1')
  expect(error).toHaveBeenCalledTimes(2)
})

test('what is somebody else’s to catch is let pass, and is no line of the log', async () => {
  const redirect = new Error('NEXT_REDIRECT')
  const rethrow = (cause: unknown) => {
    if (cause === redirect) throw cause
  }
  await expect(handleRequest(entryOf({ run: fails(redirect), rethrow }).entry, asked())).rejects.toBe(redirect)
  expect(error).not.toHaveBeenCalled()
  expect(await handleRequest(entryOf({ run: fails(new Error('other')), rethrow }).entry, asked())).toMatch('unexpected')
})

test('a request is known by the id that the web server gave it, else by one of our own', () => {
  const named = new Request('http://sayso.test/', { headers: { 'x-request-id': 'request-2' } })
  expect(requestIdOf(named)).toBe('request-2')
  const [one, other] = [requestIdOf(new Request('http://x.test/')), requestIdOf(new Request('http://x.test/'))]
  expect(one).not.toBe(other)
  expect(one.length).toBeGreaterThan(8)
})

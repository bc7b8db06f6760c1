import { redirect } from 'next/navigation'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import type { MemberCaller, Role } from '@/lib/services/callers/caller'
import { NOT_ALLOWED } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { defineAction } from './define-action'

const deps = {} as Deps
beforeEach(() => useDeps(deps))
const error = vi.spyOn(log, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
afterAll(() => error.mockRestore())

const memberOf = (role: Role): MemberCaller => ({ kind: 'member', memberId: newId(), businessId: 'b', role })

/** An input that tells whether anybody looked at it. */
function watched(input: object) {
  let looks = 0
  const proxy = new Proxy(input, {
    get(target, key) {
      looks += 1
      return Reflect.get(target, key) as unknown
    },
    ownKeys(target) {
      looks += 1
      return Reflect.ownKeys(target)
    },
  })
  return { proxy, looks: () => looks }
}

/** Renames a topic: viewers may not. */
function renameTopic({
  member = memberOf('owner'),
  run = async (_deps: Deps, { businessId }: MemberCaller, input: { name: string }): Promise<unknown> => ({
    outcome: 'renamed',
    businessId,
    ...input,
  }),
  limitBytes,
}: {
  member?: MemberCaller | null
  run?: (deps: Deps, member: MemberCaller, input: { name: string }) => Promise<unknown>
  limitBytes?: number
} = {}) {
  return defineAction({
    name: 'renameTopic',
    recognise: async () => member,
    right: 'topics.write',
    schema: z.strictObject({ name: z.string().min(1).max(100) }),
    fieldsOf: (form) => ({ name: form.get('name') }),
    run,
    ...(limitBytes === undefined ? {} : { limitBytes }),
  })
}

const renamed = { outcome: 'done', value: { outcome: 'renamed', businessId: 'b', name: 'Orders' } }

test('an action returns what its use case returned, called with a value or a form', async () => {
  expect(await renameTopic()({ name: 'Orders' })).toEqual(renamed)
  const form = new FormData()
  form.append('name', 'Orders')
  expect(await renameTopic()(form)).toEqual(renamed)
})

test('who is asked before anything is looked at: nobody, and a role that may not', async () => {
  const run = vi.fn(async () => null)
  const { proxy, looks } = watched({ name: 'Orders' })
  expect(await renameTopic({ member: null, run })(proxy)).toEqual({ outcome: 'signed_out' })
  expect(await renameTopic({ member: memberOf('viewer'), run })(proxy)).toEqual({ outcome: 'forbidden' })
  expect(looks()).toBe(0)
  expect(run).not.toHaveBeenCalled()
  await renameTopic({ run })(proxy)
  expect(looks()).toBeGreaterThan(0)
})

test('a role that was taken meanwhile is forbidden', async () => {
  const action = renameTopic({ run: async () => NOT_ALLOWED })
  expect(await action({ name: 'Orders' })).toEqual({ outcome: 'forbidden' })
  expect(error).not.toHaveBeenCalled()
})

test('what is not well formed is named by its place and never by its value, and nothing is done', async () => {
  const run = vi.fn(async () => null)
  const inputs = [
    { name: '' },
    { name: 5511987654321 },
    { name: 'x', other: 1 },
    {},
    null,
    undefined,
    'x',
    [],
    () => {},
  ]
  for (const input of inputs) {
    const result = await renameTopic({ run })(input)
    expect(result).toMatchObject({ outcome: 'invalid', fields: [{ reason: expect.any(String) as string }] })
    expect(JSON.stringify(result)).not.toContain('5511987654321')
  }
  expect(run).not.toHaveBeenCalled()
})

test('an action that takes no form refuses one, also where its schema would take anything', async () => {
  const open = defineAction({
    name: 'open',
    recognise: async () => memberOf('owner'),
    right: 'topics.write',
    schema: z.object({}),
    run: async () => 'done',
  })
  expect(await open({})).toEqual({ outcome: 'done', value: 'done' })
  expect(await open(new FormData())).toMatchObject({ outcome: 'invalid' })
})

test('a form with a character that the database cannot store reaches no use case', async () => {
  const run = vi.fn(async () => null)
  const form = new FormData()
  form.append('name', 'Ord\0ers')
  const invalid = { outcome: 'invalid', fields: [{ name: 'name', reason: expect.any(String) as string }] }
  expect(await renameTopic({ run })(form)).toEqual(invalid)
  const named = new FormData()
  named.append('name', 'Orders')
  named.append('other\0', '')
  expect(await renameTopic({ run })(named)).toMatchObject({ outcome: 'invalid', fields: [{ name: 'other' }] })
  expect(run).not.toHaveBeenCalled()
})

test('what is too large is not even checked', async () => {
  expect(await renameTopic()({ name: 'a'.repeat(64 * 1024) })).toEqual({ outcome: 'too_large' })
  expect(await renameTopic({ limitBytes: 40 })({ name: 'a'.repeat(90) })).toEqual({ outcome: 'too_large' })
  expect(await renameTopic({ limitBytes: 1000 })({ name: 'Orders' })).toEqual(renamed)
})

test('a member acts 300 times a minute, and another is not kept from it', async () => {
  const member = memberOf('owner')
  const action = renameTopic({ member })
  for (let call = 0; call < 300; call++) expect(await action({ name: 'Orders' })).toEqual(renamed)
  const refused = await action({ name: 'Orders' })
  expect(refused).toEqual({ outcome: 'too_many', retrySeconds: expect.any(Number) as number })
  expect(await renameTopic()({ name: 'Orders' })).toEqual(renamed)
})

test('a mistake that a use case throws is returned; it is no line of the log', async () => {
  const mistake = (userMessage?: string) => async () => {
    const options = { message: 'for the log', status: 409, ...(userMessage ? { userMessage } : {}) }
    throw new AppError('name_taken', options)
  }
  const plain = { outcome: 'refused', code: 'name_taken', message: null }
  expect(await renameTopic({ run: mistake() })({ name: 'x' })).toEqual(plain)
  expect(await renameTopic({ run: mistake('Taken.') })({ name: 'x' })).toEqual({ ...plain, message: 'Taken.' })
  expect(error).not.toHaveBeenCalled()
})

test('an outage and what nobody expected are returned without a word of the error; the log has the id', async () => {
  const away = async () => {
    throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  }
  expect(await renameTopic({ run: away })({ name: 'x' })).toEqual({ outcome: 'unavailable' })
  const result = await renameTopic({ run: () => Promise.reject(new Error('secret')) })({ name: 'x' })
  expect(result).toEqual({ outcome: 'failed', requestId: expect.any(String) as string })
  const [fields, message] = error.mock.lastCall ?? []
  expect(fields).toMatchObject({ operation: 'renameTopic', requestId: (result as { requestId: string }).requestId })
  expect(message).toBe('an action of the console failed')
  expect(Object.keys(fields as object)).toEqual(['err', 'operation', 'requestId'])
})

test('a redirect is Next’s to carry out', async () => {
  const run = async () => redirect('/topics')
  await expect(renameTopic({ run })({ name: 'x' })).rejects.toMatchObject({
    digest: expect.stringContaining('/topics') as string,
  })
  expect(error).not.toHaveBeenCalled()
})

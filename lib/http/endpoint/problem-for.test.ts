import { expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { missingProblem, problemFor } from './problem-for'

const made = operation({
  id: 'makeThing',
  method: 'POST',
  path: '/things/{id}',
  tag: 'Things',
  summary: 's',
  description: 'd',
  scope: 'check',
  params: z.object({ id: z.uuid() }),
  problems: {
    unknown_thing: { status: 404, when: 'The business has no thing of that id.' },
    thing_busy: { status: 409, when: 'Somebody else is at work on it.' },
  },
  missing: 'unknown_thing',
})

/** As a use case returns it. */
const outcome = <Code extends string>(code: Code, detail?: string): { outcome: Code; detail?: string } =>
  detail === undefined ? { outcome: code } : { outcome: code, detail }

test('an outcome is the problem of its code, with the sentence of the table or its own', async () => {
  const busy = problemFor(made, outcome<'unknown_thing' | 'thing_busy'>('thing_busy'), 'r-1', [
    { name: 'id', reason: 'busy' },
  ])
  expect([busy.status, busy.headers.get('content-type')]).toEqual([409, 'application/problem+json'])
  expect(await busy.json()).toMatchObject({
    code: 'thing_busy',
    detail: 'Somebody else is at work on it.',
    invalid_params: [{ name: 'id', reason: 'busy' }],
  })
  const told = problemFor(made, outcome<'unknown_thing' | 'thing_busy'>('unknown_thing', 'Thing 7 went away.'), 'r-2')
  expect(await told.json()).toMatchObject({ status: 404, code: 'unknown_thing', detail: 'Thing 7 went away.' })
})

test('a caller without the right gets one problem, whatever the operation: the key lacks its scope', async () => {
  const refused = problemFor(made, outcome<'unknown_thing' | 'thing_busy' | 'not_allowed'>('not_allowed'), 'r-4')
  expect(await refused.json()).toMatchObject({
    status: 403,
    code: 'scope_missing',
    detail: 'This key does not have the scope check. Use a key that has it.',
    request_id: 'r-4',
  })
})

test('a path that names nothing is the problem that the operation says', async () => {
  expect(await missingProblem(made, 'r').json()).toMatchObject({ status: 404, code: 'unknown_thing' })
})

test('the compiler refuses an outcome without a problem, and a problem without an outcome', () => {
  // @ts-expect-error The operation has no problem of this code.
  expect(() => problemFor(made, outcome<'unknown_thing' | 'thing_busy' | 'odd'>('odd'), 'r')).toThrow('no problem odd')
  // @ts-expect-error The use case never returns `thing_busy`.
  expect(problemFor(made, outcome<'unknown_thing'>('unknown_thing'), 'r').status).toBe(404)
})

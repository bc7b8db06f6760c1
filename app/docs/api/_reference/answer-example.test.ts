import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { Components } from '@/lib/api/json-schema'
import { answerExample } from './answer-example'

const JSON_ANSWERS = ALL_OPERATIONS.filter(({ answer }) => answer !== undefined)

test.each(ALL_OPERATIONS.map((operation) => [operation.id, operation] as const))(
  '%s shows what comes back',
  (_, operation) => {
    expect(answerExample(operation, new Components())).toMatch(/\S/)
  },
)

test.each(JSON_ANSWERS.map((operation) => [operation.id, operation] as const))(
  'what is shown of %s is what its schema says, with nothing that could be filled in and is not',
  (_, operation) => {
    const text = answerExample(operation, new Components()) ?? ''
    const value: unknown = JSON.parse(text)
    expect(operation.answer?.safeParse(value)).toMatchObject({ success: true })
    expect(text).not.toContain('"":')
  },
)

test('of a question about many the answer to many is shown', () => {
  const check = ALL_OPERATIONS.find(({ id }) => id === 'checkContacts')!
  expect(JSON.parse(answerExample(check, new Components()) ?? '')).toMatchObject({
    results: [{ allowed: true, reason: 'opted_in', until: null }],
  })
})

import { expect, test } from 'vitest'
import { readRefusal } from './review-decision'

const topic = (id: string, category: string, archived = false) => ({ id, category, archived, policy: 'opt_in' })
const topics = [topic('orders', 'utility'), topic('deals', 'marketing'), topic('old', 'marketing', true)]
const refuse = (of: Parameters<typeof readRefusal>[0]) => readRefusal(of, { topics } as never)

test('a refusal of offers is of each of them, archived ones too: the business may bring those back', () => {
  expect(refuse('offers')).toMatchObject({ ok: true, statements: [{ topicId: 'deals' }, { topicId: 'old' }] })
  expect(refuse(['orders'])).toMatchObject({ ok: true, statements: [{ topicId: 'orders', answer: 'out' }] })
  expect(refuse(['none'])).toEqual({ ok: false, outcome: 'unknown_topic' })
})

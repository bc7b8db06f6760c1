import { expect, test } from 'vitest'
import { type Difference, differences } from './form'

interface Row {
  description: string
  shown: Record<string, boolean>
  submitted: Record<string, boolean>
  says: Difference[]
}

const rows: Row[] = [
  {
    description: 'switches left as they were say nothing',
    shown: { a: true, b: false },
    submitted: { a: true, b: false },
    says: [],
  },
  {
    description: 'a switch that was moved is a statement',
    shown: { a: true, b: false, c: true },
    submitted: { a: false, b: true, c: true },
    says: [
      { topicId: 'a', answer: 'out' },
      { topicId: 'b', answer: 'in' },
    ],
  },
  { description: 'a topic that was not shown is not touched', shown: {}, submitted: { a: true }, says: [] },
  { description: 'a topic that was not sent is not touched', shown: { a: true }, submitted: {}, says: [] },
  { description: 'what every object has is not a topic', shown: { toString: true }, submitted: {}, says: [] },
]

test.each(rows)('$description', ({ shown, submitted, says }) => {
  expect(differences(shown, submitted)).toEqual(says)
})

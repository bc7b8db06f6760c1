import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decide } from './decide'
import { contact, register, stopRegister, topic } from './testing'
import {
  type ContactState,
  DECISION_REASONS,
  type DecisionContext,
  FOREVER,
  type Pending,
  POLICIES,
  type Topic,
  type TopicState,
} from './types'

// The table of docs/consent.md, "Decision", is what `decide` does. It is read here row by row, as somebody would who
// builds a decision from that page alone: the first row that applies decides.

const NOW = 100
const STOPPED_AT = 20

interface Case {
  contact: ContactState
  topic: Topic
  context: DecisionContext
  /** Which of `ANSWERS` the topic has. */
  answer: keyof typeof ANSWERS
  /** Which of `REQUESTS` the topic has. */
  request: keyof typeof REQUESTS
}

const ANSWERS = {
  missing: {},
  takenBack: { own: register({ answer: 'none', at: 30 }) },
  no: { own: register({ answer: 'out', at: 30 }) },
  yes: { own: register({ at: 10 }) },
  yesAfterTheStop: { own: register({ at: 30 }) },
  expired: { own: register({ at: 10, expiresAt: NOW }) },
  expiredAfterTheStop: { own: register({ at: 30, expiresAt: NOW }) },
  systemsNo: { own: register({ at: 10 }), other: register({ answer: 'out', at: 11 }) },
  systemsYes: { other: register({ at: 30 }) },
} as const satisfies Record<string, TopicState['lanes']>

const REQUESTS = {
  missing: null,
  open: { requestId: 'r', askedAt: 50, expiresAt: NOW + 1 },
  expired: { requestId: 'r', askedAt: 50, expiresAt: NOW },
} as const satisfies Record<string, Pending | null>

const isMarketing = ({ topic: { category }, context }: Case) =>
  category === 'marketing' || context.category === 'marketing'
const isOpenYes = ({ answer }: Case) => ['yes', 'yesAfterTheStop', 'systemsYes'].includes(answer)
const hasNoAnswer = ({ answer }: Case) => answer === 'missing' || answer === 'takenBack'

/** What each row asks, by its words: a row that is worded in another way must be given here in the same words. */
const CONDITIONS: Readonly<Record<string, (each: Case) => boolean>> = {
  'the contact was erased': (each) => each.contact.erasedAt !== null,
  'the number was released': (each) => each.contact.releasedAt !== null,
  'the business is being closed, or is closed': (each) => each.topic.closed === true,
  'the topic is required, the message is not marketing, and the business paused the template that is asked about': (
    each,
  ) => each.topic.policy === 'required' && !isMarketing(each) && each.context.templatePaused === true,
  'the topic is required, and the message is not marketing': (each) =>
    each.topic.policy === 'required' && !isMarketing(each),
  'everything was stopped, and the person did not agree to the topic later': (each) =>
    each.contact.stop !== null && !['yesAfterTheStop', 'expiredAfterTheStop'].includes(each.answer),
  'a pause holds': (each) => each.contact.pause !== null,
  'the message is marketing, and WhatsApp holds offers back': (each) =>
    isMarketing(each) && Object.keys(each.contact.providerStops).length > 0,
  'the business paused the topic': (each) => each.topic.paused,
  'the answer is No': (each) => each.answer === 'no' || each.answer === 'systemsNo',
  'the business paused the template that is asked about': (each) => each.context.templatePaused === true,
  'the answer is Yes and has not expired': isOpenYes,
  'a confirmation was asked for and is still open': (each) => each.request === 'open',
  'the answer is Yes and has expired': (each) => each.answer.startsWith('expired'),
  "there is no answer, and the topic's policy is opt_out": (each) =>
    hasNoAnswer(each) && each.topic.policy === 'opt_out',
  "there is no answer, and the topic's policy is opt_in, or required for a marketing message": (each) =>
    hasNoAnswer(each) && (each.topic.policy === 'opt_in' || (each.topic.policy === 'required' && isMarketing(each))),
}

interface Row {
  number: number
  when: string
  allowed: boolean
  /** Whether the row says until when. */
  ends: boolean
  reason: string
}

const page = readFileSync(join(import.meta.dirname, '../../docs/consent.md'), 'utf8')
const table = page.split('\n## Decision\n')[1]?.split('\n## ')[0] ?? ''
const rows = [...table.matchAll(/^\| (\d+) \| (.*) \| (yes|no)(, until .*)? \| `(\w+)` \|$/gm)].map(
  ([, number, when = '', allowed, until, reason = '']): Row => ({
    number: Number(number),
    when: when.replace(/ \(\[[^\]]*\]\([^)]*\)\)/g, '').replaceAll('`', ''),
    allowed: allowed === 'yes',
    ends: until !== undefined,
    reason,
  }),
)

const YES_OR_NO = [false, true] as const
const PAUSES = { missing: null, ending: NOW + 1, open: FOREVER } as const

/** What the rows ask, each with all that it may be. */
const ASKED = {
  erased: YES_OR_NO,
  released: YES_OR_NO,
  closed: YES_OR_NO,
  policy: POLICIES,
  isOffer: YES_OR_NO,
  isOfferByTemplate: YES_OR_NO,
  templatePaused: YES_OR_NO,
  stopped: YES_OR_NO,
  pause: ['missing', 'ending', 'open'],
  blocked: YES_OR_NO,
  topicPaused: YES_OR_NO,
  answer: Object.keys(ANSWERS) as (keyof typeof ANSWERS)[],
  request: Object.keys(REQUESTS) as (keyof typeof REQUESTS)[],
} as const
type Asked = { [Name in keyof typeof ASKED]: (typeof ASKED)[Name][number] }

/** Returns every combination of what the rows ask. */
const combinations = () =>
  Object.entries<readonly unknown[]>(ASKED).reduce<object[]>(
    (made, [name, values]) => made.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  ) as Asked[]

const caseOf = (asked: Asked): Case => ({
  contact: contact({
    erasedAt: asked.erased ? 1 : null,
    releasedAt: asked.released ? 1 : null,
    stop: asked.stopped ? stopRegister({ at: STOPPED_AT }) : null,
    pause: asked.pause === 'missing' ? null : { until: PAUSES[asked.pause], at: 5, changeId: 'p' },
    providerStops: asked.blocked ? { sales: { on: true, at: 5, changeId: 'm' } } : {},
    topics: { news: { lanes: ANSWERS[asked.answer], pending: REQUESTS[asked.request] } },
  }),
  topic: topic({
    policy: asked.policy,
    category: asked.isOffer ? 'marketing' : 'utility',
    closed: asked.closed,
    paused: asked.topicPaused,
  }),
  context: {
    now: NOW,
    category: asked.isOfferByTemplate ? 'marketing' : undefined,
    templatePaused: asked.templatePaused,
  },
  answer: asked.answer,
  request: asked.request,
})

test('the rows are numbered in their order, and each says what this test asks', () => {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.map(({ when }) => when)).toEqual(Object.keys(CONDITIONS))
  expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(DECISION_REASONS))
})

test('in every combination the first row that applies says what is decided, and each row decides somewhere', () => {
  const deciding = new Set<number>()
  const others: string[] = []
  for (const asked of combinations()) {
    const each = caseOf(asked)
    const row = rows.find(({ when }) => CONDITIONS[when]?.(each))
    const decision = decide(each.contact, each.topic, each.context)
    const isKnown = row?.reason !== 'paused' || asked.pause === 'ending'
    const expected = row && [row.allowed, row.reason, row.ends && isKnown]
    const found = [decision.allowed, decision.reason, decision.until !== null]
    if (row) deciding.add(row.number)
    if (String(found) !== String(expected))
      others.push(`${JSON.stringify(asked)}: ${String(found)}, row ${row?.number}`)
  }
  expect(others.slice(0, 5)).toEqual([])
  expect([...deciding].toSorted((a, b) => a - b)).toEqual(rows.map(({ number }) => number))
})

import { expect, test } from 'vitest'
import { decide } from './decide'
import { contact, register, stopRegister, topic } from './testing'
import {
  type AnswerRegister,
  type ContactState,
  type Decision,
  type DecisionContext,
  EMPTY_CONTACT,
  FOREVER,
  type Pending,
  type Topic,
} from './types'

const NOW = 100
const yes = (given: Partial<AnswerRegister> = {}) => answered({ own: register(given) })
const no = () => answered({ own: register({ answer: 'out' }) })
const paused = { until: 150, at: 5, changeId: 'p' }
const metaStop = { on: true, at: 5, changeId: 'm' }
const asked: Pending = { requestId: 'r', askedAt: 50, expiresAt: 200 }

function answered(
  lanes: Partial<Record<'own' | 'other' | 'unproven', AnswerRegister>>,
  pending: Pending | null = null,
) {
  return { news: { lanes, pending } }
}

/** Everything that can hold a message back, so that each row shows what comes first. */
const ALL: Partial<ContactState> = {
  erasedAt: 1,
  releasedAt: 1,
  stop: stopRegister({ at: 5 }),
  pause: paused,
  providerStops: { sales: metaStop },
  topics: no(),
}

interface Row {
  description: string
  contact: Partial<ContactState>
  topic?: Partial<Topic>
  context?: Partial<DecisionContext>
  decision: [Decision['allowed'], Decision['reason'], Decision['until']?]
}

const offers: Partial<Topic> = { category: 'marketing', paused: true }
const rows: Row[] = [
  { description: 'erased comes first', contact: ALL, topic: { policy: 'required' }, decision: [false, 'erased'] },
  {
    description: 'then released, above required',
    contact: { ...ALL, erasedAt: null },
    topic: { policy: 'required' },
    decision: [false, 'released'],
  },
  {
    description: 'then a business that is being closed, above required',
    contact: { ...ALL, erasedAt: null, releasedAt: null },
    topic: { policy: 'required', closed: true },
    decision: [false, 'topic_paused'],
  },
  {
    description: 'then required, whatever the person said',
    contact: { ...ALL, erasedAt: null, releasedAt: null },
    topic: { policy: 'required', paused: true },
    decision: [true, 'required'],
  },
  {
    description: 'then stopped',
    contact: { ...ALL, erasedAt: null, releasedAt: null },
    topic: offers,
    decision: [false, 'stopped'],
  },
  {
    description: 'then paused',
    contact: { pause: paused, providerStops: { sales: metaStop }, topics: no() },
    topic: offers,
    decision: [false, 'paused', 150],
  },
  {
    description: "then Meta's stop",
    contact: { providerStops: { sales: metaStop }, topics: no() },
    topic: offers,
    decision: [false, 'provider_stop'],
  },
  {
    description: "then the business's own pause",
    contact: { topics: no() },
    topic: offers,
    decision: [false, 'topic_paused'],
  },
  {
    description: "then the person's No",
    contact: { topics: no() },
    topic: { policy: 'opt_out' },
    decision: [false, 'opted_out'],
  },
  {
    description: "the person's No also above a paused template",
    contact: { topics: no() },
    topic: { policy: 'opt_out' },
    context: { templatePaused: true },
    decision: [false, 'opted_out'],
  },
  {
    description: 'then a paused template, whatever was agreed to',
    contact: { topics: yes() },
    context: { templatePaused: true },
    decision: [false, 'template_paused'],
  },
  {
    description: 'a paused template of a required topic is not sent either',
    contact: {},
    topic: { policy: 'required' },
    context: { templatePaused: true },
    decision: [false, 'template_paused'],
  },
  { description: "then the person's Yes", contact: { topics: yes() }, decision: [true, 'opted_in'] },
  {
    description: 'a Yes is good until its end',
    contact: { topics: yes({ expiresAt: NOW + 1 }) },
    decision: [true, 'opted_in'],
  },
  {
    description: 'and not at its end',
    contact: { topics: yes({ expiresAt: NOW }) },
    decision: [false, 'consent_expired'],
  },
  {
    description: 'an expired Yes is no answer by policy',
    contact: { topics: yes({ expiresAt: 9 }) },
    topic: { policy: 'opt_out' },
    decision: [false, 'consent_expired'],
  },
  {
    description: 'a request tells until when it stands',
    contact: { topics: answered({}, asked) },
    decision: [false, 'pending_confirmation', 200],
  },
  {
    description: 'a request comes before an expired Yes',
    contact: { topics: answered({ own: register({ expiresAt: 9 }) }, asked) },
    decision: [false, 'pending_confirmation', 200],
  },
  {
    description: 'a request leaves a Yes alone',
    contact: { topics: answered({ own: register({}) }, asked) },
    decision: [true, 'opted_in'],
  },
  {
    description: 'a request leaves a No alone',
    contact: { topics: answered({ own: register({ answer: 'out' }) }, asked) },
    decision: [false, 'opted_out'],
  },
  {
    description: 'an expired request is none',
    contact: { topics: answered({}, { ...asked, expiresAt: NOW }) },
    decision: [false, 'no_opt_in'],
  },
  { description: 'nobody knows them: silent until agreed', contact: EMPTY_CONTACT, decision: [false, 'no_opt_in'] },
  {
    description: 'nobody knows them: sent until refused',
    contact: EMPTY_CONTACT,
    topic: { policy: 'opt_out' },
    decision: [true, 'not_refused'],
  },
  {
    description: 'an answer taken back is no answer: silent until agreed',
    contact: { topics: answered({ own: register({ answer: 'none' }) }) },
    decision: [false, 'no_opt_in'],
  },
  {
    description: 'an answer taken back is no answer: sent until refused',
    contact: { topics: answered({ own: register({ answer: 'none' }) }) },
    topic: { policy: 'opt_out' },
    decision: [true, 'not_refused'],
  },
  {
    description: 'required marketing does not exist',
    contact: EMPTY_CONTACT,
    topic: { policy: 'required', category: 'marketing' },
    decision: [false, 'no_opt_in'],
  },
  {
    description: 'a marketing template makes a required topic marketing',
    contact: EMPTY_CONTACT,
    topic: { policy: 'required' },
    context: { category: 'marketing' },
    decision: [false, 'no_opt_in'],
  },
  {
    description: "a marketing template is held by Meta's stop",
    contact: { providerStops: { sales: metaStop }, topics: yes() },
    context: { category: 'marketing' },
    decision: [false, 'provider_stop'],
  },
  {
    description: "Meta's stop holds marketing only",
    contact: { providerStops: { sales: metaStop }, topics: yes() },
    decision: [true, 'opted_in'],
  },
  {
    description: "Meta's stop holds its own sender only",
    contact: { providerStops: { sales: metaStop }, topics: yes() },
    topic: { category: 'marketing' },
    context: { senderId: 'support' },
    decision: [true, 'opted_in'],
  },
  {
    description: "Meta's stop holds the sender it names",
    contact: { providerStops: { sales: metaStop }, topics: yes() },
    topic: { category: 'marketing' },
    context: { senderId: 'sales' },
    decision: [false, 'provider_stop'],
  },
  {
    description: 'a topic answered in after the stop passes it',
    contact: { stop: stopRegister({ at: 5 }), topics: yes({ at: 6 }) },
    decision: [true, 'opted_in'],
  },
  {
    description: 'a pause that is over is none',
    contact: { pause: { ...paused, until: NOW }, topics: yes() },
    decision: [true, 'opted_in'],
  },
  {
    description: 'a pause until they resume has no end to tell',
    contact: { pause: { ...paused, until: FOREVER }, topics: yes() },
    decision: [false, 'paused', null],
  },
  {
    description: "an import's No is a No",
    contact: { topics: answered({ other: register({ answer: 'out' }) }) },
    topic: { policy: 'opt_out' },
    decision: [false, 'opted_out'],
  },
  {
    description: 'a Yes without proof is a Yes where nobody said otherwise',
    contact: { topics: answered({ unproven: register({}) }) },
    decision: [true, 'opted_in'],
  },
]

test.each(rows)('$description', ({ contact: given, topic: about, context, decision }) => {
  const [allowed, reason, until = null] = decision
  expect(decide(contact(given), topic({ ...about }), { now: NOW, ...context })).toEqual({ allowed, reason, until })
})

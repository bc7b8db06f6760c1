import { badParameter, type GraphAnswer, graphError } from '@/lib/backends/gateway/graph-error'
import { STOPPED_MARKETING } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import type { PersonDecision } from '@/lib/services/decisions/decide-people'

/**
 * Reasons that end by themselves, through the business, or with a Yes of a person who never said No. Senders must not
 * suppress a person for them.
 */
const TEMPORARY: ReadonlySet<string> = new Set([
  'paused',
  'topic_paused',
  'template_paused',
  'pending_confirmation',
  'consent_expired',
  'no_opt_in',
  'recovering',
])

const SENTENCES: Readonly<Record<string, string>> = {
  erased: 'this person asked to be forgotten.',
  released: 'this number is no longer the person’s.',
  stopped: 'this person stopped all messages.',
  paused: 'this person paused messages.',
  provider_stop: 'this person stopped marketing messages inside WhatsApp.',
  topic_paused: 'the business has switched this topic off.',
  template_paused: 'the business has paused this template.',
  opted_out: 'this person refused this topic.',
  pending_confirmation: 'this person has not confirmed yet.',
  consent_expired: 'this person’s agreement has expired.',
  no_opt_in: 'this person has not agreed to this topic.',
  recovering: 'a backup was restored, and refusals since it was taken are still being read. Send it again later.',
}

/**
 * Returns a No as senders to the Cloud API understand it: STOPPED_MARKETING for a lasting one, 131049 for a temporary
 * one (docs/reference/whatsapp.md, 1.4). The details begin with our reason, a word that never changes.
 */
export function refuseDecision({ reason, until }: Pick<PersonDecision, 'reason' | 'until'>): GraphAnswer {
  if (reason === 'unreadable')
    return badParameter(
      131009,
      'unreadable: the recipient can’t be read, or may be two people. Give the phone number with its country code.',
    )
  const details = `${reason}: ${SENTENCES[reason] ?? 'this may not be sent.'}${endOf(until)}`
  if (TEMPORARY.has(reason))
    return graphError({
      status: 400,
      code: 131049,
      title: 'This message was not delivered to maintain healthy ecosystem engagement.',
      details,
    })
  return graphError({
    status: 400,
    code: STOPPED_MARKETING,
    title:
      'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
    details,
  })
}

const endOf = (until: Instant | null) => (until === null ? '' : ` Until ${new Date(until).toISOString()}.`)

/**
 * Returns Meta's own code for a template that cannot be sent: the person did not refuse, and sending again does not
 * help.
 */
export const refuseTemplate = (): GraphAnswer =>
  graphError({
    status: 404,
    code: 132001,
    title: 'Template name does not exist in the translation',
    details: 'unknown_template: this template is not tied to a topic in Sayso. Tie it with PUT /api/v1/templates.',
  })

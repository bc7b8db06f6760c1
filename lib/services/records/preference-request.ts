import type { BusinessConfig } from '@/db/queries/business/config'
import type { Instant, PauseLength } from '@/lib/consent/types'

/** What a business notes of what a person said somewhere else. */
export interface PreferenceRequest {
  /** `agent`: somebody of the business writes down what the person asked for. `api`: one of its systems knows. */
  by: 'api' | 'agent'
  /** By key or id of a topic. */
  topics: Readonly<Record<string, 'in' | 'out'>>
  stop: boolean
  return: boolean
  pause: PauseLength | null
  resume: boolean
  /** The sender by our id or Meta's phone-number id. */
  clearProviderStop: { sender: string; reason: string } | null
  /** ISO 8601 time with an offset, or a date; null: not known. */
  saidAt: string | null
  evidence: { said: string; where: string; by: string } | null
  sourceId: string | null
  /** When a Yes of this call ends. */
  expiresAt: Instant | null
  idempotencyKey: string | null
}

export interface NamedThings {
  contactId: string
  config: BusinessConfig
  /** Topics asked for, as the call names them. */
  topics: { id: string; said: 'in' | 'out' }[]
  senderId: string | null
}

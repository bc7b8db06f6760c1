import type { Status } from '@/lib/sandbox/weni/contact'
import type { Message } from './chats'

/** Everything that the page shows beside the phone, as JSON. */
export interface PhoneView {
  org: string
  /** The contacts that can be chosen. */
  contacts: { uuid: string; name: string; language: string }[]
  contact: {
    uuid: string
    name: string
    language: string
    urn: string
    status: Status
    /** The workspace's consent fields, set or not, then what else the contact has. */
    fields: { key: string; value: string | null }[]
    groups: string[]
    /** ISO 8601 with microseconds. */
    modifiedOn: string
    lastSeenOn: string | null
    marketingBlocked: boolean
  }
  messages: Message[]
  /** The last API calls that touched the contact, newest first. */
  calls: { at: number; method: string; path: string; status: number; ms: number; body: string }[]
  /** The faults that are switched on. */
  faults: string[]
}

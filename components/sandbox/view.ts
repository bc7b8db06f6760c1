/**
 * What the page shows. app/sandbox passes on the response of the sandbox's process; the type checker makes sure there
 * that both agree.
 */
export interface PhoneView {
  org: string
  contacts: { uuid: string; name: string; language: string }[]
  contact: ContactView
  messages: MessageView[]
  calls: { at: number; method: string; path: string; status: number; ms: number; body: string }[]
  faults: string[]
}

export interface ContactView {
  uuid: string
  name: string
  /** ISO 639-3, as Weni has it. */
  language: string
  urn: string
  status: 'active' | 'blocked' | 'stopped' | 'archived'
  fields: { key: string; value: string | null }[]
  groups: string[]
  modifiedOn: string
  marketingBlocked: boolean
}

export interface MessageView {
  id: string
  direction: 'in' | 'out'
  text: string
  button: { text: string; url: string } | null
  /** Milliseconds since 1970. */
  at: number
  template: boolean
  simulation: boolean
  /** What can be tapped below it. */
  choices?: { kind: 'button_reply' | 'list_reply'; id: string; title: string; description: string }[]
  failed: string | null
}

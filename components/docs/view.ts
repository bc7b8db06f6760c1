/** What the reference of the API shows, ready to render. Everything in it comes from the operations. */
export interface ReferenceView {
  /** `https://sayso.example/api/v1` */
  baseUrl: string
  openApiUrl: string
  scopes: { name: string; meaning: string }[]
  /** Why a message may or may not be sent. */
  reasons: ReasonView[]
  /** Problems with which every endpoint may respond. */
  problems: ProblemView[]
  groups: { tag: string; slug: string; endpoints: EndpointView[] }[]
}

export interface EndpointView {
  /** Its name, which is also its anchor. */
  id: string
  method: string
  path: string
  summary: string
  /** Prose, with code between backticks. */
  description: string
  scope: string
  takesIdempotencyKey: boolean
  /** Where fields are sent or returned: path, query, body, response. */
  parts: PartView[]
  problems: ProblemView[]
  curl: string
  /** The response as text; null where it is only a status. */
  answer: string | null
}

export interface PartView {
  title: string
  /** Content types, or another short remark. */
  note: string | null
  fields: FieldView[]
}

export interface FieldView {
  name: string
  /** How deep it is nested in objects; 0 is the top. */
  depth: number
  /** `string, up to 64` */
  type: string
  /** For fields that are sent: whether the field is required. */
  required: boolean
  description: string | null
  /** The words that it may have; empty when it may have any. */
  words: string[]
}

export interface ReasonView {
  code: string
  allowed: boolean
  meaning: string
}

export interface ProblemView {
  status: number
  code: string
  when: string
}

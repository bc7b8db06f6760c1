/** What the reference of the API shows, ready to render: everything in it comes from the operations. */
export interface ReferenceView {
  /** `https://sayso.example/api/v1` */
  baseUrl: string
  openApiUrl: string
  scopes: { name: string; meaning: string }[]
  /** Why a message may or may not be sent. */
  reasons: ReasonView[]
  /** Problems that every endpoint may answer with. */
  problems: ProblemView[]
  groups: { tag: string; slug: string; endpoints: EndpointView[] }[]
}

export interface EndpointView {
  /** Also its anchor. */
  id: string
  method: string
  path: string
  summary: string
  /** Prose; what stands between backticks is code. */
  description: string
  scope: string
  takesIdempotencyKey: boolean
  /** Where fields are sent or answered: path, query, body, answer. */
  parts: PartView[]
  problems: ProblemView[]
  curl: string
  /** What comes back, as text; null where that is nothing but a status. */
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
  /** How deep it lies in objects; 0: at the top. */
  depth: number
  /** `string, up to 64` */
  type: string
  /** Of what is sent: whether it must be. */
  required: boolean
  description: string | null
  /** The words it may have; none when it is free. */
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

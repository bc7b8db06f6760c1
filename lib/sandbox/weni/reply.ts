/** What an endpoint answers. `text` is sent as plain text, `body` as JSON, neither as nothing. */
export interface Reply {
  status: number
  body?: unknown
  text?: string
  headers?: Record<string, string>
}

export interface ApiRequest {
  method: string
  query: URLSearchParams
  body: unknown
  /** Absolute, without the query: for `next` links. */
  address: string
  /** A fault: answer as if it had worked, and change nothing. */
  silent: boolean
  /** Filled by the endpoint: uuids of the contacts it touched, for the list of calls beside the phone. */
  touched: string[]
}

/** An answer that ends the request on the way. */
export class ApiError extends Error {
  constructor(readonly reply: Reply) {
    super(`answers ${reply.status}`)
    this.name = 'ApiError'
  }
}

/** 400 `{"<field>": ["…"]}`. */
export function invalid(errors: Record<string, unknown>): ApiError {
  return new ApiError({ status: 400, body: errors })
}

/** 400 for what no single field is to blame for. */
export function invalidTogether(message: string): ApiError {
  return invalid({ non_field_errors: [message] })
}

/** 400 for the query, or any other status with the framework's own body. */
export function refused(status: number, detail: string, headers?: Record<string, string>): ApiError {
  return new ApiError({ status, body: { detail }, headers })
}

export function notFound(): ApiError {
  return refused(404, 'Not found.')
}

/** Anything unhandled on the platform's side: never JSON. */
export const SERVER_ERROR: Reply = { status: 500, text: 'Server Error. Site administrators have been notified.' }

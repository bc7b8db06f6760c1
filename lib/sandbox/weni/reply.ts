/** The response of an endpoint. `text` is sent as plain text, `body` as JSON, neither as an empty body. */
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
  /** A fault: respond with success, and change nothing. */
  silent: boolean
  /** The endpoint fills it with the uuids of the contacts that it touched, for the list of calls beside the phone. */
  touched: string[]
}

/** A response that ends the request early. */
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

/** 400 for an error that belongs to no single field. */
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

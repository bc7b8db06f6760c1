import { randomBytes } from 'node:crypto'
import type { Reply } from '@/lib/sandbox/weni/reply'

/** Titles and HTTP status by code (docs/reference/whatsapp.md, 1.4). What is not listed is a 400. */
const ERRORS: Readonly<Record<number, { title: string; status?: number }>> = {
  0: { title: 'AuthException', status: 401 },
  2: { title: 'Service temporarily unavailable', status: 503 },
  4: { title: 'Application request limit reached' },
  10: { title: 'Application does not have permission for this action', status: 403 },
  100: { title: 'Invalid parameter' },
  190: { title: 'Invalid OAuth access token - Cannot parse access token', status: 401 },
  368: { title: 'Temporarily blocked for policies violations', status: 403 },
  80007: { title: 'Rate limit issues' },
  130429: { title: 'Rate limit hit' },
  130472: { title: "User's number is part of an experiment" },
  130497: { title: 'Business account is restricted from messaging users in this country.', status: 403 },
  131000: { title: 'Something went wrong', status: 500 },
  131005: { title: 'Access denied', status: 403 },
  131008: { title: 'Required parameter is missing' },
  131009: { title: 'Parameter value is not valid' },
  131026: { title: 'Message undeliverable' },
  131031: { title: 'Business Account locked', status: 403 },
  131047: { title: 'Re-engagement message' },
  131048: { title: 'Spam rate limit hit' },
  131049: { title: 'This message was not delivered to maintain healthy ecosystem engagement.' },
  131050: {
    title:
      'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
  },
  131051: { title: 'Unsupported message type' },
  131056: { title: '(Business Account, Consumer Account) pair rate limit hit' },
  131057: { title: 'Account in maintenance mode', status: 500 },
  131059: { title: 'Invalid paging cursor' },
  131062: { title: 'Business-scoped User ID (BSUID) recipients are not supported for this message.' },
  131063: { title: 'Marketing templates are not sent here for this account: use the marketing messages API.' },
  131064: { title: 'Messaging limit because of template classification violations' },
  132000: { title: 'Number of parameters does not match the expected number of params' },
  132001: { title: 'Template name does not exist in the translation', status: 404 },
  132005: { title: 'Translated text too long' },
  132012: { title: 'Parameter format does not match format in the created template' },
  132015: { title: 'Template is paused' },
  132016: { title: 'Template is disabled' },
}

export function titleOf(code: number): string {
  return ERRORS[code]?.title ?? 'Error'
}

/** Returns the API's response for a code. */
export function errorReply(code: number, details = titleOf(code)): Reply {
  const title = titleOf(code)
  // Errors of the token come without the code in their text and without details.
  const isAccess = code === 190
  return {
    status: ERRORS[code]?.status ?? 400,
    body: {
      error: {
        message: isAccess ? title : `(#${code}) ${title}`,
        type: 'OAuthException',
        code,
        ...(isAccess ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
        fbtrace_id: traceId(),
      },
    },
  }
}

/** The response for a body of more than `mostBytes`. */
export function tooLarge(mostBytes: number): Reply {
  return { ...errorReply(100, `The body of the request has more than ${mostBytes} bytes.`), status: 413 }
}

/** The response for an id that does not exist, or that this token may not see. */
export function unknownObject(method: string, id: string): Reply {
  return {
    status: 400,
    body: {
      error: {
        message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
        type: 'GraphMethodException',
        code: 100,
        error_subcode: 33,
        fbtrace_id: traceId(),
      },
    },
  }
}

/** Thrown to end a request with this response. */
export class GraphError extends Error {
  constructor(
    readonly code: number,
    readonly details?: string,
  ) {
    super(`(#${code})`)
    this.name = 'GraphError'
  }
}

const traceId = () => `A${randomBytes(16).toString('base64url')}`

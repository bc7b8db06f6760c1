import { randomBytes } from 'node:crypto'

/** A response of ours in the Graph API's own shape. */
export interface GraphAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

interface GraphErrorOptions {
  status: number
  code: number
  title: string
  /** The field on which Meta tells senders to rely, beside the code (docs/reference/whatsapp.md, 1.4). */
  details?: string
  subcode?: number
  type?: string
  /** The seconds after which the message may be sent again as it is. */
  retryAfterSeconds?: number
}

/** `{"error": {…}}` as Meta writes it (docs/reference/whatsapp.md, 2). */
export function graphError({
  status,
  code,
  title,
  details,
  subcode,
  type,
  retryAfterSeconds,
}: GraphErrorOptions): GraphAnswer {
  const error = {
    // Errors about the token and the object have no code in their text.
    message: details === undefined ? title : `(#${code}) ${title}`,
    type: type ?? 'OAuthException',
    code,
    error_subcode: subcode,
    is_transient: retryAfterSeconds === undefined ? undefined : true,
    error_data: details === undefined ? undefined : { messaging_product: 'whatsapp', details },
    fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
  }
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      ...(status === 401
        ? { 'WWW-Authenticate': 'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token"' }
        : {}),
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({ error }),
  }
}

/** The bearer is no token, or not valid for this. The same response whatever was asked. */
export const invalidToken = (): GraphAnswer =>
  graphError({ status: 401, code: 190, title: 'Invalid OAuth access token - Cannot parse access token' })

/** An id that does not exist, or that this token may not see. */
export const unknownObject = (method: string, id: string): GraphAnswer =>
  graphError({
    status: 400,
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    title: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })

export const unknownPath = (): GraphAnswer =>
  graphError({ status: 400, code: 2500, title: 'Unknown path components. Sayso takes /graph/v24.0/<id>/<edge>.' })

/** What is missing in a message, or can't be read. Nothing is sent. */
export const badParameter = (code: 100 | 131008 | 131009, details: string): GraphAnswer =>
  graphError({
    status: 400,
    code,
    title:
      code === 131008
        ? 'Required parameter is missing'
        : code === 131009
          ? 'Parameter value is not valid'
          : 'Invalid parameter',
    details,
  })

/**
 * Nothing was decided and nothing was sent, so the caller should try again. Code 2 is Meta's own for a downtime, with
 * 503 [OWN]. A code about the person would make sending systems suppress them for ever.
 */
export const unavailable = (details: string, retryAfterSeconds = 5): GraphAnswer =>
  graphError({ status: 503, code: 2, title: 'Service temporarily unavailable', details, retryAfterSeconds })

/** Meta could not be reached, or did not respond. `sent`: it is unknown whether Meta accepted the request. */
export const upstreamFailed = ({ sent, reason }: { sent: boolean; reason: string }): GraphAnswer =>
  graphError({
    status: reason === 'timeout' ? 504 : 502,
    code: 2,
    title: 'Service temporarily unavailable',
    details: `upstream_${reason}: ${sent ? 'it is not known whether Meta accepted the request.' : 'Meta did not get the request. Send it again.'}`,
    retryAfterSeconds: 5,
  })

export const tooManyTokens = (): GraphAnswer =>
  graphError({
    status: 429,
    code: 4,
    title: 'Application request limit reached',
    details: 'Too many unknown access tokens were tried. Try again in a minute.',
    retryAfterSeconds: 60,
  })

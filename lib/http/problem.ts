import { newId } from '@/lib/ids'
import { plainJson } from '@/lib/plain-response.mjs'

export interface InvalidParam {
  name: string
  reason: string
}

/**
 * Returns an error as `application/problem+json` (RFC 9457). `code` is stable. `detail` is for developers and holds no
 * personal data.
 */
export function problem(
  status: number,
  code: string,
  detail: string,
  options: { invalidParams?: InvalidParam[]; headers?: Record<string, string>; requestId?: string } = {},
): Response {
  const requestId = options.requestId ?? newId()
  return plainJson(
    {
      type: `urn:sayso:problem:${code}`,
      title: code.replaceAll('_', ' '),
      status,
      code,
      detail,
      request_id: requestId,
      invalid_params: options.invalidParams,
    },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'private, no-store',
        'X-Request-Id': requestId,
        ...options.headers,
      },
    },
  )
}

/** Returns the token of an `Authorization: Bearer …` header, or an empty text if there is none. */
export function bearerToken(headers: Headers): string {
  return /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
}

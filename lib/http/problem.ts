import { newId } from '@/lib/ids'

export interface InvalidParam {
  name: string
  reason: string
}

/**
 * An error as RFC 9457 `application/problem+json`. `code` is stable; `detail` is for a developer's eyes and holds
 * nothing personal.
 */
export function problem(
  status: number,
  code: string,
  detail: string,
  options: { invalidParams?: InvalidParam[]; headers?: Record<string, string>; requestId?: string } = {},
): Response {
  const requestId = options.requestId ?? newId()
  return Response.json(
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

/** The token of an `Authorization: Bearer …` header; an empty text when there is none. */
export function bearerToken(headers: Headers): string {
  return /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
}

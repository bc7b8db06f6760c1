import { createHttp } from '@/lib/backends/http'

const TIMEOUT_MS = 10_000
/** A stamp with its certificates has about 6 kB. */
export const MOST_REPLY_BYTES = 65_536

/** The bytes that an authority replied with, or a short code why it did not. */
export type AuthorityReply = { kind: 'replied'; reply: Buffer } | { kind: 'failed'; reason: string }

/**
 * Sends a request for a time stamp (RFC 3161, 3.4). The address may be http, because the reply is signed and the
 * request holds a hash of something public; a name and a password in it are sent as HTTP asks for them.
 */
export async function askAuthority(
  { url, allowPrivate }: { url: string; allowPrivate: readonly string[] },
  request: Uint8Array,
): Promise<AuthorityReply> {
  const { origin, pathname, search, username, password } = new URL(url)
  const http = createHttp({
    ...{ baseUrl: origin, allowPrivate, connections: 1, timeoutMs: TIMEOUT_MS, maxBytes: MOST_REPLY_BYTES },
    allowHttp: true,
  })
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  const headers = {
    'content-type': 'application/timestamp-query',
    accept: 'application/timestamp-reply',
    ...(username === '' && password === '' ? {} : { authorization: `Basic ${login}` }),
  }
  try {
    const sent = await http.send({ method: 'POST', path: `${pathname}${search}`, bytes: request, headers })
    if (!sent.ok) return { kind: 'failed', reason: sent.reason }
    const { status, bytes } = sent.reply
    if (status !== 200 || !bytes) return { kind: 'failed', reason: `status_${status}` }
    return { kind: 'replied', reply: bytes }
  } finally {
    await http.close()
  }
}

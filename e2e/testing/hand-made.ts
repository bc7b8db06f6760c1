import { sendRaw } from './raw-http'

/** A response to a request that was made by hand, under any Host header. */
export interface HandMade {
  status: number
  head: string
  body: string
  /** Each Set-Cookie header, whole. */
  cookies: string[]
  location: string | null
}

interface Request {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** Sends a request to a process at `origin`, with just these headers. */
export async function send(origin: string, target: string, { method = 'GET', headers = {}, body = '' }: Request = {}) {
  const all = {
    Host: new URL(origin).host,
    ...headers,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const answer = await sendRaw(origin, [`${method} ${target} HTTP/1.1`, ...lines, '', body].join('\r\n'))
  const values = (name: string) =>
    [...answer.head.matchAll(new RegExp(`^${name}: (.*)$`, 'gim'))].map(([, value = '']) => value.trim())
  return { ...answer, cookies: values('set-cookie'), location: values('location')[0] ?? null } satisfies HandMade
}

const BOUNDARY = 'a-boundary-of-ours'

/** Returns the fields as a browser without scripts would send them. */
function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

const unescape = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** Returns the hidden fields of the form of a page that has a field of this name. */
export function hiddenFields(html: string, field: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b.*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="${field}"`))
  if (form === undefined) throw new Error(`no form has the field ${field}`)
  const hidden = [...form.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    return [value('name'), unescape(value('value'))] as const
  })
  return Object.fromEntries(hidden)
}

/** Opens a page, fills in the form that has these fields and sends it as a browser without scripts would. */
export async function sendForm(
  origin: string,
  target: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<HandMade> {
  const page = await send(origin, target, { headers })
  const [first = ''] = Object.keys(fields)
  const body = multipart({ ...hiddenFields(page.body, first), ...fields })
  const type = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }
  return send(origin, target, { method: 'POST', headers: { ...headers, ...type }, body })
}

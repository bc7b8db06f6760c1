import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { changeFrameOrigins } from '@/lib/services/business/change-frame-origins'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { makeBusiness, makeContact, tokenFor } from '@/lib/services/testing'
import { GET, POST } from './route'

export const SITE = 'https://shop.example'

let people = 0

/** A business with texts in one language and one listed site, a person of it, and their page inside of a frame. */
export async function makeFramed(deps: Deps, look = 'auto') {
  const business = await makeBusiness(deps)
  const change = (kind: 'add' | 'remove', text: string) =>
    changeFrameOrigins(deps, operatorOf(business.id), { change: kind, text })
  await change('add', SITE)
  const makeToken = async () =>
    tokenFor(deps, business, await makeContact(deps, business.id, phoneIdentity(`+1415555${1000 + ++people}`)))
  const token = await makeToken()
  return { business, change, makeToken, ...framedPage(token, look) }
}

/** The page of a token inside of a frame, as a browser asks for it. */
export function framedPage(token: string, look = 'auto') {
  const params = Promise.resolve({ token, look })
  const address = (query: string) => `http://localhost/p/${token}/embed/${look}${query}`
  const headers = { 'x-request-id': newId() }
  return {
    token,
    get: (query = '', more: Record<string, string> = {}) =>
      GET(new Request(address(query), { headers: { ...headers, ...more } }), { params }),
    post: (fields: readonly [string, string][] | string, more: Record<string, string> = {}, query = '?l=en&v=0') =>
      POST(
        new Request(address(query), {
          method: 'POST',
          body: typeof fields === 'string' ? fields : new URLSearchParams(fields as [string, string][]).toString(),
          headers: { ...headers, ...more },
        }),
        { params },
      ),
  }
}

/** Returns the sites that may show a response in a frame, as its policy names them. */
export const ancestorsOf = (response: Response) =>
  /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1]

/** Returns the fields of the only form of the question before a Yes. */
export function fieldsOf(html: string): [string, string][] {
  return [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
}

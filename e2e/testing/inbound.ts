import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { processNumber } from '@/testing/process-number'

export const FLOW = { uuid: '6b1d0f0e-4d0c-4d0f-9c35-0c7f3a5d1e01', name: 'Preference Center' }

export type Language = 'es' | 'pt-BR' | 'en'

/** A contact of Weni's that Sayso does not know yet. */
export interface Person {
  uuid: string
  urn: string
  /** Their preference link. */
  url: string
}

/** A repeated number would be the same person, so each process that tests has 50,000 numbers of its own. */
let nextNumber = processNumber() * 50_000

/**
 * Returns digits that WhatsApp would accept and no test of this process has used, of a country in which people speak
 * this language.
 */
export function newDigits(language: Language): string {
  nextNumber += 1
  const prefix = { 'pt-BR': '55119', es: '52155', en: '1212' }[language]
  const digits = language === 'en' ? 6 : 7
  const first = 2 + (Math.floor(nextNumber / 10 ** digits) % 8)
  return `${prefix}${first}${String(nextNumber % 10 ** digits).padStart(digits, '0')}`
}

/** The default body of Call Webhook (docs/reference/weni.md, 5). */
export const callBody = (contact: { uuid: string; urn: string | null }) => ({
  contact: { uuid: contact.uuid, name: 'Test Person', urn: contact.urn },
  flow: FLOW,
  results: {},
})

export interface CallOptions {
  token?: string
  backend?: string
  headers?: Record<string, string>
}

/** Calls Sayso as a flow does. */
export function call(path: 'link' | 'message', body: unknown, options: CallOptions = {}): Promise<Response> {
  const { inbound } = instance()
  const base = options.backend === undefined ? inbound.url : inbound.url.replace(/[^/]+$/, options.backend)
  return fetch(`${base}/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${options.token ?? inbound.token}`,
      'content-type': 'application/json',
      'user-agent': 'RapidProMailroom/1.96.0',
      'x-mailroom-mode': 'normal',
      ...options.headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Makes a new person with a link in this language. `urn` null: a contact whose channel Weni hides. */
export async function newPerson(language: Language = 'en', urn: string | null = `whatsapp:${newDigits(language)}`) {
  const uuid = randomUUID()
  const response = await call('link', callBody({ uuid, urn }))
  const { url } = (await response.json()) as { url: string }
  return { uuid, urn: urn ?? '', url } satisfies Person
}

/** Passes on a text that the person wrote. */
export async function write(person: Person, text: string) {
  const response = await call('message', { ...callBody(person), text })
  return (await response.json()) as { outcome: string; url: string; text: string }
}

import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { newDigits, type Language } from './inbound'

interface Record {
  fields: { [key: string]: string | null }
  groups: { name: string }[]
}

/** Calls the sandbox's controls: faults, contacts, and the content of the workspace. */
async function control<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${instance().sandboxUrl}/_sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

const CODES = { es: 'spa', 'pt-BR': 'por', en: 'eng' } as const

/** Makes a new contact in the workspace of Weni, with a phone that the sandbox shows. */
export async function newCustomer(language: Language): Promise<{ uuid: string; urn: string }> {
  const customer = { uuid: randomUUID(), urn: `whatsapp:${newDigits(language)}` }
  await control('POST', 'contacts', [{ ...customer, name: 'Inés Prueba', language: CODES[language] }])
  return customer
}

/** Returns the contact as Weni holds it: its fields with a value, and its groups. */
export async function recordOf(uuid: string): Promise<{ [key: string]: string }> {
  const { fields, groups } = await control<Record>('GET', `contact?uuid=${uuid}`)
  const set = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null)
  return { ...Object.fromEntries(set), groups: groups.map(({ name }) => name).join() }
}

/** Writes from the contact's phone, as the sandbox's page does. */
export const writeFrom = (contact: string, text: string) => control('POST', 'phone/messages', { contact, text })

export const fail = (fault: { mode: string; count?: number; path?: string; retryAfter?: number }) =>
  control('POST', 'faults', fault)

export const heal = () => control('DELETE', 'faults')

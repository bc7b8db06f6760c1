import { onTestFinished } from 'vitest'
import type { DemoConfigInput } from '@/lib/sandbox/demo-config'
import { DemoConfig } from '@/lib/sandbox/demo-config'
import { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandboxServer } from '@/lib/sandbox/server'

export const TOKEN = 'a'.repeat(40)
export const ANA = '09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d01'
export const BRUNO = '09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d02'
export const CARLA = '09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d03'
export const PROMO_GROUP = '5a4e1c7b-2d3f-4e5a-8b9c-0d1e2f3a4b01'
export const SMART_GROUP = '5a4e1c7b-2d3f-4e5a-8b9c-0d1e2f3a4b02'

const texts = { text: 'Hi {{name}}', button: 'My preferences' }

export const config: DemoConfigInput = {
  inboundUrl: 'http://127.0.0.1:9/api/inbound/backend',
  inboundToken: 'inbound-token',
  apiToken: TOKEN,
  org: { name: 'Café Aurora' },
  fields: [
    { key: 'consent_promo', label: 'Consent promo' },
    { key: 'consent_orders', label: 'Consent orders' },
    { key: 'marketing_opt_in', label: 'Marketing opt-in' },
    { key: 'age', label: 'Age', value_type: 'numeric' },
  ],
  groups: [
    { uuid: PROMO_GROUP, name: 'Consent promo' },
    { uuid: SMART_GROUP, name: 'Promo yes', query: 'consent_promo = "yes"' },
  ],
  contacts: [
    {
      uuid: ANA,
      name: 'Ana Souza',
      language: 'por',
      urn: 'whatsapp:5511987654321',
      fields: { consent_promo: 'yes' },
      groups: [PROMO_GROUP],
    },
    { uuid: BRUNO, name: 'Bruno Díaz', language: 'spa', urn: 'whatsapp:5215512345678' },
    {
      uuid: CARLA,
      name: 'Carla Smith',
      language: 'eng',
      urn: 'whatsapp:14155550123',
      link: 'http://localhost:3000/p/carla',
    },
  ],
  phoneContactUuid: ANA,
  phoneLink: 'http://localhost:3000/p/ana',
  phoneTemplate: { name: 'week_offer', category: 'marketing', languages: { spa: texts, por: texts, eng: texts } },
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The parsed body, null when it is no JSON. */
  body: unknown
}

export interface Shown {
  uuid: string
  name: string | null
  urns: string[]
  groups: { uuid: string; name: string }[]
  fields: Record<string, string | number | null>
  blocked: boolean | null
  stopped: boolean | null
  modified_on: string
}

/** Returns a contact's response in its shape. */
export const shown = (answer: Answer) => answer.body as Shown
/** Returns a page of contacts. */
export const page = (answer: Answer) =>
  answer.body as { next: string | null; previous: string | null; results: Shown[] }

/** A sandbox on a free port with a clock that tests move; closed when the test ends. */
export async function testSandbox(changes: Partial<DemoConfigInput> = {}) {
  let now = Date.UTC(2026, 2, 1, 12)
  const sandbox = new Sandbox(DemoConfig.parse({ ...config, ...changes }), () => now)
  const errors: unknown[] = []
  const server = await startSandboxServer(sandbox, { port: 0, onError: (error) => errors.push(error) })
  let closing: Promise<void> | null = null
  const close = () => (closing ??= server.close())
  onTestFinished(async () => {
    await close()
    if (errors.length > 0) throw errors[0]
  })
  const base = `http://127.0.0.1:${server.port}`
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : base + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    // A 204 says that it is JSON and has a body, which `fetch` leaves out.
    const isJson = response.headers.get('content-type') === 'application/json' && text !== ''
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as unknown) : null,
    }
  }
  const auth = { authorization: `Token ${TOKEN}` }
  return {
    sandbox,
    base,
    /** Stops the server, so that requests fail from now on. */
    close,
    /** Moves the clock forward. */
    wait: (ms: number) => void (now += ms),
    call,
    get: (path: string) => call('GET', path.startsWith('http') ? path : `/api/v2/${path}`, undefined, auth),
    post: (path: string, body: unknown) => call('POST', `/api/v2/${path}`, body, auth),
    remove: (path: string) => call('DELETE', `/api/v2/${path}`, undefined, auth),
    control: (method: string, path: string, body?: unknown) => call(method, `/_sandbox/${path}`, body),
  }
}

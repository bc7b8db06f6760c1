import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { addIdentity } from '@/db/queries/identities/identities'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { fingerprint, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST as link } from './link/route'
import { POST as message } from './message/route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const { sql } = database.admin
const business = await makeBusiness(deps)
await sql`update businesses set name = 'Café Aurora', locales = '{en,es,pt-BR}', default_locale = 'en' where id = ${business.id}`
const [ANA, NOBODY] = ['09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d01', '09d23a05-47fe-4a3d-8a3f-1b5a2f4c6d09']
const ana = await makeContact(deps, business.id, phoneIdentity('+34600111222'))
await sql`update contacts set locale = 'pt-BR' where id = ${ana}`
await inBusiness(database.app, business.id, (tx) =>
  addIdentity(tx, business.id, ana, newId(), backendIdentity(business.backendId, ANA), Date.now()),
)
const NOWHERE = 'http://localhost:3000/p/simulator'

type Route = (request: Request, route: { params: Promise<{ backend: string }> }) => Promise<Response>

const ask = (route: Route, contact: object, text: string | undefined, headers: Record<string, string>) =>
  callApi((request, { params }) => route(request, { params: params as Promise<{ backend: string }> }), {
    token: business.backendToken,
    params: { backend: business.backendId },
    headers,
    body: { contact, flow: { uuid: 'f', name: 'Flow' }, results: {}, ...(text === undefined ? {} : { text }) },
  })

async function simulate(route: Route, contact: object, text?: string) {
  const before = await fingerprint(database.admin)
  const response = await ask(route, contact, text, { 'x-mailroom-mode': 'simulation' })
  expect(response.status).toBe(200)
  expect(await fingerprint(database.admin)).toEqual(before)
  return (await response.json()) as { url: string; text: string; outcome?: string }
}

test.each<[string, object, string | undefined, string, RegExp]>([
  ['a link in the language of a contact we know', { uuid: ANA }, undefined, 'none', /^Escolha o que Café Aurora/],
  [
    'a stop in theirs',
    { uuid: ANA },
    'STOP',
    'stopped',
    /^Pronto\. Você não vai mais receber mensagens de Café Aurora, exceto sobre: security\. Você pode voltar/,
  ],
  [
    'in that of the word',
    { uuid: ANA },
    'SALIR',
    'stopped',
    /^Listo\. Ya no recibirás mensajes de Café Aurora, excepto sobre: security\. Puedes volver/,
  ],
  [
    'of somebody nobody knows, in that of the number',
    { uuid: NOBODY, urn: 'whatsapp:5511900000000' },
    'oi',
    'none',
    /^Escolha/,
  ],
  ['by their number alone', { uuid: NOBODY, urn: 'whatsapp:34600111222' }, undefined, 'none', /^Escolha/],
  [
    'without a number, in the business’s own',
    { uuid: NOBODY, urn: null },
    undefined,
    'none',
    /^Choose what Café Aurora/,
  ],
])('the simulator is answered as the flow would be: %s', async (_, contact, text, outcome, words) => {
  const answer = await simulate(text === undefined ? link : message, contact, text)
  expect(answer.text).toMatch(words)
  expect(answer.text).not.toContain('Sayso')
  expect(answer.text).toContain(NOWHERE)
  expect(answer.url).toBe(NOWHERE)
  if (text !== undefined) expect(answer.outcome).toBe(outcome)
})

test('a word that answers or asks has the outcome in the simulator that the next real call has', async () => {
  const [uuid, outcomes] = [newId(), [] as unknown[]]
  const contact = { uuid, urn: 'whatsapp:5511987650444' }
  for (const text of ['MEUSDADOS', 'MEUCOMPROVANTE', 'SIMQUERO', 'VOLTAR promos', 'SIMQUERO', 'SIMQUERO', 'STOP']) {
    const simulated = (await simulate(message, contact, text)).outcome
    const real = (await (await ask(message, contact, text, {})).json()) as { outcome: string }
    expect([text, simulated]).toEqual([text, real.outcome])
    outcomes.push(simulated)
  }
  expect(outcomes).toEqual(['code', 'none', 'none', 'asked', 'confirmed', 'none', 'stopped'])
})

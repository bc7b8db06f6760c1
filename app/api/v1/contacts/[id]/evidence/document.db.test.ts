import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { giveReason } from '@/lib/services/page/give-reason'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { rewriteLine } from '@/testing/ledger-lines'
import { GET } from './route'

// The same proof as a document for people.

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const ours = await makeBusiness(deps)
const token = await keyFor(deps, ours.id, ['evidence'])

const ask = (id: string, headers: Record<string, string>) => callApi(GET, { token, params: { id }, headers })

async function page(id: string, language = 'en'): Promise<string> {
  const response = await ask(id, { accept: 'text/html', 'accept-language': language })
  expect(response.status).toBe(200)
  return response.text()
}

async function somebody(number: string, comment = 'three a day!'): Promise<string> {
  const id = await makeContact(deps, ours.id, phoneIdentity(number))
  const actor = await visit(deps, ours, id)
  await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown: { [ours.topics.promos]: false },
    submitted: { [ours.topics.promos]: true },
  })
  const stop = await stopEverything(deps, await visit(deps, ours, id))
  await giveReason(
    deps,
    await visit(deps, ours, id),
    stop.outcome === 'recorded' ? stop.changeId : '',
    'too_many',
    comment,
  )
  return id
}

test('whoever asks for HTML gets a document, whoever asks for JSON or anything gets JSON, and caches are told', async () => {
  const id = await somebody('+5511987654001')
  const types = await Promise.all(
    [
      'text/html',
      'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
      'application/json',
      '*/*',
      'application/json, text/html',
    ].map(async (accept) => {
      const response = await ask(id, { accept })
      expect(response.headers.get('vary')).toContain('Accept')
      return response.headers.get('content-type')?.split(';')[0]
    }),
  )
  expect(types).toEqual(['text/html', 'text/html', 'application/json', 'application/json', 'application/json'])
})

test('the text that was shown is there as it read: question, topics and their switches, and the way out', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987654077'))
  const actor = await visit(deps, ours, id)
  const { promos } = ours.topics
  await savePreferences(deps, actor, {
    notice: actor.link.config.notices['es'] ?? '',
    shown: { [promos]: false },
    submitted: { [promos]: true },
  })
  const html = await page(id, 'en')
  for (const text of [
    '¿Qué quieres recibir por WhatsApp?',
    'toca Guardar',
    '(Sí · No)',
    'Guardar · Dejar de recibir todo',
    '<span lang="es" dir="ltr">Para dejar de recibir mensajes, también puedes escribir PARAR en el chat',
    'Responsable: Business, Street 1.',
  ])
    expect(html).toContain(text)
  expect(html).not.toContain('at any time.')
})

test('the document says who, what, when and how, and shows the sealed lines and texts it is made of', async () => {
  const html = await page(await somebody('+5511987654002'))
  for (const text of [
    'The record is whole',
    '+5511987654002',
    'Yes to promos',
    'Stop all messages',
    '“three a day!”',
    'Too many messages',
  ])
    expect(html).toContain(text)
  const lines = await database.admin.sql<
    { hash: string }[]
  >`select coalesce(hash, encode(hash_bytes, 'hex')) as hash from ledger where business_id = ${ours.id} order by recorded_at desc limit 3`
  for (const { hash } of lines) expect(html).toContain(hash)
})

test('it runs no script and fetches nothing, under a policy that allows its own stylesheet only', async () => {
  const response = await ask(await somebody('+5511987654003'), { accept: 'text/html' })
  const html = await response.text()
  expect(html).not.toMatch(/<script|<img|<iframe|https?:\/\/|url\(| on[a-z]+=/i)
  const sheet = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(sheet).digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('what a person wrote is text, whatever it looks like', async () => {
  const html = await page(await somebody('+5511987654004', '<script>alert(1)</script></style><img src=x onerror=x>'))
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<img')
})

test('it reads in the language of whoever asks, else in the business’s own', async () => {
  const id = await somebody('+5511987654005')
  expect(await page(id, 'pt-PT')).toContain('O registro está íntegro')
  expect(await page(id, 'es-MX,en;q=0.5')).toContain('El registro está íntegro')
  const other = await page(id, 'zu')
  expect(other).toContain('<html lang="en"')
})

test('a record that is not whole says so first, and which line it is', async () => {
  const id = await somebody('+5511987654006')
  await rewriteLine(database.admin.sql, id, 1, ({ payload }) => ({ payload: payload.replace('"in"', '"out"') }))
  const html = await page(id)
  expect(html).toContain(`Line 1 of ${id} is not what was sealed.`)
  expect(html).not.toContain('The record is whole')
})

test('of somebody who was erased it tells nothing personal', async () => {
  const id = await somebody('+5511987654007')
  await eraseContact(deps, operatorOf(ours.id), id)
  const html = await page(id)
  expect(html).toContain('Erased on')
  expect(html).not.toMatch(/987654007|203\.0\.113|test browser|three a day/)
})

test('somebody who never said anything has a document too, and a stranger none', async () => {
  expect(await page(await makeContact(deps, ours.id))).toContain('Nothing was ever said.')
  const response = await ask(newId(), { accept: 'text/html' })
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})

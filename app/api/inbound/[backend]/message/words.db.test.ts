import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { archiveTopic } from '@/db/queries/business/set-up'
import { addIdentity } from '@/db/queries/identities/identities'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, useDeps } from '@/lib/http/endpoint/testing'
import type { Locale } from '@/lib/i18n/locales'
import { newId } from '@/lib/ids'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { linesOf, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { syncTest } from '@/lib/sync/testing'
import { feedAndSign, testSigning } from '@/lib/sync/transparency-log/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
let people = 0

async function setUp(locale: Locale, { security }: { security: boolean }) {
  const business = await makeBusiness(deps)
  await database.admin.sql`update businesses set name = 'Café Aurora' where id = ${business.id}`
  const uuid = newId()
  const contactId = await makeContact(deps, business.id, phoneIdentity(`+1415555${1000 + people++}`))
  await database.admin.sql`update contacts set locale = ${locale} where id = ${contactId}`
  await inBusiness(database.app, business.id, async (tx) => {
    await addIdentity(tx, business.id, contactId, newId(), backendIdentity(business.backendId, uuid), Date.now())
    if (!security) await archiveTopic(tx, business.id, business.topics.security, Date.now())
  })
  const write = async (text: string) => {
    const response = await callApi(
      (request, { params }) => POST(request, { params: params as Promise<{ backend: string }> }),
      {
        token: business.backendToken,
        params: { backend: business.backendId },
        body: { contact: { uuid }, flow: { uuid: 'f', name: 'Flow' }, results: {}, text },
      },
    )
    const { url, text: said } = (await response.json()) as { url: string; text: string }
    return said.replace(url, '{url}')
  }
  return { business, contactId, write }
}

test.each([
  [
    'es',
    'PARAR',
    'Listo. Ya no recibirás mensajes de Café Aurora, excepto sobre: security. Puedes volver a recibir mensajes o elegir temas aquí: {url} Para volver a recibir un solo tema, escribe VOLVER y su nombre.',
  ],
  [
    'pt-BR',
    'PARAR',
    'Pronto. Você não vai mais receber mensagens de Café Aurora, exceto sobre: security. Você pode voltar a receber mensagens ou escolher assuntos aqui: {url} Para voltar a receber só um assunto, escreva VOLTAR e o nome dele.',
  ],
  [
    'en',
    'STOP',
    'Done. You won’t get any more messages from Café Aurora, except about: security. You can get messages again or choose topics here: {url} To get just one topic again, write START and its name.',
  ],
] as const)('in %s a stop is told with what still comes', async (locale, word, answer) => {
  expect(await (await setUp(locale, { security: true })).write(word)).toBe(answer)
})

test('where nothing is required, a stop is told as the end of all messages', async () => {
  expect(await (await setUp('en', { security: false })).write('STOP')).toBe(
    'Done. You won’t get any more messages from Café Aurora. You can get messages again or choose topics here: {url} To get just one topic again, write START and its name.',
  )
})

test.each([
  [
    'es',
    'VOLVER',
    '¡Qué bueno tenerte de vuelta! Los mensajes de Café Aurora siguen en pausa hasta que termines la pausa. Termínala o cambia tus temas aquí: {url}',
  ],
  [
    'pt-BR',
    'VOLTAR',
    'Que bom ter você de volta! As mensagens de Café Aurora continuam em pausa até você retomar. Retome agora ou mude seus assuntos aqui: {url}',
  ],
  [
    'en',
    'START',
    'Welcome back. Messages from Café Aurora are still paused until you end the pause. End it or change your topics here: {url}',
  ],
] as const)(
  'in %s, who returns while all is paused reads that it is, and how to end the pause',
  async (locale, word, answer) => {
    const { business, contactId, write } = await setUp(locale, { security: true })
    await pauseMessages(deps, await visit(deps, business, contactId), 'forever')
    await write('STOP')
    expect(await write(word)).toBe(answer)
  },
)

test('a pause with an end is told with its day', async () => {
  const { business, contactId, write } = await setUp('en', { security: true })
  await pauseMessages(deps, await visit(deps, business, contactId), '1w')
  await write('STOP')
  expect(await write('START')).toMatch(
    /^Welcome back\. Messages from Café Aurora are still paused until \w+ \d{1,2}, \d{4}\. End the pause or change your topics here: \{url\}$/,
  )
})

test.each([
  ['es', 'MiComprobante', /^Tu comprobante de Café Aurora\nGuardado el .* Referencia [0-9A-F]{8}\.\n\{url\}$/],
  ['en', 'MYRECEIPT!', /^Your receipt from Café Aurora\nSaved on .* Reference [0-9A-F]{8}\.\n\{url\}$/],
] as const)(
  'in %s, the word for a receipt is answered with the reference and the receipt',
  async (locale, word, said) => {
    const { contactId, write } = await setUp(locale, { security: true })
    const sync = syncTest(database)
    await feedAndSign(sync.syncDeps({ signing: testSigning() }))
    expect(await write(word)).toContain(locale === 'es' ? 'Elige' : 'Choose')
    await write('STOP')
    expect(await write(word)).toMatch(said)
    expect(await linesOf(database.admin, contactId)).toHaveLength(1)
  },
)

import { expect, onTestFinished, test } from 'vitest'
import { ACCESS_TOKEN, ANA_PHONE, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { createWhatsApp, type WhatsAppMessage } from './adapter'
import { versionedUrl } from './graph'
import { WhatsAppSettings } from './settings'

const LINK = { kind: 'link', text: 'Done.', button: 'My preferences', url: 'https://prefs.example/p/abc' } as const

async function setUp(changes: Partial<WhatsAppSettings> = {}) {
  const stand = await testGraph()
  const whatsapp = createWhatsApp({
    baseUrl: stand.graphUrl,
    allowPrivate: [new URL(stand.base).host],
    secret: { accessToken: ACCESS_TOKEN, appSecret: 's', verifyToken: 'v', wabaId: WABA_ID },
    settings: WhatsAppSettings.parse({ phoneNumberId: PHONE_NUMBER_ID, ...changes }),
  })
  onTestFinished(() => whatsapp.close())
  stand.writes()
  const send = (over: Partial<WhatsAppMessage> = {}) =>
    whatsapp.send({
      phoneNumberId: PHONE_NUMBER_ID,
      to: { kind: 'phone', value: ANA_PHONE },
      content: LINK,
      attempts: 1,
      ...over,
    })
  return { ...stand, whatsapp, send }
}

test('a cursor that is not taken any more is reported as such, and is no trouble of the account', async () => {
  const { whatsapp } = await setUp()
  expect(await whatsapp.listTemplates('not-a-cursor')).toEqual({
    kind: 'give_up',
    reason: 'graph_131059',
    code: 131059,
  })
})

const offer = { kind: 'template', name: 'weekend_links', language: 'en-US', suffix: 'abc' } as const

test('a marketing template goes to the other door where the account takes it there only, and is sent once', async () => {
  const { send, graph } = await setUp()
  graph.templates.push({ ...graph.templates[0]!, id: '1009', name: offer.name, category: 'MARKETING' })
  graph.settings.marketingElsewhere = true
  expect(await send({ content: offer })).toMatchObject({ kind: 'sent' })
  expect(graph.messages).toHaveLength(1)
  // Only marketing is sent to that address.
  expect(await send({ content: { ...offer, name: 'your_link' } })).toMatchObject({ kind: 'sent' })
  expect(await send()).toMatchObject({ kind: 'sent' })
  expect(graph.messages).toHaveLength(3)
})

test('a conversation is given back to the agent, by number or by user id; one that is not held is a refusal', async () => {
  const { send, graph, whatsapp } = await setUp()
  graph.settings.agent = true
  const people = [
    { kind: 'phone', value: ANA_PHONE },
    { kind: 'bsuid', value: 'US.13491208655302741918' },
  ] as const
  for (const to of people) {
    graph.people.wrote(to.value)
    const release = () => whatsapp.releaseThread({ phoneNumberId: PHONE_NUMBER_ID, to, attempts: 1 })
    expect(await release()).toMatchObject({ kind: 'give_up', code: 100 })
    await send({ to })
    expect(await release()).toEqual({ kind: 'released' })
  }
  expect(graph.threads.released).toEqual(people.map(({ value }) => value))
})

test.each(['v24.0', 'v25.0', 'v26.0', 'v27.0'])('the Graph API is asked in version %s', async (graphVersion) => {
  const { send, whatsapp, graph } = await setUp({ graphVersion })
  graph.settings.agent = true
  expect(await send()).toMatchObject({ kind: 'sent' })
  expect(
    await send({ content: { kind: 'template', name: 'your_link', language: 'en-US', suffix: 'abc' } }),
  ).toMatchObject({
    kind: 'sent',
  })
  expect(await whatsapp.listTemplates(null)).toMatchObject({ after: null })
  expect(await whatsapp.probe()).toEqual({ ok: true })
  const to = { kind: 'phone', value: ANA_PHONE } as const
  expect(await whatsapp.releaseThread({ phoneNumberId: PHONE_NUMBER_ID, to, attempts: 1 })).toEqual({
    kind: 'released',
  })
  expect([...graph.versions]).toEqual([graphVersion])
})

test('a version is put in the place of the address’s own', () => {
  for (const base of [
    'https://graph.facebook.com/v24.0/',
    'https://graph.facebook.com/v24.0',
    'https://graph.facebook.com',
  ])
    expect(versionedUrl(base, 'v27.0')).toBe('https://graph.facebook.com/v27.0/')
  expect(versionedUrl('http://localhost:3001/graph/v24.0/', 'v27.0')).toBe('http://localhost:3001/graph/v27.0/')
  expect(versionedUrl('https://graph.facebook.com/v24.0/', null)).toBe('https://graph.facebook.com/v24.0/')
})

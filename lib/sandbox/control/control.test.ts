import { request } from 'node:http'
import { expect, test } from 'vitest'
import { ANA, BRUNO, page, PROMO_GROUP, shown, testSandbox } from '@/lib/sandbox/weni/testing'

const write = (answer: string) => ({ fields: { consent_promo: answer } })

async function setUp(fault: object) {
  const box = await testSandbox()
  await box.control('POST', 'faults', fault)
  const consent = async () => {
    await box.control('DELETE', 'faults')
    return page(await box.get(`contacts.json?uuid=${ANA}`)).results[0]?.fields['consent_promo']
  }
  return { ...box, consent, save: () => box.post(`contacts.json?uuid=${ANA}`, write('no')) }
}

test('down: the connection is reset and nothing is done', async () => {
  const { save, consent } = await setUp({ mode: 'down' })
  await expect(save()).rejects.toThrow('fetch failed')
  expect(await consent()).toBe('yes')
})

test('500: plain text, nothing done', async () => {
  const { save, consent } = await setUp({ mode: '500' })
  const answer = await save()
  expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
    500,
    'text/plain; charset=utf-8',
    'Server Error. Site administrators have been notified.',
  ])
  expect(await consent()).toBe('yes')
})

test('429 and forbidden: refused as the platform would, nothing done', async () => {
  const { save, control, consent } = await setUp({ mode: '429', retryAfter: 7 })
  const throttled = await save()
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7'])
  await control('POST', 'faults', { mode: 'forbidden' })
  expect(await save()).toMatchObject({ status: 403, body: { detail: 'Invalid token' } })
  expect(await consent()).toBe('yes')
})

test('timeout_after_effect: it is done, and no response comes', async () => {
  const { save, consent } = await setUp({ mode: 'timeout_after_effect', ms: 20 })
  await expect(save()).rejects.toThrow('fetch failed')
  expect(await consent()).toBe('no')
})

test('silent_noop: 200 and 204 without effect', async () => {
  const { save, post, consent, get } = await setUp({ mode: 'silent_noop' })
  expect(shown(await save()).fields['consent_promo']).toBe('yes')
  expect((await post('contact_actions.json', { contacts: [ANA], action: 'remove', group: PROMO_GROUP })).status).toBe(
    204,
  )
  expect(await consent()).toBe('yes')
  expect(page(await get(`contacts.json?group=${PROMO_GROUP}`)).results).toHaveLength(1)
})

test('slow: late, but right', async () => {
  const { save } = await setUp({ mode: 'slow', ms: 1 })
  expect((await save()).status).toBe(200)
  // This is longer than any wait of a test: requests sent later are answered first.
  const { save: saveLate, get } = await setUp({ mode: 'slow', ms: 600_000, method: 'POST' })
  let isAnswered = false
  const late = saveLate().then(
    () => (isAnswered = true),
    () => 'the sandbox ended first',
  )
  expect((await get('contacts.json')).status).toBe(200)
  expect([isAnswered, late]).toEqual([false, expect.any(Promise)])
})

test('faults end after their count, and hit only their path, verb and share', async () => {
  const { save, get, control } = await setUp([
    { mode: '500', count: 2, path: 'contacts', method: 'POST' },
    { mode: '500', rate: 0 },
  ])
  expect((await get('contacts.json')).status).toBe(200)
  expect([(await save()).status, (await save()).status, (await save()).status]).toEqual([500, 500, 200])
  expect((await control('GET', 'faults')).body).toEqual([{ mode: '500', rate: 0, retryAfter: 1 }])
  const wrong = await control('POST', 'faults', { mode: 'explode' })
  expect([wrong.status, wrong.body]).toEqual([400, { detail: expect.any(String) }])
})

test('changes list each write with its time, and only what changed', async () => {
  const { post, control, sandbox } = await testSandbox()
  await post(`contacts.json?uuid=${ANA}`, { fields: { consent_promo: 'no', consent_orders: '' } })
  await post(`contacts.json?uuid=${ANA}`, write('no'))
  await post('contact_actions.json', { contacts: [BRUNO], action: 'add', group: PROMO_GROUP })
  const at = expect.closeTo(sandbox.now(), 0) as unknown
  const nothing = { groupsAdded: [], groupsRemoved: [], status: null }
  expect((await control('GET', 'changes')).body).toEqual([
    { seq: 0, at, uuid: ANA, fields: { consent_promo: 'no' }, ...nothing },
    { seq: 1, at, uuid: BRUNO, fields: {}, ...nothing, groupsAdded: ['Consent promo'] },
  ])
  expect((await control('GET', 'changes?since=1')).body).toHaveLength(1)
})

test('the list of changes turns after 10,000 and keeps its numbers', async () => {
  const { sandbox, control } = await testSandbox()
  const write = { at: 0, uuid: ANA, fields: {}, groupsAdded: [], groupsRemoved: [], status: null }
  for (let index = 0; index < 10_500; index++) sandbox.store.writes.add(write)
  const changes = (await control('GET', 'changes')).body as { seq: number }[]
  expect([changes.length, changes[0]?.seq, changes.at(-1)?.seq]).toEqual([10_000, 500, 10_499])
})

test('counters know endpoints, statuses and seconds', async () => {
  const { get, post, control } = await testSandbox()
  await get('contacts.json')
  await post('contacts.json?uuid=none', {})
  expect((await control('GET', 'counters')).body).toEqual({
    total: 2,
    endpoints: { 'GET contacts': { 200: 1 }, 'POST contacts': { 404: 1 } },
    perSecond: [{ at: Date.UTC(2026, 2, 1, 12) / 1000, calls: 2 }],
  })
  await control('POST', 'reset', {})
  expect((await control('GET', 'counters')).body).toMatchObject({ total: 0 })
})

test('a contact is found by URN, edited as an agent would, and reset with the data', async () => {
  const { control } = await testSandbox()
  const edit = {
    contact: ANA,
    fields: { consent_promo: 'no' },
    status: 'stopped',
    addGroups: [],
    removeGroups: [PROMO_GROUP],
  }
  expect((await control('POST', 'contact', edit)).body).toMatchObject({
    stopped: true,
    fields: { consent_promo: 'no' },
  })
  const path = 'contact?urn=whatsapp%3A5511987654321'
  expect((await control('GET', path)).body).toMatchObject({ uuid: ANA, stopped: true })
  await control('POST', 'reset', { data: true })
  expect((await control('GET', path)).body).toMatchObject({ stopped: false, fields: { consent_promo: 'yes' } })
  expect((await control('GET', 'contact?uuid=none')).status).toBe(404)
})

test('web pages can’t reach the controls: foreign Host and bodies that are no JSON are refused', async () => {
  const { base } = await testSandbox()
  const foreign = await new Promise<number | undefined>((resolve, reject) => {
    const options = { headers: { host: 'evil.example' } }
    request(`${base}/_sandbox/health`, options, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
  expect(foreign).toBe(403)
  expect((await fetch(`${base}/_sandbox/reset`, { method: 'POST', body: '{}' })).status).toBe(415)
})

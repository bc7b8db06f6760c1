import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { OTHER_SECRET, SECRET, testReceiver } from '@/lib/sandbox/webhook-receiver/testing'
import { WebhookPayload } from './payload'
import { newSigningSecret, rotated, WebhookSecret } from './secret'
import { WebhookSettings } from './settings'
import { CONTACT, delivery, testWebhook } from './testing'
import { createWebhook } from './webhook'

/** A time-out that only a request without a response meets, however busy the machine is. */
const PATIENT_MS = 2000

const confirmed = { kind: 'confirmed', externalId: null }

/** Makes an adapter for any server of this machine. */
async function against(handler: RequestListener, timeoutMs = PATIENT_MS) {
  const server = createServer(handler)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${port}`
  const stand = { ...(await testReceiver()), url: `http://${host}/hook?tenant=1`, host }
  return { ...(await testWebhook({ receiver: stand, timeoutMs })), host }
}

test('a message arrives signed and fits the published schema', async () => {
  const { deliverOne, messages, attempts } = await testWebhook()
  expect(await deliverOne()).toMatchObject(confirmed)
  const [received] = messages()
  expect(received).toMatchObject({ outcome: 'news', status: 204 })
  expect(WebhookPayload.parse(received?.body).data.contact.id).toBe(CONTACT)
  expect(attempts).toEqual([
    expect.objectContaining({ id: received?.id, contactId: CONTACT, version: 7, status: 204, error: null }),
  ])
})

test('the address is used to the letter, with its query and without a slash at the end', async () => {
  const urls: (string | undefined)[] = []
  const { deliverOne } = await against((request, response) => {
    urls.push(request.url)
    response.end()
  })
  await deliverOne()
  expect(urls).toEqual(['/hook?tenant=1'])
})

test('retries carry the same id and the time of the attempt; a new version has a new id', async () => {
  let now = Date.now() - 60_000
  const { deliverOne, messages, fail, mend } = await testWebhook({ now: () => now })
  fail({ answer: 500 })
  const first = await deliverOne()
  expect(first).toMatchObject({ kind: 'retry', reason: 'http_500', fault: 'contact', scheduled: true })
  mend()
  now += 30_000
  expect(await deliverOne({ attempts: 1 })).toMatchObject(confirmed)
  expect(await deliverOne({ version: 8 })).toMatchObject(confirmed)
  const [failed, retried, newer] = messages()
  expect(retried).toMatchObject({ id: failed?.id, signedAt: Math.floor(now / 1000), outcome: 'news' })
  expect(retried!.signedAt - failed!.signedAt).toBe(30)
  expect(newer?.id).not.toBe(failed?.id)
})

test('a message that was taken without a response is sent again, and the receiver can tell', async () => {
  const { deliverOne, messages, fail, mend, attempts } = await testWebhook({ timeoutMs: PATIENT_MS })
  fail({ answer: 'timeout_after_effect', ms: 2 * PATIENT_MS })
  expect(await deliverOne()).toMatchObject({ kind: 'retry', reason: 'timeout', scheduled: true })
  mend()
  expect(await deliverOne({ attempts: 1 })).toMatchObject(confirmed)
  expect(messages().map(({ outcome }) => outcome)).toEqual(['news', 'repeated'])
  expect(attempts.map(({ status, error }) => [status, error])).toEqual([
    [null, 'timeout'],
    [204, null],
  ])
})

test('what is confirmed is not sent again; after a failed attempt it is', async () => {
  const { deliverOne, messages, fail, mend } = await testWebhook()
  const first = await deliverOne()
  if (first.kind !== 'confirmed') throw new Error('not confirmed')
  expect(await deliverOne({ mirrored: first.mirrored })).toEqual(first)
  expect(messages()).toHaveLength(1)
  fail({ answer: 500 })
  const failed = await deliverOne({ version: 8, mirrored: first.mirrored })
  if (failed.kind !== 'retry') throw new Error('not to be retried')
  mend()
  expect(await deliverOne({ mirrored: failed.progress?.mirrored })).toMatchObject(confirmed)
  expect(messages()).toHaveLength(3)
})

test('while a secret is replaced both verify, and afterwards only the new one', async () => {
  const now = Date.now()
  const secret = { current: OTHER_SECRET, previous: SECRET, previousUntil: now + 60_000 }
  const [before, after] = [await testReceiver(SECRET), await testReceiver(OTHER_SECRET)]
  for (const receiver of [before, after]) {
    const { deliverOne } = await testWebhook({ secret, receiver })
    expect(await deliverOne()).toMatchObject(confirmed)
    const later = await testWebhook({ secret, receiver, now: () => now + 60_000 })
    const outcome = await later.deliverOne({ version: 8 })
    expect(outcome).toMatchObject(receiver === after ? confirmed : { kind: 'retry', reason: 'http_401' })
  }
})

test('a new secret has 32 random bytes and leaves the one before it good for a while', () => {
  const secret = WebhookSecret.parse({ current: newSigningSecret() })
  expect(Buffer.from(secret.current.slice(6), 'base64')).toHaveLength(32)
  const next = rotated(secret, 1000, 500)
  expect(WebhookSecret.parse(next)).toMatchObject({ previous: secret.current, previousUntil: 1500 })
  expect(next.current).not.toBe(secret.current)
  for (const current of ['whsec_', 'whsec_c2hvcnQ=', 'secret', SECRET.slice(6)]) {
    expect(WebhookSecret.safeParse({ current }).success).toBe(false)
  }
})

test('410 disables; 429 and Retry-After hold everything back', async () => {
  const { deliverOne, fail, blocked } = await testWebhook()
  fail({ answer: 410 })
  expect(await deliverOne()).toMatchObject({ kind: 'disabled', reason: 'http_410' })
  fail({ answer: 429, retryAfter: '7' })
  expect(await deliverOne()).toMatchObject({ kind: 'retry', fault: 'budget', afterMs: 7000 })
  fail({ answer: 503 })
  expect(await deliverOne()).toMatchObject({ kind: 'retry', fault: 'contact', scheduled: true })
  expect(blocked).toEqual([7000, 10_000])
})

test('a redirect is a failure and is not followed, least of all to a private address', async () => {
  let visits = 0
  const { host: inner } = await against((_, response) => {
    visits += 1
    response.end()
  })
  const { deliverOne, fail } = await testWebhook()
  for (const answer of [301, 302, 307, 308]) {
    fail({ answer, location: `http://${inner}/` })
    expect(await deliverOne()).toMatchObject({ kind: 'retry', reason: `http_${answer}`, scheduled: true })
  }
  expect(visits).toBe(0)
})

test('slow and huge answers are bounded', async () => {
  const slow = await against(() => {}, 120)
  expect(await slow.deliverOne()).toMatchObject({ kind: 'retry', reason: 'timeout' })
  let sent = 0
  const huge = await against((_, response) => {
    const more = () => {
      while (sent < 100_000_000 && !response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000
    }
    response.on('drain', more)
    more()
  })
  expect(await huge.deliverOne()).toMatchObject(confirmed)
  expect(sent).toBeLessThan(20_000_000)
  // A body that never ends: the status has arrived, and counts.
  const drip = await against((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  }, PATIENT_MS)
  expect(await drip.deliverOne()).toMatchObject(confirmed)
})

test('a receiver that lies is believed once, and gets the same message when it is asked for', async () => {
  const { deliverOne, messages, fail, mend } = await testWebhook()
  fail({ answer: 200 })
  const outcome = await deliverOne()
  if (outcome.kind !== 'confirmed') throw new Error('not confirmed')
  mend()
  await deliverOne({ mirrored: { ...outcome.mirrored, open: true } })
  const [lied, taken] = messages()
  expect([lied?.outcome, taken?.outcome]).toEqual(['not_taken', 'news'])
  expect(taken?.id).toBe(lied?.id)
})

test('a private address is refused at every request, and pauses the backend', async () => {
  for (const url of ['https://127.0.0.1/hook', 'https://localhost/hook', 'https://[::ffff:10.0.0.1]/hook']) {
    const settings = WebhookSettings.parse({})
    const backend = createWebhook({ url, allowPrivate: [], secret: { current: SECRET }, settings })
    const outcomes: unknown[] = []
    await backend.deliver([delivery()], {
      budget: { take: () => Promise.resolve(0), block: () => {} },
      mayStart: () => true,
      asked: () => {},
      acknowledge: (_, outcome) => outcomes.push(outcome),
    })
    expect(outcomes).toMatchObject([{ kind: 'paused', reason: 'address_refused' }])
    expect(await backend.probe()).toEqual({ ok: false, paused: true, reason: 'address_refused' })
    await backend.close()
  }
})

test('nothing is started that could outlast the claim', async () => {
  const { receiver, url, host } = await testReceiver()
  const settings = WebhookSettings.parse({})
  const backend = createWebhook({ url, allowPrivate: [host], secret: { current: SECRET }, settings })
  onTestFinished(() => backend.close())
  const outcomes: unknown[] = []
  await backend.deliver([delivery()], {
    budget: { take: () => Promise.resolve(0), block: () => {} },
    mayStart: (requestMs = 0) => requestMs < 15_000,
    asked: () => {},
    acknowledge: (_, outcome) => outcomes.push(outcome),
  })
  expect(outcomes).toEqual([{ kind: 'released' }])
  expect(receiver.counts.received).toBe(0)
})

test('a wrong signature is refused by the receiver, and the refusal is an ordinary failure', async () => {
  const { deliverOne, messages } = await testWebhook({ secret: { current: OTHER_SECRET } })
  expect(await deliverOne({ urgent: true, attempts: 20 })).toMatchObject({
    kind: 'retry',
    reason: 'http_401',
    refuses: true,
  })
  expect(messages()).toMatchObject([{ outcome: 'bad_signature' }])
})

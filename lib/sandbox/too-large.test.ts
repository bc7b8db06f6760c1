import { expect, test } from 'vitest'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, testGraph } from './graph/testing'
import { SECRET } from './webhook-receiver/testing'
import { testSandbox, TOKEN } from './weni/testing'

const MEGABYTE = 1_000_000
const FRAMEWORK = { detail: 'Request entity too large.' }

/** Posts a body of more than that many bytes, and returns the status and the body of the response. */
async function post(base: string, path: string, asked: { bytes: number; authorization?: string }) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: asked.authorization ?? '' },
    body: `"${'x'.repeat(asked.bytes)}"`,
  })
  return [response.status, await response.json()]
}

test('a message that is too large is refused as the Graph API refuses', async () => {
  const { base } = await testGraph()
  const asked = { bytes: MEGABYTE, authorization: `Bearer ${ACCESS_TOKEN}` }
  expect(await post(base, `/graph/v24.0/${PHONE_NUMBER_ID}/messages`, asked)).toEqual([
    413,
    {
      error: {
        message: '(#100) Invalid parameter',
        type: 'OAuthException',
        code: 100,
        error_data: { messaging_product: 'whatsapp', details: 'The body of the request has more than 1000000 bytes.' },
        fbtrace_id: expect.any(String) as string,
      },
    },
  ])
})

test('a body that is too large for Weni or for the receiver of webhooks is refused with 413', async () => {
  const { base } = await testSandbox({ webhook: { secret: SECRET } })
  const asked = { bytes: 2.5 * MEGABYTE, authorization: `Token ${TOKEN}` }
  expect(await post(base, '/api/v2/contacts.json', asked)).toEqual([413, FRAMEWORK])
  expect(await post(base, '/hooks/demo', { bytes: MEGABYTE / 10 })).toEqual([413, FRAMEWORK])
})

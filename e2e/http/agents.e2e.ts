import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { instance } from '@/testing/instance'
import { examplesOf, runExample } from '../testing/examples'
import { newDigits } from '../testing/inbound'
import { expect, test } from '../testing/test'

// The protocol's own client, over HTTP, against the built server.

const address = () => new URL(`${instance().url}/api/mcp`)

async function connect(mode: 'auto' | 'legacy'): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' }, { versionNegotiation: { mode } })
  await client.connect(
    new StreamableHTTPClientTransport(address(), {
      requestInit: { headers: { authorization: `Bearer ${instance().apiKey}` } },
    }),
  )
  return client
}

for (const mode of ['auto', 'legacy'] as const)
  test(`an agent asks, records a No and asks again (${mode})`, async () => {
    const client = await connect(mode)
    const contact = `+${newDigits('pt-BR')}`
    const { structuredContent } = await client.callTool({ name: 'list_topics', arguments: {} })
    const { topics } = structuredContent as { topics: { key: string; policy: string }[] }
    const optOut = topics.find(({ policy }) => policy === 'opt_out')?.key ?? ''
    const before = await client.callTool({ name: 'may_i_message', arguments: { contact, topic: optOut } })
    expect(before.structuredContent).toMatchObject({ allowed: true, reason: 'not_refused' })
    const said = { contact, topics: [optOut], said: 'Please stop these' }
    expect((await client.callTool({ name: 'record_no', arguments: said })).isError).toBeFalsy()
    const after = await client.callTool({ name: 'may_i_message', arguments: { contact, topic: optOut } })
    expect(after.structuredContent).toMatchObject({ allowed: false, reason: 'opted_out' })
    await client.close()
  })

test('without a key nobody gets as far as the protocol; other methods and other sites are refused', async ({
  request,
}) => {
  const data = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const accept = { accept: 'application/json, text/event-stream' }
  const refused = await request.post(address().href, { data, headers: accept })
  expect([refused.status(), refused.headers()['www-authenticate']]).toEqual([401, 'Bearer'])
  for (const method of ['GET', 'DELETE'])
    expect((await request.fetch(address().href, { method, headers: accept })).status()).toBe(405)
  const headers = { ...accept, authorization: `Bearer ${instance().apiKey}`, origin: 'https://evil.example' }
  expect((await request.post(address().href, { data, headers })).status()).toBe(403)
})

test('the example of docs/agents.md runs as it is printed', async () => {
  const [example] = examplesOf('agents.md')
  const { exit, output, errors } = await runExample(
    example ?? { name: '', language: 'ts', code: '' },
    instance().apiKey,
  )
  expect({ exit, output, errors }).toMatchObject({ exit: 0, output: expect.stringContaining("reason: 'no_opt_in'") })
})

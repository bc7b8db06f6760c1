import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instance } from '@/testing/instance'
import { openNumber, wasRecorded } from '@/testing/number'
import { startWeb } from '@/testing/web-process'
import { newDigits, newPerson, write } from '../testing/inbound'
import { expect, test } from '../testing/test'

const template = (name: string, code: string) => ({
  messaging_product: 'whatsapp',
  type: 'template',
  template: { name, language: { code }, components: [{ type: 'body', parameters: [{ type: 'text', text: '1' }] }] },
})

/** Sends as a business's sender does, with another base address only. */
function send(to: string, body: object, token = instance().whatsapp.accessToken, origin = instance().url) {
  return fetch(`${origin}/graph/v24.0/${instance().whatsapp.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, to }),
  })
}

const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error?: { code: number; error_data?: { details: string } } }
  return [response.status, error?.code, error?.error_data?.details.split(':')[0]]
}

test('the demo: who did not refuse gets the message, who writes STOP does not, and who comes back does', async () => {
  const digits = newDigits('pt-BR')
  const person = await newPerson('pt-BR', `whatsapp:${digits}`)
  const order = template('order_ready', 'pt_BR')
  const sent = await send(`+${digits}`, order)
  expect(sent.status).toBe(200)
  const { messages } = (await sent.json()) as { messages: { id: string }[] }
  expect(messages[0]?.id).toMatch(/^wamid\./)
  await write(person, 'PARAR')
  expect(await codeOf(await send(`+${digits}`, order))).toEqual([400, 131050, 'stopped'])
  await write(person, 'VOLTAR')
  expect((await send(`+${digits}`, order)).status).toBe(200)
  expect(await codeOf(await send(`+${digits}`, template('weekend_offer', 'pt_BR')))).toEqual([400, 131049, 'no_opt_in'])
  expect(await codeOf(await send(`+${digits}`, order, 'forged'))).toEqual([401, 190, undefined])
})

// Our own server calls the gateway past Next's router; a build of another layout is served through Next.
for (const way of ['past Next', 'through Next']) {
  test.describe(`with an upstream of its own, ${way}`, () => withUpstream(way === 'past Next' ? '' : 'off'))
}

test('a message that was just sent is recorded, although the process ends at once', async () => {
  // It starts two web processes.
  test.slow()
  for (const direct of ['', 'off']) {
    const { host } = new URL(instance().sandboxUrl)
    const web = await startWeb({ ALLOW_PRIVATE_BACKENDS: host, DIRECT_ROUTES: direct })
    const sent = await send(`+${newDigits('pt-BR')}`, template('order_ready', 'pt_BR'), undefined, web.url)
    const { messages } = (await sent.json()) as { messages: { id: string }[] }
    await web.stop()
    expect(await wasRecorded(messages[0]?.id ?? '')).toBe(true)
  }
})

function withUpstream(direct: string) {
  // Each starts a web process.
  test.slow()

  /** Starts a web process that may reach a server of the test, and a number there. */
  async function setUp(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const host = `localhost:${(server.address() as AddressInfo).port}`
    const number = await openNumber(`http://${host}/v24.0/`)
    const web = await startWeb({ ALLOW_PRIVATE_BACKENDS: host, DIRECT_ROUTES: direct })
    const call = (path: string, init: RequestInit = {}) =>
      fetch(`${web.url}/graph/v24.0/${path}`, { ...init, headers: { authorization: `Bearer ${number.token}` } })
    return {
      ...number,
      call,
      end: async () => {
        await web.stop()
        server.closeAllConnections()
        server.close()
      },
    }
  }

  test('40 MB go up through the web process, all of them', async () => {
    const { call, phoneNumberId, end } = await setUp((request, response) => {
      const hash = createHash('sha256')
      request.on('data', (chunk: Buffer) => hash.update(chunk))
      request.on('end', () => response.end(JSON.stringify({ id: hash.digest('hex') })))
    })
    try {
      const body = randomBytes(40 * 1024 * 1024)
      const answer = await call(`${phoneNumberId}/media`, { method: 'POST', body })
      expect(await answer.json()).toEqual({ id: createHash('sha256').update(body).digest('hex') })
    } finally {
      await end()
    }
  })

  test('answers come back as they are, in no cookie and no script of our origin; a slash at the end is let through', async () => {
    const seen: string[] = []
    const { call, phoneNumberId, end } = await setUp((request, response) => {
      seen.push(`${request.method} ${request.url}`)
      response.writeHead(203, { 'Content-Type': 'text/html', 'Set-Cookie': 'a=b', 'X-FB-Debug': 'x' })
      response.end('<script>1</script>')
    })
    try {
      const answer = await call('1234567?fields=a%2Cb,c&x=+1')
      expect([answer.status, await answer.text()]).toEqual([203, '<script>1</script>'])
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect([answer.headers.get('set-cookie'), answer.headers.get('x-fb-debug')]).toEqual([null, 'x'])
      const text = { messaging_product: 'whatsapp', to: '+573001112233', type: 'text', text: { body: 'Hi' } }
      await call(`${phoneNumberId}/messages/`, { method: 'POST', body: JSON.stringify(text), redirect: 'error' })
      await call('1234567', { method: 'HEAD' })
      expect(seen).toEqual([
        'GET /v24.0/1234567?fields=a%2Cb,c&x=+1',
        `POST /v24.0/${phoneNumberId}/messages`,
        'HEAD /v24.0/1234567',
      ])
    } finally {
      await end()
    }
  })
}

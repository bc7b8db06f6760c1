import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { expect, test } from '../testing/console-shop'
import { newPerson } from '../testing/inbound'
import { sendRaw } from '../testing/raw-http'

/** Sends a request as it arrives under a host name. */
async function under(host: string, target: string, { method = 'GET', body = '', headers = '' } = {}) {
  const length = body === '' ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`
  const type = body === '' ? '' : 'Content-Type: application/x-www-form-urlencoded\r\n'
  const head = `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}${type}${length}Connection: close\r\n\r\n`
  return sendRaw(instance().url, head + body)
}

const newHost = () => `avisos-${randomUUID().slice(0, 8)}.loja-um.com.br`
const pathOf = (url: string) => new URL(url).pathname

test('a page opens and is saved under the business’s own name, and another business’s page is not there', async ({
  shop,
  person,
}) => {
  const host = newHost()
  const link = pathOf(reissued(person.url, { business: shop.number, contact: await shop.newContact() }))
  const refused = await under(host, link)
  expect(refused.status).toBe(404)
  await shop.serveUnder(host)

  const opened = await under(host.toUpperCase(), link)
  expect(opened.status).toBe(200)
  expect(opened.body).toContain('Norte Books')
  expect(opened.body).toContain(`https://${host}/`)
  expect(opened.body).not.toContain(new URL(instance().url).host)
  expect(opened.head).not.toMatch(/set-cookie/i)
  const picture = new RegExp(`content="https://${host}(/card/[^"]+)"`).exec(opened.body)?.[1] ?? ''
  expect((await under(host, picture)).status).toBe(200)
  expect((await under(host, picture.replace(String(shop.number), '1'))).status).toBe(404)
  const stopped = await under(host, link, { method: 'POST', body: 'act=stop' })
  expect([stopped.status, /^location: (\S+)/im.exec(stopped.head)?.[1]?.startsWith('/p/')]).toEqual([303, true])

  // The same link also opens under the name of the installation.
  expect((await fetch(instance().url + link)).status).toBe(200)
  const ofAnother = await under(host, pathOf((await newPerson('en')).url))
  expect(ofAnother.status).toBe(404)
  expect(ofAnother.body).not.toMatch(/Aurora/)
})

test('console, API, documents and everything else are not there', async ({ shop }) => {
  const host = newHost()
  await shop.serveUnder(host)
  for (const target of [
    '/console',
    '/console/sign-in',
    '/api/v1/topics',
    '/api/v1/openapi.json',
    '/api/mcp',
    '/api/inbound/x/link',
    '/graph/v24.0/1/messages',
    '/docs/api',
    '/sandbox',
    '/_next/static/x.js',
    '/ask?domain=x',
    '/nothing-here',
  ])
    expect([target, (await under(host, target)).status]).toEqual([target, 404])
  for (const target of ['/api/mcp', '/api/v1/check', '/sandbox/messages'])
    expect([target, (await under(host, target, { method: 'POST', body: '{}' })).status]).toEqual([target, 404])
  const front = await under(host, '/')
  expect(front.status).toBe(200)
  expect(front.body).not.toMatch(/Aurora|sandbox/i)
})

test('a name that is nobody’s is refused, and a header of our own changes nothing', async ({ shop, person }) => {
  const host = newHost()
  await shop.serveUnder(host)
  const unknown = newHost()
  for (const target of ['/', pathOf(person.url), '/console', '/api/v1/topics'])
    expect([target, (await under(unknown, target)).status]).toEqual([target, 404])
  const link = pathOf(reissued(person.url, { business: shop.number, contact: await shop.newContact() }))
  expect((await under(unknown, link, { headers: `X-Sayso-Host: ${host}\r\n` })).status).toBe(404)
  expect((await under(unknown, link, { headers: `X-Forwarded-Host: ${host}\r\n` })).status).toBe(404)
  expect((await under(unknown, `http://${host}${link}`)).status).toBe(404)
})

test('only programs beside us may ask whether a name may have a certificate, and only proven names may', async ({
  shop,
}) => {
  const host = newHost()
  const { host: inside } = new URL(instance().url)
  const ask = async (asked: string, from = inside, headers = '') =>
    (await under(from, `/ask?domain=${asked}`, { headers })).status
  expect(await ask(host)).toBe(404)
  await shop.serveUnder(host)
  expect(await ask(host)).toBe(200)
  for (const other of ['', 'localhost', `x.${host}`, '127.0.0.1', 'a'.repeat(300)]) expect(await ask(other)).toBe(404)
  expect(await ask(host, host)).toBe(404)
  expect(await ask(host, inside, 'X-Forwarded-For: 203.0.113.9\r\n')).toBe(404)
})

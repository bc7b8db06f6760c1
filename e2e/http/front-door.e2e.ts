import { request as httpRequest } from 'node:http'
import { instance } from '@/testing/instance'
import { examplesOf, runExample } from '../testing/examples'
import { newDigits } from '../testing/inbound'
import { expect, test } from '../testing/test'

const door = () => `${instance().url}/b/cafe-aurora`
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }

/** Sends a number, given in digits, from one of this machine's own addresses: each test has one of its own. */
function ask(number: string, localAddress: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(door())
    const host = hostname === 'localhost' ? '127.0.0.1' : hostname
    const sending = httpRequest(
      { host, port, path: '/b/cafe-aurora?l=en', method: 'POST', headers: FORM, localAddress },
      (response) => {
        response.resume()
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
      },
    )
    sending.on('error', reject)
    sending.end(new URLSearchParams({ number: `+${number}` }).toString())
  })
}

test('the front door is a page like the others: small, without scripts, kept nowhere, in no frame', async () => {
  for (const language of ['es', 'pt-BR', 'en']) {
    for (const query of [`l=${language}`, `l=${language}&done=asked&end=4321`]) {
      const response = await fetch(`${door()}?${query}`)
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(Buffer.byteLength(html)).toBeLessThan(12_000)
      expect(html).not.toMatch(/<script|javascript:|\son[a-z]+="|url\(|@import/i)
      expect(html).toContain(`<html lang="${language}"`)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
        ),
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      })
    }
  }
})

test('the response is the same for a number that is known and for one that is not', async ({ person }) => {
  const known = person.urn.replace(/\D/g, '')
  const answers = []
  for (const number of [known, newDigits('en'), known]) {
    const { status, headers } = await ask(number, '127.0.0.21')
    const { date: _, 'x-request-id': __, ...rest } = headers
    answers.push({ status, ...rest, location: String(rest['location']).replace(number.slice(-4), '') })
  }
  expect(answers[0]).toMatchObject({ status: 303, location: '/b/cafe-aurora?l=en&done=asked&end=' })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('an address that asks without end is told to wait, and others are not', async () => {
  const statuses: number[] = []
  for (let turn = 0; turn < 60; turn++) statuses.push((await ask(newDigits('en'), '127.0.0.22')).status)
  expect(new Set(statuses)).toEqual(new Set([303, 429]))
  expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(40)
  const refused = await ask(newDigits('en'), '127.0.0.22')
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  expect((await ask(newDigits('en'), '127.0.0.23')).status).toBe(303)
})

test('an address without a business is like every address that does not exist', async () => {
  const headers = { 'accept-language': 'en' }
  const plain = await (await fetch(`${instance().url}/nothing/here`, { headers })).text()
  for (const slug of ['nobody', 'CAFE-AURORA', "x'or'1", 'sandbox-cafe-aurora', 'a'.repeat(2000)]) {
    const response = await fetch(`${instance().url}/b/${slug}`, { headers })
    expect([slug, response.status]).toEqual([slug, 404])
    expect(await response.text()).toBe(plain)
    const posted = await fetch(`${instance().url}/b/${slug}`, { method: 'POST', headers: FORM, body: 'number=1' })
    expect([slug, posted.status]).toEqual([slug, 404])
    expect((await fetch(`${instance().url}/b/${slug}/qr.svg`)).status).toBe(404)
  }
})

test('bodies that are no form of the page change nothing and get a page', async () => {
  const post = async (body: string) => (await fetch(door(), { method: 'POST', headers: FORM, body })).status
  expect(await post('')).toBe(422)
  expect(await post('number=%00%00')).toBe(422)
  expect(await post(`number=${'1'.repeat(3000)}`)).toBe(422)
  expect(await post('{"number":"+5511987654321"}')).toBe(422)
  expect(await post(`number=${'1'.repeat(10_000)}`)).toBe(413)
  const got = await fetch(`${door()}?done=asked&end=%3Cb%3E`)
  expect(await got.text()).not.toContain('<b>%3C')
})

test('the codes are pictures that lead to the front door or to the chat', async () => {
  const pictures = []
  for (const query of ['', '?to=chat&l=es', '?to=chat&l=en', '?to=elsewhere']) {
    const response = await fetch(`${door()}/qr.svg${query}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    const svg = await response.text()
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"[^>]*><rect [^>]*\/><path d="[Mhvz\d -]+"\/><\/svg>\n$/,
    )
    pictures.push(svg)
  }
  const [front, spanish, english, other] = pictures
  expect(other).toBe(front)
  expect(new Set([front, spanish, english]).size).toBe(3)
})

for (const example of examplesOf('front-door.md')) {
  test(`example of docs/front-door.md: ${example.name}`, async () => {
    const { exit, output, errors } = await runExample(example, instance().apiKey)
    expect({ exit, output, errors }).toMatchObject({ exit: 0 })
  })
}

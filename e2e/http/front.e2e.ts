import { instance } from '@/testing/instance'
import { expect, test } from '../testing/test'

test('the first address of the demo leads to the phone, a person’s page and the documents, and each of them opens', async () => {
  const { url } = instance()
  const front = await fetch(url, { headers: { 'accept-language': 'en' } })
  expect([front.status, front.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const html = await front.text()
  expect(html).toContain('Sayso is running')
  expect(html).not.toMatch(/<script/i)
  const ways = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href ?? '')
  expect(ways).toEqual(['/sandbox', expect.stringMatching(/^\/p\/[\w-]{60}$/), '/docs'])
  for (const way of ways) expect((await fetch(new URL(way, url))).status, way).toBe(200)
})

test('/docs is the way to the reference', async () => {
  const { url } = instance()
  const docs = await fetch(`${url}/docs`, { redirect: 'manual' })
  expect([docs.status, docs.headers.get('location')]).toEqual([307, '/docs/api'])
  expect(await (await fetch(`${url}/docs`)).text()).toContain('The business API')
})

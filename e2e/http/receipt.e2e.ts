import { instance } from '@/testing/instance'
import { changeIn, post, readForm, saveFields } from '../testing/form'
import { newPerson } from '../testing/inbound'
import { expect, test } from '../testing/test'

const PROMOTIONS = '01990000-0000-7000-8000-0000000000a3'

const textOf = async (url: string | URL) => (await fetch(url)).text()
const hrefIn = (html: string, my: string) =>
  new RegExp(`href="(\\?my=${my}[^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** Returns the page after a save, once the worker has begun to sign: it does so when it starts. */
async function savedPage(url: string): Promise<string> {
  let html = ''
  await expect
    .poll(
      async () => {
        html = await textOf(url)
        return hrefIn(html, 'receipt')
      },
      { timeout: 60_000 },
    )
    .not.toBe('')
  return html
}

test('a Yes and a No alike have a receipt, to print and to keep as a file, without a script and in each language', async () => {
  for (const [language, title] of [
    ['es', 'Tu comprobante de'],
    ['pt-BR', 'Seu comprovante de'],
    ['en', 'Your receipt from'],
  ] as const) {
    const { url } = await newPerson(language)
    const form = await readForm(url)
    const kept = [
      await post(form.action, saveFields(form, [...form.on, PROMOTIONS])),
      await post(form.action, { act: 'stop' }),
    ]
    for (const response of kept) {
      const change = changeIn(response)
      const saved = await savedPage(new URL(response.headers.get('location') ?? '', url).href)
      const page = await textOf(new URL(hrefIn(saved, 'receipt'), url))
      expect(page).toContain(title)
      expect(page).not.toMatch(/<script|\son[a-z]+="|url\(|@import/)
      expect(Buffer.byteLength(page)).toBeLessThan(12_000)

      const file = await fetch(new URL(hrefIn(page, 'file'), url))
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="sayso-${change}.receipt.json"`)
      expect(file.headers.get('cache-control')).toBe('no-store')
      const receipt = (await file.json()) as Record<string, unknown>
      expect(receipt).toMatchObject({ format: 'sayso.receipt.v1', reference: change, openings: [] })
      // A checkpoint may have been made since the save, or not.
      expect(typeof (receipt['proof'] ?? receipt['whole_at'])).toBe('string')
    }
  }
})

test('a receipt is only for the link of its own person', async () => {
  const [ours, theirs] = [await newPerson('en'), await newPerson('en')]
  const change = changeIn(await post(ours.url, { act: 'stop' })) ?? ''
  for (const my of ['receipt', 'file']) {
    const response = await fetch(`${theirs.url}?my=${my}&done=${change}`)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBeNull()
    const html = await response.text()
    expect(html).toContain('What would you like to receive on WhatsApp?')
    expect(html).not.toContain('Your receipt from')
  }
})

test('what is published of the logs can be fetched by anybody, and nothing else is there', async () => {
  const at = (path: string) => fetch(`${instance().url}/.well-known/sayso/${path}`)
  for (const path of [
    'nobody/key',
    'nobody/checkpoint',
    'key/key/key',
    'tile/0/0',
    'tile/0/999',
    'secret',
    'tile/9/000',
  ])
    expect((await at(path)).status, path).toBe(404)
  const { url } = await newPerson('en')
  await post(url, { act: 'stop' })
  await savedPage(`${url}?done=${changeIn(await post(url, { act: 'pause', length: '1m' }))}`)
  for (const path of ['key', 'checkpoint']) {
    const response = await at(path)
    // Before the first checkpoint there is neither.
    expect([200, 404], path).toContain(response.status)
    if (response.status === 404) continue
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('cache-control')).toMatch(/^public, max-age=(10|60)$/)
  }
})

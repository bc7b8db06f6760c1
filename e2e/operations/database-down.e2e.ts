import { instance } from '@/testing/instance'
import { tcpGate, type TcpGate } from '@/testing/tcp-gate'
import { startWeb, type WebProcess } from '@/testing/web-process'
import { faultsOf } from '../testing/axe'
import { cookieOf } from '../testing/console'
import { changesOf, post } from '../testing/form'
import { send } from '../testing/hand-made'
import { callBody, newPerson } from '../testing/inbound'
import { button, expectOn, heading, switchOf, AT_FIRST } from '../testing/page'
import { expect, test } from '../testing/test'

let gate: TcpGate
let web: WebProcess

test.beforeAll(async () => {
  gate = await tcpGate(instance().databaseUrl)
  web = await startWeb({ DATABASE_URL: gate.url, AUTH_SECRET: instance().authSecret })
})
test.afterAll(async () => {
  await web.stop()
  await gate.shut()
})

const here = (url: string) => web.url + new URL(url).pathname

test('with the database away a save says that nothing was saved, and it is so; back again, it goes on by itself', async ({
  page,
  person,
}) => {
  await page.goto(here(person.url))
  await switchOf(page, 'Promotions').click()
  await gate.shut()
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await button(page, 'Save').click()
  const response = await answered
  expect(response.status()).toBe(503)
  expect(Number(response.headers()['retry-after'])).toBeGreaterThan(0)
  await expect(heading(page)).toHaveText('Nothing was saved: something is wrong on our side')
  await expect(page.getByText('write STOP in the WhatsApp chat')).toBeVisible()
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(heading(page)).toHaveText('No se guardó nada: tenemos un problema técnico')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(heading(page)).toHaveText('Nothing was saved: something is wrong on our side')

  await gate.open()
  await expect(async () => {
    const again = page.getByRole('link', { name: 'Try again' })
    if (await again.isVisible()) await again.click()
    await expect(heading(page)).toHaveText('What would you like to receive on WhatsApp?', { timeout: 2000 })
  }).toPass()
  await expectOn(page, ...AT_FIRST)
  expect(await changesOf(person.url)).toBe(0)
  await switchOf(page, 'Promotions').click()
  await button(page, 'Save').click()
  await expect(heading(page)).toHaveText('Done. You’ll get messages about: Promotions.')
})

test('with the database away another language of the topics is not shown, and nobody is told that a save failed', async ({
  page,
  person,
}) => {
  await page.goto(here(person.url))
  await switchOf(page, 'Promotions').click()
  await gate.shut()
  try {
    await page.getByRole('link', { name: 'Español' }).click()
    await expect(heading(page)).toHaveText('No podemos mostrar tus preferencias: tenemos un problema técnico')
    await expect(page.getByText('No se guardó')).toHaveCount(0)
  } finally {
    await gate.open()
  }
  expect(await changesOf(person.url)).toBe(0)
})

test('with the database away every page says so in the language of its link, under the same policy', async () => {
  const said = {
    es: [
      'No podemos mostrar tus preferencias: tenemos un problema técnico',
      'No se guardó nada: tenemos un problema técnico',
    ],
    'pt-BR': [
      'Não conseguimos mostrar suas preferências: estamos com um problema técnico',
      'Nada foi salvo: estamos com um problema técnico',
    ],
    en: [
      'We can’t show your preferences: something is wrong on our side',
      'Nothing was saved: something is wrong on our side',
    ],
  }
  const people = await Promise.all(
    (['es', 'pt-BR', 'en'] as const).map(async (language) => [language, await newPerson(language)] as const),
  )
  await gate.shut()
  try {
    for (const [language, { url }] of people) {
      const [visited = '', notSaved = ''] = said[language]
      for (const [ask, saying, other] of [
        [() => fetch(here(url)), visited, notSaved],
        [() => post(here(url), { act: 'stop' }), notSaved, visited],
      ] as const) {
        const response = await ask()
        expect(response.status).toBe(503)
        expect(response.headers.get('retry-after')).toBe('30')
        expect(response.headers.get('cache-control')).toBe('no-store')
        expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
        const html = await response.text()
        expect(html).toContain(`<html lang="${language}"`)
        expect(html).toContain(saying)
        expect(html, 'a visit saves nothing, so nothing was lost').not.toContain(other)
        expect(html).not.toContain('<script')
      }
      const chosen = await (await fetch(`${here(url)}?l=en`)).text()
      expect(chosen, 'what was chosen on the page comes first').toContain(said.en[0])
    }
  } finally {
    await gate.open()
  }
  for (const [, { url }] of people) expect(await changesOf(url)).toBe(0)
})

test('with the database away a visit and a failed save fit 320 px, with the ways on in sight, in every language', async ({
  page,
}) => {
  const says = {
    es: ['No podemos mostrar', 'No se guardó nada', 'Guardar', 'Intentar otra vez', 'Escribir PARAR por WhatsApp'],
    'pt-BR': ['Não conseguimos mostrar', 'Nada foi salvo', 'Salvar', 'Tentar de novo', 'Escrever PARAR no WhatsApp'],
    en: ['We can’t show', 'Nothing was saved', 'Save', 'Try again', 'Write STOP on WhatsApp'],
  }
  await page.setViewportSize({ width: 320, height: 568 })
  for (const language of ['es', 'pt-BR', 'en'] as const) {
    const [visited = '', notSaved = '', save = '', retry = '', stop = ''] = says[language]
    const { url } = await newPerson(language)
    const expectPage = async (begins: string, other: string) => {
      await expect(heading(page)).toContainText(begins)
      await expect(page.getByText(other)).toHaveCount(0)
      for (const name of [retry, stop]) await expect(page.getByRole('link', { name })).toBeInViewport({ ratio: 1 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await faultsOf(page)).toEqual([])
      }
    }
    await page.goto(here(url))
    await gate.shut()
    try {
      await button(page, save).click()
      await expectPage(notSaved, visited)
      await page.goto(here(url))
      await expectPage(visited, notSaved)
    } finally {
      await gate.open()
    }
  }
})

test('with the database away flows get problem+json to try again; the process says it lives and can’t serve', async ({
  person,
}) => {
  const { inbound, backendId } = instance()
  await gate.shut()
  try {
    const response = await fetch(`${web.url}/api/inbound/${backendId}/message`, {
      method: 'POST',
      headers: { authorization: `Bearer ${inbound.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...callBody(person), text: 'STOP' }),
    })
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${web.url}/readyz`)).status).toBe(503)
  } finally {
    await gate.open()
  }
  await expect.poll(async () => (await fetch(`${web.url}/readyz`)).status).toBe(200)
  expect(await changesOf(person.url)).toBe(0)
})

test('a server that starts while the database is away serves as soon as it is back', async ({ person }) => {
  await gate.shut()
  const late = await startWeb({ DATABASE_URL: gate.url }).finally(() => gate.open())
  try {
    await expect
      .poll(async () => (await fetch(late.url + new URL(person.url).pathname)).status, { timeout: 60_000 })
      .toBe(200)
  } finally {
    await late.stop()
  }
})

test('with the database away a file of the console is refused in a sentence, in the language of the browser', async () => {
  const headers = { Cookie: await cookieOf('owner'), 'Accept-Language': 'pt-BR' }
  const get = () => send(web.url, '/console/imports/consents.csv', { headers })
  expect((await get()).status).toBe(200)
  await gate.shut()
  const { status, head, body } = await get()
  expect([status, body]).toEqual([
    503,
    expect.stringContaining('O banco de dados não responde. Nada foi alterado. Tente de novo daqui a pouco.'),
  ])
  expect(head).toMatch(/^content-type: text\/plain; charset=utf-8\r?$/im)
  await gate.open()
  await expect.poll(async () => (await get()).status).toBe(200)
})

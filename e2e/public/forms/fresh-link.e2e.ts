import { reissued } from '@/testing/links'
import { newDigits, newPerson, type Language } from '../../testing/inbound'
import { button, expectOn, heading, AT_FIRST, press } from '../../testing/page'
import { expect, test } from '../../testing/test'
import { linkOf, sentTo } from '../../testing/whatsapp'

const old = (url: string) => reissued(url, { daysAgo: 45 })
/** The template is known once the account's list was read, soon after the start. */
const sendable = { timeout: 90_000 }

const WORDS: readonly [Language, string, string, string, string, string][] = [
  [
    'en',
    'Send me a new link',
    'Your new link is on its way.',
    'We already sent you a new link.',
    'en_US',
    'Stop all messages',
  ],
  [
    'es',
    'Enviarme un enlace nuevo',
    'Tu enlace nuevo está en camino.',
    'Ya te enviamos un enlace nuevo.',
    'es',
    'Dejar de recibir mensajes',
  ],
  [
    'pt-BR',
    'Enviar um link novo para mim',
    'Seu link novo está a caminho.',
    'Já enviamos um link novo para você.',
    'pt_BR',
    'Cancelar todas as mensagens',
  ],
]

for (const [language, send, onItsWay, already, code, stop] of WORDS) {
  test(`an old link has a fresh one sent by template, one in 24 hours, in ${language}`, async ({ page }) => {
    const digits = newDigits(language)
    const person = await newPerson(language, `whatsapp:${digits}`)
    await expect(async () => {
      await page.goto(old(person.url))
      await expect(button(page, send)).toBeVisible({ timeout: 200 })
    }).toPass(sendable)
    expect(await sentTo(digits)).toEqual([])
    await press(page, send)
    await expect(heading(page)).toHaveText(onItsWay)
    await expect(page.getByText('•••••')).toHaveCount(0)
    await expect.poll(() => sentTo(digits)).toHaveLength(1)
    const [message] = await sentTo(digits)
    expect(message?.body.template).toMatchObject({ name: 'your_preferences', language: { code } })
    // Reloading requests nothing, and neither does a second press.
    await page.reload()
    await page.goto(old(person.url))
    await press(page, send)
    await expect(heading(page)).toHaveText(already)
    await expect(button(page, send)).toHaveCount(0)
    expect(await sentTo(digits)).toHaveLength(1)
    await expect(button(page, stop)).toBeVisible()
    const response = await page.goto(message ? linkOf(message) : '')
    expect(response?.status()).toBe(200)
    await expect(page.getByRole('switch')).toHaveCount(6)
  })
}

test('a person known by a WhatsApp user id alone gets their link there, and it opens the topics', async ({ page }) => {
  const userId = `BR.${newDigits('en')}${Date.now()}`
  const person = await newPerson('en', `whatsapp:${userId}`)
  await expect(async () => {
    await page.goto(`${old(person.url)}?l=en`)
    await expect(button(page, 'Send me a new link')).toBeVisible({ timeout: 200 })
  }).toPass(sendable)
  await press(page, 'Send me a new link')
  await expect(heading(page)).toHaveText('Your new link is on its way.')
  await expect.poll(() => sentTo(userId)).toHaveLength(1)
  const [message] = await sentTo(userId)
  await page.goto(`${message ? linkOf(message) : ''}?l=en`)
  await expectOn(page, ...AT_FIRST)
})

test('after a fresh link was asked for the old page still stops everything', async ({ page, person }) => {
  await expect(async () => {
    await page.goto(old(person.url))
    await expect(button(page, 'Send me a new link')).toBeVisible({ timeout: 200 })
  }).toPass(sendable)
  await press(page, 'Send me a new link')
  await press(page, 'Stop all messages')
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
})

test('an address that claims that a link was sent is not believed, and who cannot be written to is offered none', async ({
  page,
  person,
}) => {
  for (const note of ['link_on_its_way', 'link_already']) {
    await page.goto(`${old(person.url)}?note=${note}`)
    await expect(heading(page)).toHaveText('This link has expired, but you can still use it to stop all messages')
  }
  const hidden = await newPerson('en', null)
  await page.goto(`${old(hidden.url)}?l=en`)
  await expect(page.getByRole('link', { name: 'Get a new link on WhatsApp' })).toBeVisible()
  await expect(button(page, 'Send me a new link')).toHaveCount(0)
})

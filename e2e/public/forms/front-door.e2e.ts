import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { newDigits, newPerson } from '../../testing/inbound'
import { AT_FIRST, button, expectOn, heading, press } from '../../testing/page'
import { expect, test } from '../../testing/test'
import { linkOf, sentTo } from '../../testing/whatsapp'

const door = (language: string) => `${instance().url}/b/cafe-aurora?l=${language}`

/** The template is known once the account's list was read, soon after the start. */
const sendable = { timeout: 90_000 }

test('a person without a link types their number, and the link that comes opens their topics', async ({ page }) => {
  const [unknown, digits] = [newDigits('pt-BR'), newDigits('pt-BR')]
  const person = await newPerson('en', `whatsapp:${digits}`)
  // The page of a limited link shows when a link can be sent.
  await expect(async () => {
    await page.goto(`${reissued(person.url, { daysAgo: 45 })}?l=en`)
    await expect(button(page, 'Send me a new link')).toBeVisible({ timeout: 200 })
  }).toPass(sendable)
  // As people of Brazil write it, with words around it.
  const written = `meu número: (${digits.slice(2, 4)}) ${digits.slice(4, 9)}-${digits.slice(9)}`
  for (const text of [`+${unknown}`, written]) {
    await page.goto(door('en'))
    await page.getByRole('textbox', { name: 'Your WhatsApp number' }).fill(text)
    await press(page, 'Send me my link')
    await expect(heading(page)).toHaveText('Look in WhatsApp')
    await expect(page.getByText(`the number ending in ${text.replace(/\D/g, '').slice(-4)}`)).toBeVisible()
  }
  await expect.poll(() => sentTo(digits)).toHaveLength(1)
  // The number that nobody has was typed before, and the worker looks at the oldest first.
  expect(await sentTo(unknown)).toEqual([])
  const [message] = await sentTo(digits)
  await page.goto(`${message ? linkOf(message) : ''}?l=en`)
  await expectOn(page, ...AT_FIRST)
})

const SENTENCES = [
  ['en', 'Send me my link', 'This is a landline.', 'There is no such phone number.'],
  ['es', 'Enviarme mi enlace', 'Es un teléfono fijo.', 'Ese número de teléfono no existe.'],
  ['pt-BR', 'Enviar meu link', 'Esse é um telefone fixo.', 'Esse número de telefone não existe.'],
] as const

for (const [language, send, landline, impossible] of SENTENCES) {
  test(`a number that can get no link is refused in plain words and can be mended, in ${language}`, async ({
    page,
  }) => {
    await page.goto(door(language))
    for (const [number, sentence] of [
      ['11 3456-7890', landline],
      ['+55 11 00000-0000', impossible],
    ] as const) {
      await page.getByRole('textbox').fill(number)
      await button(page, send).click()
      await expect(page.getByRole('alert')).toContainText(sentence)
      await expect(page.getByRole('textbox')).toHaveValue(number)
    }
  })
}

test('the chat does the same with the word that is replied to', async ({ page }) => {
  for (const [language, button, word] of [
    ['en', 'Ask on WhatsApp', 'preferences'],
    ['es', 'Pedirlo por WhatsApp', 'preferencias'],
    ['pt-BR', 'Pedir pelo WhatsApp', 'preferências'],
  ] as const) {
    await page.goto(door(language))
    const href = await page.getByRole('link', { name: button, exact: true }).getAttribute('href')
    expect(href).toBe(`https://wa.me/551150550100?text=${encodeURIComponent(word)}`)
  }
})

test('another language keeps what was asked', async ({ page }) => {
  await page.goto(`${door('en')}&done=asked&end=4321`)
  await page.getByRole('link', { name: 'Español', exact: true }).click()
  await expect(heading(page)).toHaveText('Mira en WhatsApp')
  await expect(page.getByText('termina en 4321')).toBeVisible()
})

test('who gets messages for somebody else finds the way to say so', async ({ page, person }) => {
  await page.goto(door('en'))
  await page.getByText('Are the messages for somebody else?', { exact: true }).click()
  await expect(
    page.getByText('tap “Stop all messages” and then choose “This is not my number”', { exact: false }),
  ).toBeVisible()
  // What it says is on the page of a link.
  await page.goto(`${person.url}?l=en`)
  await press(page, 'Stop all messages')
  await page.getByRole('radio', { name: 'This is not my number' }).check()
  await button(page, 'Send').click()
  await expect(button(page, 'Yes, remove this number')).toBeVisible()
})

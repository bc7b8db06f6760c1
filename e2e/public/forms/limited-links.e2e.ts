import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { newPerson } from '../../testing/inbound'
import { button, expectOn, heading, referenceOn } from '../../testing/page'
import { expect, test } from '../../testing/test'

test('an expired link still stops everything in one tap, and shows nothing of the answers', async ({
  page,
  person,
}) => {
  await page.goto(reissued(person.url, { daysAgo: 45 }))
  await expect(heading(page)).toHaveText('This link has expired, but you can still use it to stop all messages')
  await expect(page.getByRole('switch')).toHaveCount(0)
  await expect(page.getByText('•••••')).toHaveCount(0)
  await expect(button(page, 'Stop all messages')).toBeInViewport({ ratio: 1 })
  await button(page, 'Stop all messages').click()
  await expect(heading(page)).toHaveText(
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
  )
  expect(await referenceOn(page)).toMatch(/^[0-9A-F]{8}$/)
  await expect(button(page, 'Undo')).toHaveCount(0)
  await expect(page.getByText('Account security. They are the codes you sign in with.')).toBeVisible()
  await page.goto(person.url)
  await expectOn(page, 'Account security')
})

test('an expired link leads to a fresh one by the chat, with the word that asks for it ready to send', async ({
  page,
}) => {
  for (const [language, name, word] of [
    ['en', 'Get a new link on WhatsApp', 'preferences'],
    ['es', 'Pedir un enlace nuevo por WhatsApp', 'preferencias'],
    ['pt-BR', 'Pedir um link novo pelo WhatsApp', 'preferências'],
  ] as const) {
    await page.goto(reissued((await newPerson(language)).url, { daysAgo: 45 }))
    await expect(page.getByRole('link', { name })).toHaveAttribute(
      'href',
      `https://wa.me/551150550100?text=${encodeURIComponent(word)}`,
    )
  }
})

test('a link we did not make opens a page that names no one, in the language of the browser, and says how to stop', async ({
  page,
}) => {
  const response = await page.goto(`${instance().url}/p/${'A'.repeat(60)}`)
  expect(response?.status()).toBe(404)
  await expect(heading(page)).toHaveText('We don’t recognise this link')
  await expect(page.getByText('write STOP in the WhatsApp chat they come from')).toBeVisible()
  await expect(page.getByText('Café Aurora')).toHaveCount(0)
})

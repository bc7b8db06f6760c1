import { reissued } from '@/testing/links'
import { openShop, type Shop } from '@/testing/shop'
import { newPerson } from '../../testing/inbound'
import { button, heading, press, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

let shop: Shop
test.beforeEach(async () => {
  shop = await openShop()
  await shop.requireConfirmation()
})
test.afterEach(() => shop.close())

test('a Yes to marketing waits for the chat, says so in words, and a No to it counts at once', async ({ page }) => {
  const contact = await shop.newContact()
  const url = reissued((await newPerson('en')).url, { business: shop.number, contact })
  await page.goto(url)
  await switchOf(page, 'Deals').click()
  await switchOf(page, 'Events').click()
  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Almost done. Confirm it in WhatsApp: Deals and Events.')
  await expect(page.getByText('This takes effect now.')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Confirm in WhatsApp' })).toHaveAttribute(
    'href',
    'https://wa.me/573001234567?text=YESPLEASE',
  )

  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expect(switchOf(page, 'Deals')).toBeChecked()
  await expect(page.getByText('Waiting', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Not on yet: confirm it in WhatsApp.').first()).toBeVisible()
  await expect(page.getByText(/^Confirm in WhatsApp, by .*, what you turned on\.$/)).toBeVisible()

  // What is left as it is says nothing; what is put off is refused.
  await switchOf(page, 'Deals').click()
  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Deals.')
  await page.goto(url)
  await expect(switchOf(page, 'Deals')).not.toBeChecked()
  await expect(switchOf(page, 'Events')).toBeChecked()

  // A stop ends what waits, and switching one topic on again asks for it alone.
  await button(page, 'Stop all messages').click()
  await page.goto(url)
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(0)
  await switchOf(page, 'Events').click()
  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Almost done. Confirm it in WhatsApp: Events.')
})

test('an undo takes the question back', async ({ page }) => {
  const contact = await shop.newContact()
  await page.goto(reissued((await newPerson('en')).url, { business: shop.number, contact }))
  await switchOf(page, 'Deals').click()
  await press(page, 'Save')
  await press(page, 'Undo')
  await page.getByRole('link', { name: 'Back to my topics' }).click()
  await expect(switchOf(page, 'Deals')).not.toBeChecked()
  await expect(page.getByText('Not on yet: confirm it in WhatsApp.')).toHaveCount(0)
})

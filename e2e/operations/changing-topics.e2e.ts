import { reissued } from '@/testing/links'
import { openShop, type Shop } from '@/testing/shop'
import { newPerson } from '../testing/inbound'
import { button, heading, switchOf, press } from '../testing/page'
import { expect, test } from '../testing/test'

let shop: Shop
test.beforeEach(async () => {
  shop = await openShop()
})
test.afterEach(() => shop.close())

const linkOf = async () =>
  reissued((await newPerson('en')).url, { business: shop.number, contact: await shop.newContact() })

test('a topic that was archived while the page was open can’t be agreed to any more, and the rest is saved', async ({
  page,
}) => {
  const url = await linkOf()
  await page.goto(url)
  await switchOf(page, 'Deals').click()
  await shop.archive('Deals')
  await press(page, 'Save')
  await expect(
    page.getByText('One of the topics you changed no longer exists, so that change wasn’t saved.'),
  ).toBeVisible()
  await page.goto(url)
  await expect(page.getByRole('switch')).toHaveCount(2)
})

test('a No to a topic that was archived meanwhile is taken all the same', async ({ page }) => {
  const url = await linkOf()
  await page.goto(url)
  await switchOf(page, 'Deals').click()
  await press(page, 'Save')
  await page.goto(url)
  await switchOf(page, 'Deals').click()
  await shop.archive('Deals')
  await button(page, 'Save').click()
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Deals.')
})

test('a Yes to words that changed while they were read is asked again; a No is taken', async ({ page }) => {
  const url = await linkOf()
  await page.goto(url)
  await switchOf(page, 'Events').click()
  await press(page, 'Save')
  await page.goto(url)
  await switchOf(page, 'Events').click()
  await switchOf(page, 'Reviews').click()
  await shop.reword('Reviews', 'About Reviews, and what your friends read.')
  await press(page, 'Save')
  await expect(heading(page)).toHaveText('Done. You’ll no longer get messages about: Events.')
  await expect(page.getByText('While you were reading, the text changed for: Reviews.')).toBeVisible()
  await page.goto(url)
  await expect(switchOf(page, 'Reviews')).not.toBeChecked()
  await expect(switchOf(page, 'Reviews')).toHaveAccessibleDescription(/what your friends read/)
})

test('a business without a logo shows its initials, in its colour; only sites it names may frame its pages', async ({
  page,
}) => {
  const url = await linkOf()
  const response = await page.goto(url)
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none';")
  const inFrame = await fetch(`${url}/embed/light`)
  expect(inFrame.headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example;')
  await expect(page.getByText('NB', { exact: true })).toBeVisible()
  await expect(page.getByRole('img')).toHaveCount(0)
  await expect(page.getByText('Messages to your WhatsApp')).toBeVisible()
})

test('an expired link of a business whose chat answers no word says how to ask for a new one', async ({ page }) => {
  const url = await linkOf()
  await page.goto(
    reissued((await newPerson('en')).url, { business: shop.number, contact: await shop.newContact(), daysAgo: 99 }),
  )
  await expect(page.getByText('Write to Norte Books on WhatsApp and ask for a new link.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Get a new link on WhatsApp' })).toHaveCount(0)
  await page.goto(url)
  await expect(page.getByRole('navigation', { name: 'Language' }).getByRole('link')).toHaveText(['Español'])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { expectAccessible } from '../testing/console'
import { expect, signInTo, test } from '../testing/console-shop'
import { newPerson } from '../testing/inbound'

/** A picture that is small and real. */
const PICTURE = readFileSync(join(import.meta.dirname, '../../docs/images/page.png'))
const preview = 'iframe:not(.coming)'

test('a colour that cannot be read gets the nearest that can be, and the preview shows what is typed', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  await page.getByLabel('Name', { exact: true }).fill('Norte & Sons')
  await expect(page.frameLocator(preview).getByText('Norte & Sons', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'English' }).fill('Books, and nothing you did not ask for.')
  await page.getByLabel('Colour').fill('#ffe000')
  await expect(page.getByText(/Its contrast with the page is 1.2:1/)).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('#ffe000 is too light for the page.')).toBeVisible()
  await page
    .getByRole('button', { name: /^Use #/ })
    .last()
    .click()
  await expect(page.getByText('Saved. The page shows it from now on.')).toBeVisible()
  await expect(page.getByText(/Easy to read/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'English' })).toHaveValue('Books, and nothing you did not ask for.')
  const url = reissued((await newPerson('en')).url, { business: shop.number, contact: await shop.newContact() })
  expect(await (await fetch(url)).text()).toContain('content="Books, and nothing you did not ask for."')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'English' })).toHaveValue('')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Norte Books')
  await expect(page.getByLabel('Colour')).toHaveValue('#f2c200')
})

test('what is wrong is said at its field, and nothing is saved', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  await page.getByLabel('How to reach a person').fill('call us')
  await page.getByLabel('E-mail').fill('nobody')
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.getByText('Nothing was saved yet. Correct the marked fields.')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('This can’t be empty.')
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription('Write an e-mail address.')
  await expect(page.getByLabel('How to reach a person')).toHaveValue('call us')
})

test('a logo is redrawn; an SVG, a file of another kind and one of 20 MB are refused', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  const form = page.getByRole('form', { name: 'Logo' })
  const send = async (name: string, mimeType: string, buffer: Buffer) => {
    await form.getByLabel('Picture').setInputFiles({ name, mimeType, buffer })
    await form.getByRole('button', { name: 'Use this picture' }).click()
  }
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  await send('logo.png', 'image/png', Buffer.from(svg))
  await expect(form.getByText('An SVG drawing can contain programs').first()).toBeVisible()
  await send('logo.png', 'image/png', Buffer.from('GIF89a'))
  await expect(form.getByText('This is not a PNG, JPEG or WebP picture').first()).toBeVisible()
  await send('logo.png', 'image/png', Buffer.alloc(20 * 1024 * 1024))
  await expect(form.getByLabel('Picture')).toHaveAccessibleDescription(/larger than 900 kB/)
  await send('logo.png', 'image/png', PICTURE)
  await expect(form.getByText('The page shows the new logo from now on.')).toBeVisible()
  const shown = form.getByRole('img', { name: 'The logo as it is now' })
  const source = (await shown.getAttribute('src')) ?? ''
  const logo = await fetch(new URL(source, instance().url))
  expect(logo.headers.get('content-type')).toBe('image/webp')
  expect((await logo.arrayBuffer()).byteLength).toBeLessThanOrEqual(4096)
  await expect(page.frameLocator(preview).locator('header img')).toHaveAttribute('src', source)
  await form.getByRole('button', { name: 'Undo' }).click()
  await expect(form.getByText('No logo yet: the page shows initials.')).toBeVisible()
})

test('a language is added with all its texts, made the first, and taken off again', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  await page.getByRole('link', { name: 'Add Português…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Add Português' })).toBeVisible()
  await expectAccessible(page)
  const deals = page.getByRole('group', { name: 'Deals' })
  await expect(deals.getByLabel('What comes')).toHaveAccessibleDescription('It now says About Deals.')
  for (const [topic, name] of [
    ['Deals', 'Ofertas'],
    ['Events', 'Eventos'],
    ['Reviews', 'Resenhas'],
  ] as const) {
    const group = page.getByRole('group', { name: topic })
    await group.getByLabel('Name').fill(name)
    await group.getByLabel('What comes').fill(`Sobre ${name}.`)
    if (topic !== 'Reviews') await group.getByLabel('How often').fill('Toda semana.')
  }
  const add = page.getByRole('button', { name: 'Offer the page in Português' })
  await add.click()
  const last = page.getByRole('group', { name: 'Reviews' }).getByLabel('How often')
  await expect(last).toHaveAccessibleDescription(/^Say how often you send it/)
  await last.fill('Toda semana.')
  await add.click()
  await expect(page.getByText('The page is now offered in Português.')).toBeVisible()
  const languages = page.getByRole('form', { name: 'Languages' })
  await languages.getByRole('button', { name: 'Make first: Português' }).click()
  await expect(languages.getByText('Português is now the first language.')).toBeVisible()
  await expect(languages.getByRole('listitem').first()).toContainText('Português')
  await languages.getByRole('button', { name: 'Remove: Español' }).click()
  await expect(languages.getByText('Español is no longer on the page. Its texts are kept.')).toBeVisible()
  await languages.getByRole('button', { name: 'Undo' }).click()
  await expect(languages.getByRole('listitem').filter({ hasText: 'Español' })).toBeVisible()
})

test('how long links work and what is confirmed are saved', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  const form = page.getByRole('form', { name: 'Links and confirmations' })
  await form.getByLabel('How many days a link works').fill('0')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('How many days a link works')).toHaveAccessibleDescription(/1 to 3650/)
  await form.getByLabel('How many days a link works').fill('7')
  await form.getByLabel('Never').check()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('How many days a link works')).toHaveValue('7')
  await expect(form.getByLabel('Never')).toBeChecked()
})

test('a viewer reads the look; for an editor it is accessible on a phone and a desktop, light and dark', async ({
  page,
  shop,
  browser,
}) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/look')
  await expectAccessible(page)
  const other = await browser.newContext()
  const viewer = await other.newPage()
  await signInTo(shop, viewer, 'viewer')
  await viewer.goto('/console/look')
  await expect(viewer.getByText('Editors can change this.')).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await other.close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the name is saved, and a logo that is none is refused', async ({ page, shop }) => {
    await signInTo(shop, page, 'editor')
    await page.goto('/console/look')
    await page.getByLabel('Name', { exact: true }).fill('Norte & Sons')
    await page.getByRole('button', { name: 'Save' }).filter({ visible: true }).first().click()
    await expect(page.getByText('Saved. The page shows it from now on.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Norte & Sons')
    const form = page.getByRole('form', { name: 'Logo' })
    const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    await form.getByLabel('Picture').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer })
    await form.getByRole('button', { name: 'Use this picture' }).click()
    await expect(page.getByText('An SVG drawing can contain programs').first()).toBeVisible()
  })
})

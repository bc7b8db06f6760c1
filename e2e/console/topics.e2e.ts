import type { Page } from '@playwright/test'
import { reissued } from '@/testing/links'
import { expectAccessible } from '../testing/console'
import { expect, signInTo, test } from '../testing/console-shop'

const order = (page: Page) => page.getByRole('list').filter({ has: page.getByRole('link', { name: 'Deals' }) })
const names = (page: Page) => order(page).locator('b')

test('a topic is moved by its arrow: the move is said, the focus stays, and it is taken back', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics')
  await expect(names(page)).toHaveText(['Deals', 'Events', 'Reviews'])
  const down = page.getByRole('button', { name: 'Move Deals down' })
  await down.click()
  await expect(page.getByRole('status')).toContainText('Deals is now 2nd of 3.')
  await expect(down).toBeFocused()
  await down.press('Enter')
  await expect(page.getByRole('status')).toContainText('Deals is now 3rd of 3.')
  await expect(down).toBeFocused()
  await page.reload()
  await expect(names(page)).toHaveText(['Events', 'Reviews', 'Deals'])
  await page.getByRole('button', { name: 'Move Deals up' }).click()
  await expect(page.getByRole('status')).toContainText('Deals is now 2nd of 3.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(names(page)).toHaveText(['Events', 'Reviews', 'Deals'])
  await page.reload()
  await expect(names(page)).toHaveText(['Events', 'Reviews', 'Deals'])
})

test('a topic is moved by the keyboard and by dragging', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics')
  const link = page.getByRole('link', { name: 'Events', exact: true })
  await link.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('status')).toContainText('Events is now 1st of 3.')
  await expect(link).toBeFocused()
  const grip = order(page).getByRole('listitem').filter({ hasText: 'Events' }).getByTitle('Drag to move')
  const last = await order(page).getByRole('listitem').last().boundingBox()
  await grip.hover()
  await page.mouse.down()
  await page.mouse.move((last?.x ?? 0) + 10, (last?.y ?? 0) + (last?.height ?? 0), { steps: 5 })
  await page.mouse.up()
  await expect(page.getByRole('status')).toContainText('Events is now 3rd of 3.')
  await page.reload()
  await expect(names(page)).toHaveText(['Deals', 'Reviews', 'Events'])
})

test('the preview is the real page, shows what is typed before it is saved, and is never written', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  const preview = page.frameLocator('iframe:not(.coming)')
  await expect(preview.getByText('About Deals. Weekly.')).toBeVisible()
  await page.getByLabel('What comes').filter({ visible: true }).fill('Books at half price.')
  await expect(preview.getByText('Books at half price. Weekly.')).toBeVisible()
  await page.getByText('Español', { exact: true }).click()
  await expect(preview.getByText('Sobre Deals. Weekly.')).toBeVisible()
  const html = preview.locator('html')
  const light = await html.evaluate((element) => getComputedStyle(element).backgroundColor)
  await page.getByText('Dark', { exact: true }).click()
  await expect(html).not.toHaveCSS('background-color', light)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/console/topics/deals')
  await expect(page.getByLabel('What comes').filter({ visible: true })).toHaveValue('About Deals.')
  // The frame goes to the topic, and the console around it stays where its fields are.
  const scrolled = (frame: HTMLIFrameElement) => frame.contentDocument?.scrollingElement?.scrollTop
  await expect.poll(() => page.locator('iframe:not(.coming)').evaluate(scrolled)).toBeGreaterThan(0)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('before a save it is said for whom what changes; the number is in the button and counted again', async ({
  page,
  shop,
}) => {
  const [yes, no] = [await shop.newContact(), await shop.newContact()]
  await Promise.all([shop.newContact(), shop.newContact()])
  await shop.answer(yes, 'Deals', 'in')
  await shop.answer(no, 'Deals', 'out')
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByLabel('Sent until they refuse').check()
  await page.getByRole('textbox', { name: 'Legal basis' }).fill('Legitimate interest, similar products')
  await expect(page.getByText('2 people have not refused: they may be sent Deals from now on.')).toBeVisible()
  await expect(page.getByText('1 person agreed: nothing changes')).toBeVisible()
  await expect(page.getByText('1 person refused: nothing changes')).toBeVisible()
  await shop.newContact()
  await page.getByRole('button', { name: 'Save: 2 may be sent it' }).click()
  await expect(page.getByText('3 people have not refused')).toBeVisible()
  await page.getByRole('button', { name: 'Save: 3 may be sent it' }).click()
  await expect(page.getByText('Saved. The page shows it from now on.')).toBeVisible()

  await page.getByLabel('Silent until they agree').check()
  await page.getByRole('button', { name: 'Save: 3 stop receiving it' }).click()
  await expect(page.getByText('Saved. The page shows it from now on.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Sent until they refuse')).toBeChecked()
})

test('of two who edit one topic, the second sees what the first changed, and decides', async ({
  page,
  shop,
  browser,
}) => {
  const first = await browser.newContext()
  const other = await first.newPage()
  const name = await signInTo(shop, other, 'editor')
  await signInTo(shop, page, 'editor')
  for (const each of [page, other]) await each.goto('/console/topics/deals')
  const field = (on: Page, label: string) => on.getByLabel(label, { exact: true }).filter({ visible: true })
  await field(other, 'Name').fill('Bargains')
  await field(other, 'How often').fill('Every Friday.')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByText('Saved. The page shows it from now on.')).toBeVisible()

  await field(page, 'Name').fill('Sales')
  await field(page, 'What comes').fill('What is cheap now.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`${name} changed this topic while you were editing.`)).toBeVisible()
  await expect(page.getByText('Name (English): was “Deals”, is now “Bargains”. You wrote “Sales”.')).toBeVisible()
  await expect(page.getByText('How often (English): was “Weekly.”, is now “Every Friday.”.')).toBeVisible()
  await page.getByRole('button', { name: 'Save, keeping theirs where we differ' }).click()
  await expect(page.getByText('Saved. The page shows it from now on.')).toBeVisible()
  await expect(field(page, 'Name')).toHaveValue('Bargains')
  await expect(field(page, 'How often')).toHaveValue('Every Friday.')
  await expect(field(page, 'What comes')).toHaveValue('What is cheap now.')
  await first.close()
})

test('a new topic: a key that exists is named, what is missing is marked, and it goes last on the page', async ({
  page,
  shop,
}) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics')
  await page.getByRole('link', { name: 'New topic' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New topic' })).toBeVisible()
  const field = (label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })
  await field('Name').fill('Deals')
  await field('What comes').fill('Books.')
  await field('How often').fill('Weekly.')
  await page.getByRole('button', { name: 'Put it on the page' }).click()
  // The other language is missing, and is shown.
  await expect(page.getByRole('radio', { name: /Español · 3 to correct/ })).toBeChecked()
  await expect(field('Name')).toHaveAccessibleDescription('Give it a name.')
  await field('Name').fill('Gangas')
  await field('What comes').fill('Libros.')
  await field('How often').fill('Cada semana.')
  await page.getByRole('button', { name: 'Put it on the page' }).click()
  await expect(field('Key')).toHaveAccessibleDescription('Deals already has the key deals. Choose another one.')
  await field('Key').fill('more_deals')
  await page.getByRole('button', { name: 'Put it on the page' }).click()
  await expect(page.getByText('Deals is now on the page.')).toBeVisible()
  await expect(page).toHaveURL(/\/console\/topics\/more_deals\?made=1$/)
  await page.goto('/console/topics')
  await expect(names(page)).toHaveText(['Deals', 'Events', 'Reviews', 'Deals'])
})

test('archiving asks once, with the number, and is taken back to the same place', async ({ page, shop }) => {
  await shop.answer(await shop.newContact(), 'Deals', 'in')
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByText('Archive this topic').click()
  await page.getByRole('button', { name: 'Archive Deals…' }).click()
  await expect(page.getByText('1 person may be messaged about it now; after that, nobody.')).toBeVisible()
  await page.getByRole('button', { name: 'Archive it for 1 person' }).click()
  await expect(page.getByText('Deals is archived.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Deals is back on the page.')).toBeVisible()
  await page.goto('/console/topics')
  await expect(names(page)).toHaveText(['Deals', 'Events', 'Reviews'])
})

test('pausing is one press, said on the page, and taken back by one', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Deals is paused: nothing about it may be sent until you resume it.')).toBeVisible()
  await expect(page.frameLocator('iframe:not(.coming)').getByText('Norte Books').nth(1)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Deals may be sent again.')).toBeVisible()
})

test('a viewer reads, and has no button that does nothing', async ({ page, shop }) => {
  await signInTo(shop, page, 'viewer')
  await page.goto('/console/topics')
  await expect(page.getByText('Editors can change this.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'New topic' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Deals' }).click()
  await expect(page.getByText('About Deals.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Save|Pause|Archive/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/console/topics/new')
  await expect(page.getByRole('heading', { name: 'Your role cannot see this' })).toBeVisible()
})

test('the screens are accessible on a phone and a desktop, light and dark', async ({ page, shop }) => {
  await signInTo(shop, page, 'editor')
  for (const address of ['topics', 'topics/deals', 'topics/new']) {
    await page.goto(`/console/${address}`)
    await expectAccessible(page)
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a topic is moved and changed, and what was typed comes back with its problem', async ({ page, shop }) => {
    await shop.newContact()
    await signInTo(shop, page, 'editor')
    await page.goto('/console/topics')
    await page.getByRole('button', { name: 'Move Deals down' }).click()
    await expect(page.getByText('Deals is now 2nd of 3.')).toBeVisible()
    await expect(names(page)).toHaveText(['Events', 'Deals', 'Reviews'])
    await page.getByRole('link', { name: 'Deals' }).click()
    const field = (label: string) => page.getByLabel(label, { exact: true }).filter({ visible: true })
    await field('Name').fill('')
    await field('What comes').fill('Books at half price.')
    await page.getByRole('button', { name: 'Save' }).filter({ visible: true }).click()
    await expect(field('Name')).toHaveAccessibleDescription('Give it a name.')
    await expect(field('What comes')).toHaveValue('Books at half price.')
    await field('Name').fill('Bargains')
    await page.getByRole('button', { name: 'Show in the preview' }).click()
    await expect(page.frameLocator('iframe').getByText('Bargains').first()).toBeVisible()
    await page.getByLabel('Sent until they refuse').check()
    await page.getByRole('textbox', { name: 'Legal basis' }).fill('Legitimate interest')
    await page.getByRole('button', { name: 'Save' }).filter({ visible: true }).click()
    await page.getByRole('button', { name: 'Save: 1 may be sent it' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Bargains' })).toBeVisible()
  })
})

test('a topic is hidden: only who agreed and a link that names it show it, and that is taken back', async ({
  page,
  person,
  shop,
}) => {
  const [agreed, other] = [await shop.newContact(), await shop.newContact()]
  await shop.answer(agreed, 'Deals', 'in')
  const pageOf = (contact: string) => reissued(person.url, { business: shop.number, contact })
  const seen = page.getByRole('switch', { name: 'Deals' })
  await signInTo(shop, page, 'editor')
  await page.goto('/console/topics/deals')
  const who = page.getByRole('form', { name: 'Who sees it' })
  await expect(who.getByText('Where the link came from')).toBeHidden()
  await who.getByRole('radio', { name: /^Hidden/ }).check()
  await who.getByRole('button', { name: 'Change who sees it' }).click()
  await expect(who.getByRole('status')).toContainText('Deals: saved.')
  await expect(who.getByText('1 person has agreed to it or asked for it')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/console/topics')
  await expect(page.getByText('Silent until agreed · hidden')).toBeVisible()
  for (const [url, count] of [
    [pageOf(other), 0],
    [`${pageOf(other)}?t=deals`, 1],
    [pageOf(agreed), 1],
  ] as const) {
    await page.goto(url)
    await expect(seen).toHaveCount(count)
  }
  await page.goto('/console/topics/deals')
  await who.getByRole('radio', { name: /^Everybody/ }).check()
  await who.getByRole('button', { name: 'Change who sees it' }).click()
  await expect(who.getByRole('status')).toContainText('Deals: saved.')
  await who.getByRole('button', { name: 'Undo' }).click()
  await expect(who.getByRole('radio', { name: /^Hidden/ })).toBeChecked()
})

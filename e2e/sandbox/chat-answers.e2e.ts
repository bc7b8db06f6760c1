import type { Page } from '@playwright/test'
import { faultsOf } from '../testing/axe'
import { newCustomer, recordOf } from '../testing/sandbox'
import { expect, test } from '../testing/test'

/** The milliseconds that a busy machine may take. */
const IN_STEP_MS = 60_000

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message as Inés').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

const chatOf = (page: Page) => page.getByRole('log', { name: 'Messages' })

async function expectRecord(uuid: string, values: Record<string, string>): Promise<void> {
  await expect.poll(() => recordOf(uuid), { timeout: IN_STEP_MS, intervals: [50] }).toMatchObject(values)
}

test('after a stop, one topic comes back by its name and the word, through the flow of Weni', async ({ page }) => {
  const { uuid } = await newCustomer('en')
  await page.goto(`/sandbox?contact=${uuid}`)
  await expect(page.getByRole('link', { name: /My preferences/ })).toBeVisible()
  await say(page, 'STOP')
  await expect(chatOf(page)).toContainText('To get just one topic again, write START and its name.')
  await expectRecord(uuid, { consent_orders: 'no', consent_promotions: 'no' })
  await say(page, 'START Promotions')
  await expect(chatOf(page)).toContainText('Please confirm what you want to receive from Café Aurora on WhatsApp:')
  await page.getByRole('button', { name: 'YESPLEASE', exact: true }).click()
  await expect(chatOf(page)).toContainText('You’ll get messages about: Promotions.')
  await expectRecord(uuid, { consent_promotions: 'yes', consent_orders: 'no' })
  await page.getByRole('button', { name: 'YESPLEASE', exact: true }).click()
  await expect(chatOf(page)).toContainText('There’s nothing left to confirm')
})

test('the same without a flow: the question has buttons, and a tap confirms', async ({ page }) => {
  const { uuid } = await newCustomer('en')
  await page.goto(`/sandbox?contact=${uuid}`)
  await expect(page.getByRole('link', { name: /My preferences/ })).toBeVisible()
  await page.getByLabel('Without the flow').check()
  await say(page, 'STOP')
  await expect(chatOf(page)).toContainText('To get just one topic again', { timeout: IN_STEP_MS })
  await say(page, 'START promotions and surveys')
  const all = chatOf(page).getByRole('button', { name: 'Yes to everything' })
  await expect(all).toBeVisible({ timeout: IN_STEP_MS })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faultsOf(page)).toEqual([])
  }
  await chatOf(page).getByRole('button', { name: 'Choose' }).click()
  await chatOf(page)
    .getByRole('button', { name: /^Promotions/ })
    .click({ timeout: IN_STEP_MS })
  await expectRecord(uuid, { consent_promotions: 'yes', consent_surveys: 'no', consent_orders: 'no' })
  await chatOf(page).getByRole('button', { name: 'No, thanks' }).click()
  await expectRecord(uuid, { consent_promotions: 'no', consent_surveys: 'no' })
})

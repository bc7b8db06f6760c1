import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { faultsOf } from '../testing/axe'
import { heading, press, switchOf } from '../testing/page'
import { newCustomer } from '../testing/sandbox'
import { expect, test } from '../testing/test'

/** The milliseconds that a busy machine may take. */
const IN_STEP_MS = 60_000
const MOST_BYTES = 12_000

/** Opens the phone of a new person, and their page beside it. */
async function opened(page: Page) {
  const { uuid, urn } = await newCustomer('en')
  await page.goto(`/sandbox?contact=${uuid}`)
  const link = page.getByRole('log').getByRole('link', { name: /My preferences/ })
  const mine = await page.context().newPage()
  await mine.goto((await link.getAttribute('href')) ?? '')
  return { mine, digits: urn.replace(/\D/g, '') }
}

async function toMyData(mine: Page): Promise<void> {
  await mine.getByText('Your data', { exact: true }).click()
  await mine.getByRole('link', { name: 'See, download or erase my data' }).click()
  await expect(heading(mine)).toHaveText('Your data at Café Aurora')
}

/** Asks for the code in the chat, and returns it. */
async function codeFromChat(phone: Page): Promise<string> {
  await phone.getByRole('button', { name: 'MYDATA', exact: true }).click()
  const message = phone.getByRole('log').getByText(/\d{6} is your code to see your data/)
  await expect(message.last()).toBeVisible({ timeout: IN_STEP_MS })
  return /\d{6}/.exec((await message.last().textContent()) ?? '')?.[0] ?? ''
}

async function typeCode(mine: Page, code: string): Promise<void> {
  await mine.getByLabel('Code').fill(code)
  await mine.getByRole('button', { name: 'Show my data' }).click()
}

async function expectClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faultsOf(page)).toEqual([])
  }
  expect(Buffer.byteLength(await page.content())).toBeLessThan(MOST_BYTES)
}

test('a person sees, downloads and erases what was recorded, after a code from their own chat', async ({ page }) => {
  const { mine, digits } = await opened(page)
  await switchOf(mine, 'Promotions').click()
  await press(mine, 'Save')
  await mine.getByRole('link', { name: 'Back to my topics' }).click()
  await toMyData(mine)
  await expectClean(mine)
  const code = await codeFromChat(page)
  await typeCode(mine, code === '000000' ? '000001' : '000000')
  await expect(mine.getByRole('status')).toHaveText('That is not the code. You can try 4 more times.')
  await typeCode(mine, code)
  await expect(mine.getByText('Yes to Promotions')).toBeVisible()
  await expect(mine.getByText('You, on the preference page')).toBeVisible()
  await expectClean(mine)
  expect(mine.url()).not.toContain(digits)

  for (const [name, file] of [
    ['Download as JSON', 'my-data.json'],
    ['Download to read', 'my-data.html'],
  ] as const) {
    const started = mine.waitForEvent('download')
    await mine.getByRole('button', { name }).click()
    const download = await started
    expect(download.suggestedFilename()).toBe(file)
    expect(await readFile(await download.path(), 'utf8')).toContain(digits.slice(-6))
  }

  await mine.getByRole('button', { name: 'Erase my data' }).click()
  await expect(heading(mine)).toHaveText('Erase everything about you?')
  await expectClean(mine)
  await mine.getByRole('button', { name: 'Keep my data' }).click()
  await mine.getByRole('button', { name: 'Erase my data' }).click()
  await mine.getByRole('button', { name: 'Yes, erase my data' }).click()
  await expect(heading(mine)).toHaveText('Done. Your data was erased.')
  await mine.goto(mine.url().replace(/\?.*/, ''))
  await expect(heading(mine)).toHaveText('This link no longer works')
})

test('within the 24 hours the page sends the code by itself; five wrong ones end it', async ({ page }) => {
  const { mine } = await opened(page)
  await page.getByLabel('Without the flow').check()
  await page.getByLabel('Message as Inés').fill('hello')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await toMyData(mine)
  const send = mine.getByRole('button', { name: 'Send me the code' })
  // The message has reached Sayso when the page may write to the person.
  await expect(async () => {
    await mine.reload()
    await expect(send).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: IN_STEP_MS })
  await send.click()
  await expect(mine.getByRole('status')).toHaveText('The code is on its way to your WhatsApp.')
  const message = page.getByRole('log').getByText(/\d{6} is your code to see your data/)
  await expect(message).toBeVisible({ timeout: IN_STEP_MS })
  const code = /\d{6}/.exec((await message.textContent()) ?? '')?.[0] ?? ''
  for (let guess = 1; guess <= 5; guess++) await typeCode(mine, code === '111111' ? '222222' : '111111')
  await expect(mine.getByRole('status')).toHaveText('That code no longer works. Ask for a new one.')
  await typeCode(mine, code)
  await expect(mine.getByRole('status')).toHaveText('That code no longer works. Ask for a new one.')
})

import { readFileSync } from 'node:fs'
import { instance } from '@/testing/instance'
import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

test('an editor finds the front door and takes its codes along', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/look')
  const section = page.getByRole('region', { name: 'Front door' })
  await expect(section.getByText(`${instance().url}/b/cafe-aurora`, { exact: true })).toBeVisible()
  await expect(section.getByRole('img', { name: 'QR code' })).toBeVisible()
  for (const [name, file] of [
    ['Download the code of the front door', 'front-door.svg'],
    ['Download the code that opens the chat', 'chat.svg'],
  ] as const) {
    const download = page.waitForEvent('download')
    await section.getByRole('link', { name, exact: true }).click()
    const taken = await download
    expect(taken.suggestedFilename()).toBe(file)
    expect(readFileSync(await taken.path(), 'utf8')).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  }
  await expectAccessible(page)
  await section.getByRole('link', { name: 'Open the front door' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Café Aurora')
})

test('the page of the WhatsApp backend says what is billed, and leads to the switch for confirmations', async ({
  page,
}) => {
  await signIn(page, 'editor')
  await page.goto('/console/backends')
  await page.getByRole('link', { name: 'WhatsApp', exact: true }).first().click()
  const section = page.getByRole('region', { name: 'What messages cost' })
  await expect(section.getByText(/after the first 1,000 delivered in a month from a number/)).toBeVisible()
  await section.getByRole('link', { name: 'Which changes are confirmed by a message' }).click()
  await expect(page.getByRole('group', { name: 'Confirm a change in the chat' })).toBeVisible()
})

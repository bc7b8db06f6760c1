import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { expectAccessible, signIn } from '../testing/console'
import { expect, signInTo, test } from '../testing/console-shop'

const newHost = () => `avisos-${randomUUID().slice(0, 8)}.loja-um.com.br`

test('an owner adds a name, reads what to put into the DNS, and removes it again', async ({ page, shop }) => {
  await signInTo(shop, page, 'owner')
  await page.goto('/console/business')
  await expect(page.getByText('Links use this installation’s host name.')).toBeVisible()
  const add = page.getByLabel('Host name', { exact: true })
  for (const [text, problem] of [
    ['localhost', 'Write a public host name'],
    ['https://shop.com/path', 'Write a public host name'],
  ] as const) {
    await add.fill(text)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText(problem).first()).toBeVisible()
    await expect(add).toHaveValue(text)
  }
  const host = newHost()
  await add.fill(`https://${host.toUpperCase()}/`)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(`${host} was added.`)).toBeVisible()
  await expect(page.getByText(`_sayso.${host}`)).toBeVisible()
  await expect(page.getByText(/^sayso=[\w-]{32}$/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Check the record of ${host}` }).click()
  // On a machine without a network the DNS does not answer. Neither proves the name.
  await expect(page.getByText(/is not there yet, or has another value|The DNS did not answer/)).toBeVisible()
  await expect(page.getByText('Not checked yet')).toBeVisible()
  await page.getByText('Remove…').click()
  await page.getByRole('button', { name: `Remove ${host}` }).click()
  await expect(page.getByText(`${host} was removed.`)).toBeVisible()
})

test('an owner gives new links the proven name and takes it back', async ({ page, shop }) => {
  const host = newHost()
  await shop.serveUnder(host)
  await signInTo(shop, page, 'owner')
  await page.goto('/console/business')
  await expect(page.getByText('Used for new links')).toBeVisible()
  // A name that makes links can't be removed.
  await expect(page.getByText('Remove…')).toHaveCount(0)
  await page.getByRole('button', { name: 'Go back to the installation’s name' }).click()
  await expect(page.getByText('New links use this installation’s name again.')).toBeVisible()
  await page.getByText('Remove…').click()
  await expect(page.getByText(`Links that people already have under ${host} stop opening`)).toBeVisible()
  await page.getByRole('button', { name: `Use ${host} for new links` }).click()
  await expect(page.getByText(`New links use ${host} from now on.`)).toBeVisible()
  await page.goto('/console/audit')
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /settings/i })
      .first(),
  ).toBeVisible()
})

test('others do not see it, and everybody sees where AI agents connect', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/business')
  await expect(page.getByText('Your own domain')).toHaveCount(0)
  await page.goto('/console/developers')
  await expect(page.getByText(`${instance().url}/api/mcp`)).toBeVisible()
})

import { readFile } from 'node:fs/promises'
import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

test('the log says in sentences who changed what, and is filtered by an address that can be kept', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console')
  await page.getByRole('link', { name: 'Audit log' }).filter({ visible: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible()
  const filters = page.getByRole('form', { name: 'Filter the audit log' })
  await filters.getByLabel('Who').selectOption({ label: 'An operator' })
  await filters.getByLabel('What').selectOption({ label: 'Templates' })
  await filters.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/\/console\/audit\?who=operator&what=template/)
  const line = page.getByRole('listitem').filter({ hasText: 'An operator chose the topic of a template' }).first()
  await expect(line.getByRole('link')).toHaveAttribute('href', /^\/console\/templates\/[\w-]{36}$/)
  await line.getByText(/^\d+ details?$/).click()
  await expect(line.getByText('topic', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(page).toHaveURL(/\/console\/audit$/)
})

test('a filter that nothing fits says so', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/audit?until=2001-01-01')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page.getByLabel('To date')).toHaveValue('2001-01-01')
  await expectAccessible(page)
})

test('the export has what the filter shows, and is recorded with the address it was made from', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/audit?what=template')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('audit-log.csv')
  const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(header).toBe('at,who,did,what,from,action,caller_kind,caller,thing_kind,thing,changes')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(line).toMatch(/,template,/)

  await page.goto('/console/audit?what=business')
  const entry = page.getByRole('listitem').filter({ hasText: 'downloaded an export' }).first()
  await expect(entry).toContainText('Bruno')
  await expect(entry).toContainText('from 127.0.0.1')
})

test('a viewer sees neither the log nor its export', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console/audit')
  await expect(page.getByRole('heading', { name: 'Your role cannot see this' })).toBeVisible()
  const answer = await page.request.get('/console/audit/export.csv', { maxRedirects: 0 })
  expect(answer.status()).toBe(403)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the log is read and filtered', async ({ page }) => {
    await signIn(page, 'owner')
    await page.goto('/console/audit')
    await page.getByLabel('What').selectOption({ label: 'Templates' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'chose the topic of a template' }).first()).toBeVisible()
  })
})

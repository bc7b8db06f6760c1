import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { cookieOf, expectAccessible, signIn } from '../testing/console'
import { send } from '../testing/hand-made'
import { expect, test } from '../testing/test'

/** A number of Brazil that no other test has. */
const numberOf = (n: number) => `+55 11 9${String(70_000_000 + (n % 9_000_000)).padStart(8, '0')}`
const some = () => numberOf(Number.parseInt(randomUUID().slice(0, 7), 16))

async function sendFile(page: Page, name: string, file: string | Buffer) {
  await page.goto('/console/imports')
  const buffer = typeof file === 'string' ? Buffer.from(file) : file
  await page.getByLabel('Drop a file here, or choose one').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'See how it is read' }).click()
}

const fileOf = () =>
  'telefone,promotions,fecha,form,vendedor\n' +
  `${some()},sim,05/01/2026,form 17,loja 3\n` +
  `${some()},no,17/02/2026,call 882,loja 8\n` +
  '+1 415 555 0103,yes,,,x\n' +
  '9555-01O4,yes,05/01/2026,,x\n'

test('a file is read back as sentences, corrected, imported, and its report is read', async ({ page }) => {
  await signIn(page, 'editor')
  await sendFile(page, 'crm-november.csv', fileOf())
  await expect(page.getByRole('heading', { level: 1, name: 'crm-november' })).toBeVisible()
  await expect(page.getByText('Nothing has been written yet')).toBeVisible()
  const rows = page.getByRole('listitem').filter({ hasText: /agreed to|refused|Can’t be read/ })
  await expect(rows.first()).toContainText('agreed to Promotions on January 5, 2026.')
  await expect(rows.nth(1)).toContainText('refused Promotions on February 17, 2026.')
  await expect(rows.nth(2)).toContainText('A yes needs a time, and this one has none.')
  await expect(page.getByText('Row 3 shows that the day comes first.')).toBeVisible()
  await expect(rows.first()).not.toContainText('form 17')
  // A change is read at once.
  await page.getByLabel('form is read as').selectOption('Proof')
  await expect(rows.first()).toContainText('Proof: form 17.')
  await expectAccessible(page)
  await page.getByLabel('Name of this source').fill('CRM, November')
  await page.getByRole('button', { name: 'Import 4 rows' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Done: 2 taken, of 4 rows' })).toBeVisible({
    timeout: 30_000,
  })
  const why = page.getByRole('table', { name: 'Why rows were left out or are doubtful' })
  await why
    .getByRole('row', { name: /A yes needs a time/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('table', { name: /Rows of the report/ }).getByRole('row')).toHaveCount(2)
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the report' }).click()
  expect((await download).suggestedFilename()).toMatch(/^import-.*\.csv$/)
  await page.getByRole('link', { name: 'All files' }).click()
  const past = page.getByRole('row', { name: /CRM, November/ }).first()
  await expect(past).toContainText('2 taken, of 4 rows')
  await expectAccessible(page)
})

test('a column whose yes may be a no has to be explained before anything is begun', async ({ page }) => {
  await signIn(page, 'editor')
  await sendFile(page, 'list.csv', `phone,blocked\n${some()},yes\n`)
  const blocked = page.getByLabel('blocked is read as')
  await expect(blocked.locator('option:checked')).toHaveText('Possible refusals')
  await expect(blocked).toHaveAccessibleDescription(/^A yes counts only where this cell of its row is empty/)
  await blocked.selectOption('Answer, yes or no')
  await page.getByLabel('Rows without a topic are about').selectOption('Promotions')
  await expect(page.getByText('mean that they agreed, or that they refused?')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
  await page.getByText('They refused', { exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'refused Promotions' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete this file' }).click()
  await expect(page).toHaveURL(/\/console\/imports$/)
})

test('long names and values without a space stay within a phone, and a problem leads to what solves it', async ({
  page,
}) => {
  await signIn(page, 'editor')
  await sendFile(page, 'long.csv', `phone,answer,${'nombre_'.repeat(20)}\n${some()},yes,${'valor'.repeat(20)}\n`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Change it above' }).click()
  await expect(page).toHaveURL(/#rest$/)
  await expect(page.getByLabel('Rows without a topic are about')).toBeInViewport()
  await page.getByRole('button', { name: 'Delete this file' }).click()
  await expect(page).toHaveURL(/\/console\/imports$/)
})

for (const [name, file, sentence] of [
  ['empty.csv', '', 'The file is empty'],
  ['book.csv', Buffer.from('504b0304140006000800', 'hex'), 'This is a workbook'],
  ['latin.csv', Buffer.from('phone,nom\u{e3}\n', 'latin1'), 'We can’t read the characters in this file'],
  ['wide.csv', `${'a,'.repeat(1001)}a\n`, 'more than 1,000 columns'],
] as const) {
  test(`${name} is refused at its field, with what to do`, async ({ page }) => {
    await signIn(page, 'editor')
    await sendFile(page, name, file)
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    await expect(page.getByLabel('Drop a file here, or choose one')).toHaveAttribute('aria-invalid', 'true')
  })
}

test('consent and an audience are exported', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/imports')
  for (const [form, file, head] of [
    ['All consent', 'consents.csv', 'contact_id,'],
    ['Whom you may message about a topic', 'audience-', 'contact_id,phone,bsuid,answered_at'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('form', { name: form }).getByRole('button', { name: 'Download CSV' }).click()
    const got = await download
    expect(got.suggestedFilename()).toContain(file)
    const text = await new Response(await got.createReadStream().then((stream) => stream as unknown as BodyInit)).text()
    expect(text.startsWith(head)).toBe(true)
    expect(text.split('\n').length).toBeGreaterThan(3)
  }
})

test('a viewer, a stranger and another site send and take nothing', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console/imports')
  await expect(page.getByText('Editors import and export.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'See how it is read' })).toHaveCount(0)
  const { url } = instance()
  const post = (headers: Record<string, string>) =>
    send(url, '/console/imports/file', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x', ...headers },
      body: '--x--\r\n',
    })
  const [viewer, editor] = [await cookieOf('viewer'), await cookieOf('editor')]
  expect((await post({ Cookie: viewer, Origin: url })).status).toBe(403)
  expect((await post({ Cookie: editor, Origin: 'https://evil.example' })).status).toBe(403)
  expect((await post({ Origin: url })).location).toBe('/console/sign-in')
  expect((await post({ Cookie: editor, Origin: url })).location).toBe('/console/imports?problem=other_business')
  for (const target of ['/console/imports/consents.csv', '/console/imports/audience.csv?topic=promotions']) {
    expect((await send(url, target, { headers: { Cookie: viewer } })).status).toBe(403)
    expect((await send(url, target)).location).toBe('/console/sign-in')
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a file is sent, read back and begun', async ({ page }) => {
    await signIn(page, 'editor')
    await sendFile(page, 'plain.csv', `phone,when\n${some()},2026-01-05\n`)
    await page.getByLabel('Rows without a topic are about').selectOption('Promotions')
    await page.getByLabel('Rows without an answer mean').selectOption('Yes')
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'agreed to Promotions' })).toBeVisible()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('heading', { name: /^Done: 1 taken, of 1 row$/ })).toBeVisible({ timeout: 1000 })
    }).toPass()
  })
})

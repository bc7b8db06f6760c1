import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { expectAccessible, signIn } from '../testing/console'
import { expect, test } from '../testing/test'

const BUSINESS = 'cafe-aurora'
const logAddress = (what: string) => `${instance().url}/.well-known/sayso/${BUSINESS}/${what}`

/** Waits for the first checkpoint, which is signed within a minute of the first line. */
async function firstCheckpoint(page: Page): Promise<void> {
  await expect
    .poll(async () => (await page.request.get(logAddress('checkpoint'))).status(), { timeout: 120_000 })
    .toBe(200)
}

/** Presses what downloads a file. Returns where the file is. */
async function download(page: Page, name: string, to: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  await (await downloading).saveAs(to)
  return to
}

test('what the console exports holds in the page saved to a disk, with the public key alone', async ({
  page,
  context,
}, info) => {
  test.slow()
  await signIn(page, 'editor')
  await firstCheckpoint(page)
  await page.goto('/console')
  await page.getByRole('link', { name: 'Evidence' }).filter({ visible: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Evidence' })).toBeVisible()
  await expect(page.getByText(/^[\d,]+ lines? signed$/)).toBeVisible()
  await expectAccessible(page)

  const lines = await download(page, 'Sealed lines', info.outputPath('evidence.jsonl'))
  const records = await download(page, 'Consent records', info.outputPath('records.jsonl'))
  const saved = async (path: string, name: string) => {
    const file = info.outputPath(name)
    await writeFile(file, await (await page.request.get(path)).body())
    return file
  }
  const key = await saved(logAddress('key'), 'key.txt')
  const did = await saved(`${instance().url}/.well-known/did.json`, 'did.json')
  const verifier = await saved('/verify/sayso-verify.html', 'sayso-verify.html')

  // From the disk, and without a network.
  await context.setOffline(true)
  await page.goto(pathToFileURL(verifier).href)
  const check = async (file: string) => {
    await page.getByLabel('Receipt, evidence pack or export').setInputFiles(file)
    await page.getByLabel('Public key of the business').setInputFiles([key, did])
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeEnabled()
  }
  const verdict = page.locator('#result .verdict')
  await check(lines)
  await expect(verdict).toHaveText('Everything that was checked holds.')
  await expectAccessible(page)
  await check(records)
  await expect(verdict).toHaveText('Everything that was checked holds.')

  const changed = info.outputPath('changed.jsonl')
  await writeFile(
    changed,
    (await readFile(lines, 'utf8')).replace(String.raw`\"answer\":\"out\"`, String.raw`\"answer\":\"in\"`),
  )
  await check(changed)
  await expect(verdict).toHaveText('This does not hold.')
  await expect(page.getByText(/Entry [\d,]+: The line was changed/)).toBeVisible()
  await page.getByLabel('Language').selectOption('pt-BR')
  await expect(verdict).toHaveText('Isto não é válido.')
  await expect(page.getByText(/A linha foi alterada/)).toBeVisible()
  await context.setOffline(false)
})

test('a receipt is looked up by its reference, and a viewer sees nothing of it', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/console/evidence')
  const form = page.getByRole('form', { name: 'Look up a receipt' })
  await form.getByLabel('Reference').fill('no reference')
  await form.getByRole('button', { name: 'Look up' }).click()
  await expect(form.getByText('No line has this reference.').first()).toBeVisible()

  await signIn(page, 'viewer')
  await page.goto('/console/evidence')
  await expect(page.getByRole('heading', { name: 'Your role cannot see this' })).toBeVisible()
  const answer = await page.request.get('/console/evidence/export.jsonl', { maxRedirects: 0 })
  expect(answer.status()).toBe(403)
})

import type { Page } from '@playwright/test'
import { expectAccessible } from '../testing/console'
import { type EmptyInstallation, type EmptyInstallations, emptyInstallations } from '../testing/empty-installation'
import { expect, test } from '../testing/test'

let installations: EmptyInstallations
let empty: EmptyInstallation
test.beforeAll(async () => {
  installations = await emptyInstallations()
})
test.afterAll(() => installations.remove())
test.beforeEach(async () => {
  empty = await installations.start()
})
test.afterEach(() => empty.remove())

/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
const OWNER = { name: 'Ana Souza', email: 'ana@livraria.example', password: 'corvo azul trem manso' }

async function newCode(): Promise<string> {
  const [, code = ''] = /Set-up code: (\S+)/.exec(await empty.console('setup-code')) ?? []
  return code
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Set-up code' }).fill(code)
  await page.getByRole('button', { name: 'Start' }).click()
}

async function fillOwner(page: Page, { name, email, password } = OWNER): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function fillBusiness(page: Page): Promise<void> {
  await page.getByLabel('Name of the business').fill('Livraria Norte')
  await page.getByLabel('Main language').selectOption('Português')
  await page.getByLabel('English').check()
  await page.getByLabel('Country').selectOption('Brazil')
  await page.getByLabel('WhatsApp number').fill('11 5055-0100')
  await page.getByLabel('Time zone').selectOption('America/Sao_Paulo')
  await page.getByLabel('Legal name').fill('Livraria Norte Ltda.')
  await page.getByLabel('Address').fill('Rua Augusta 1, São Paulo')
  await page.getByLabel('E-mail for questions about data').fill('privacidade@livraria.example')
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function chooseTopics(page: Page): Promise<void> {
  await page.getByLabel(/Novidades/).check()
  await page.getByLabel(/Promoções/).uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a new installation is set up in the browser, from the code to a first link on one’s own phone', async ({
  browser,
}) => {
  test.slow()
  const context = await browser.newContext({ baseURL: empty.url, locale: 'en-GB', timezoneId: 'America/Bogota' })
  const page = await context.newPage()
  await page.goto('/console')
  await expect(page).toHaveURL(/\/console\/set-up$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Sayso')

  await enterCode(page, 'AAAA-AAAA-AAAA')
  await expect(page.getByRole('alert').filter({ hasText: 'This code is not right.' })).toBeVisible()
  const code = await newCode()
  await enterCode(page, code.toLowerCase().replaceAll('-', ' '))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who are you?')
  await fillOwner(page, { ...OWNER, password: 'short' })
  await expect(page.getByText('Use 10 characters or more.').last()).toBeVisible()
  await page.reload()
  // What was typed is there after a reload; no password is.
  await expect(page.getByLabel('Your name')).toHaveValue(OWNER.name)
  await expect(page.getByLabel('Choose a password')).toHaveValue('')
  await fillOwner(page)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your business')
  await expect(page.getByLabel('Time zone')).toHaveValue('America/Bogota')
  await expect(page.getByLabel('Country')).toHaveValue('GB')
  await fillBusiness(page)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do you send?')
  // Nobody gets ahead of a step, and the way back loses nothing.
  await page.goto('/console/set-up/look')
  await expect(page).toHaveURL(/\/set-up\/topics$/)
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(page.getByLabel('Name of the business')).toHaveValue('Livraria Norte')
  await expect(page.getByLabel('English')).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await chooseTopics(page)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How should it look?')
  // A start prints another code meanwhile: the answers stay, and the new code goes on with them.
  const other = await newCode()
  await page.getByLabel('Color', { exact: true }).fill('#7a1f5c')
  await page.getByRole('button', { name: 'Make the page' }).click()
  await expect(page.getByText('This code is not right.')).toBeVisible()
  await enterCode(page, other)
  await expect(page.getByLabel('Color', { exact: true })).toHaveValue('#7a1f5c')
  await page
    .getByLabel(/^Logo/)
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg ></svg>') })
  await page.getByRole('button', { name: 'Make the page' }).click()
  await expect(page.getByLabel(/^Logo/)).toHaveAccessibleDescription(/svg/i)
  await page.getByLabel(/^Logo/).setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PICTURE })
  await page.getByRole('button', { name: 'Make the page' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The page of Livraria Norte is ready')
  await page.getByLabel('Your WhatsApp number').fill('no number')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('We can’t read this number.').last()).toBeVisible()
  await page.getByLabel('Your WhatsApp number').fill('11 91234-5678')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connect a backend' })).toHaveAttribute('href', '/console/backends')

  const link = (await page.getByRole('link', { name: 'Open it here' }).getAttribute('href')) ?? ''
  await page.goto(link)
  await expect(page.getByText('Livraria Norte').first()).toBeVisible()
  await expect(page.locator('header img')).toHaveAttribute('src', /^\/logo\//)
  await page.getByRole('switch', { name: 'News' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()

  // It can be set up once, and its owner signs in with what they chose.
  await page.context().clearCookies()
  await page.goto('/console/set-up')
  await expect(page).toHaveURL(/\/console\/sign-in$/)
  await page.getByLabel('E-mail').fill(OWNER.email)
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who you may message now')
  await context.close()
})

test('axe finds nothing in any step, and each fits a phone', async ({ browser }) => {
  test.slow()
  const context = await browser.newContext({ baseURL: empty.url, locale: 'en-GB', timezoneId: 'America/Bogota' })
  const page = await context.newPage()
  const expectStep = async (title: string) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expectAccessible(page)
  }
  await page.goto('/console')
  await expectStep('Set up Sayso')
  await enterCode(page, await newCode())
  await expectStep('Who are you?')
  await fillOwner(page)
  await expectStep('Your business')
  await fillBusiness(page)
  await expectStep('What do you send?')
  await chooseTopics(page)
  await expectStep('How should it look?')
  await page.getByRole('button', { name: 'Make the page' }).click()
  await expectStep('The page of Livraria Norte is ready')
  await page.getByLabel('Your WhatsApp number').fill('11 91234-5678')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible()
  await expectAccessible(page)
  await context.close()
})

test('the set-up works without scripts, and says what is wrong with each field', async ({ browser }) => {
  test.slow()
  const context = await browser.newContext({ baseURL: empty.url, javaScriptEnabled: false, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto('/console')
  await enterCode(page, await newCode())
  await fillOwner(page)
  await page.getByLabel('Name of the business').fill('Norte Books')
  for (const label of ['Legal name', 'Address']) await page.getByLabel(label).fill('Calle 12, Bogotá')
  await page.getByLabel('Time zone').selectOption('America/Bogota')
  await page.getByLabel('WhatsApp number').fill('12')
  await page.getByLabel('Privacy notice').fill('http://norte.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('WhatsApp number')).toHaveAccessibleDescription(/Write the whole number/)
  await expect(page.getByLabel('Privacy notice')).toHaveAccessibleDescription(/begins with https/)
  await expect(page.getByLabel('Name of the business')).toHaveValue('Norte Books')
  await page.getByLabel('WhatsApp number').fill('+57 300 123 4567')
  await page.getByLabel('Privacy notice').fill('norte.example/privacy')
  await page.getByRole('button', { name: 'Continue' }).click()
  for (const topic of [/Your orders/, /Promotions/]) await page.getByLabel(topic).uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Choose at least one topic.')).toBeVisible()
  await page.getByLabel(/Surveys/).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Make the page' }).click()
  await page.getByLabel('Your WhatsApp number').fill('+57 300 765 4321')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible()
  await context.close()
})

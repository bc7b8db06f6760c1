import { instance } from '@/testing/instance'
import { DEMO_EMAILS, expectAccessible, fillSignIn, signInByForm } from '../testing/console'
import { expect, test } from '../testing/test'

const problem = /The e-mail or password is not right\./

test('the owner signs in with what npm start prints, and out again', async ({ page }) => {
  await page.goto('/console')
  await expect(page).toHaveURL(/\/console\/sign-in$/)
  await signInByForm(page, 'owner')
  await expect(page.getByRole('navigation').first()).toContainText('Café Aurora')
  await expect(page.getByText('Signed in as an owner')).toBeVisible()
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ name }) => name === 'sayso-session')).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }])

  await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto('/console')
  await expect(page).toHaveURL(/\/console\/sign-in$/)
})

test('a cookie that was copied before is worth nothing after signing out', async ({ page, context }) => {
  await signInByForm(page, 'viewer')
  const kept = await context.cookies()
  await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await context.addCookies(kept)
  await page.goto('/console')
  await expect(page).toHaveURL(/\/console\/sign-in$/)
})

test('a wrong password and an unknown person get the same answer, and what was typed stays', async ({ page }) => {
  for (const email of [`nobody-${Date.now()}@example.com`, DEMO_EMAILS.editor]) {
    await fillSignIn(page, email, 'certainly not this one')
    await expect(page.getByRole('alert').filter({ hasText: problem })).toHaveText(
      'The e-mail or password is not right.',
    )
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
  }
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('signing in, a wrong password and signing out work', async ({ page }) => {
    await fillSignIn(page, DEMO_EMAILS.editor, 'certainly not this one')
    await expect(page.getByText(problem)).toBeVisible()
    await fillSignIn(page, DEMO_EMAILS.editor, instance().console.password)
    await expect(page.getByText('Signed in as an editor')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
  })
})

for (const [locale, title] of [
  ['es-MX', 'Iniciar sesión'],
  ['pt-BR', 'Entrar'],
  ['en-GB', 'Sign in'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })
    test('the page speaks the language of the browser, and axe finds nothing', async ({ page }) => {
      await page.goto('/console/sign-in')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expectAccessible(page)
    })
  })
}

import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { newMember } from '@/testing/members'
import { cookieOf, expectAccessible, signIn, signInAs } from '../testing/console'
import { hiddenFields, send, sendForm } from '../testing/hand-made'
import { expect, test } from '../testing/test'

test('somebody is invited by a link that is shown once, joins, gets another role, and is removed', async ({ page }) => {
  const email = `new-${randomUUID()}@example.com`
  await signIn(page, 'owner')
  await page.goto('/console')
  await page.getByRole('link', { name: 'Members' }).filter({ visible: true }).click()
  await expect(page.getByRole('row', { name: /Ana Souza/ })).toContainText('you')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Invite somebody' }).click()
  await expectAccessible(page)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Viewer').check()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const made = page.getByRole('status').filter({ hasText: `The invitation for ${email} works until` })
  const link = await made.locator('code').innerText()
  await expect(made).toContainText('no mail server is set up')
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('as viewer')
  expect(await page.content()).not.toContain(link)

  const fields = { name: 'Dora Lima', password: 'quiet river walks' }
  const joined = await sendForm(instance().url, new URL(link).pathname, fields, { 'Accept-Language': 'en' })
  expect(joined.status).toBe(303)
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toHaveCount(0)
  await page.getByRole('row').filter({ hasText: email }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dora Lima' })).toBeVisible()
  await page.getByLabel('Editor').check()
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Dora Lima is now editor.' })).toBeVisible()
  await expectAccessible(page)

  await page.getByText('Remove Dora Lima').first().click()
  await expect(page.getByText(/can do nothing more in Café Aurora/)).toBeVisible()
  await page.getByRole('button', { name: 'Remove Dora Lima' }).click()
  await expect(page.getByText('Dora Lima no longer works here.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Dora Lima works here again, as editor')).toBeVisible()
  await page.getByRole('link', { name: 'What they changed' }).click()
  await expect(page).toHaveURL(/\/console\/audit\?who=/)
  await expect(page.getByRole('listitem').filter({ hasText: 'Dora Lima joined the business' })).toBeVisible()
})

test('an invitation is taken back', async ({ page }) => {
  const email = `late-${randomUUID()}@example.com`
  await signIn(page, 'owner')
  await page.goto('/console/members/invite')
  await page.getByLabel('E-mail').fill('no address')
  await page
    .locator('form')
    .filter({ has: page.getByLabel('E-mail') })
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.locator('code').filter({ hasText: '/console/invitation/' }).innerText()
  await page.getByRole('link', { name: 'Done' }).click()
  await page.getByRole('button', { name: `Withdraw the invitation to ${email}` }).click()
  await expect(page.getByText('The link of this invitation no longer works.')).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This invitation was withdrawn' })).toBeVisible()
})

test('two owners change one role: the second sees what the first did', async ({ page, browser }) => {
  const { email } = await newMember('viewer')
  await signIn(page, 'owner')
  const other = await browser.newContext({ baseURL: instance().url, locale: 'en-GB' })
  const theirs = await other.newPage()
  await signIn(theirs, 'owner')
  for (const each of [page, theirs]) {
    await each.goto('/console/members')
    await each.getByRole('row').filter({ hasText: email }).getByRole('link').click()
    await expect(each.getByLabel('Viewer')).toBeChecked()
  }
  await page.getByLabel('Editor').check()
  await page.getByRole('button', { name: 'Save role' }).click()
  await expect(page.getByText(/is now editor\./)).toBeVisible()
  await theirs.getByLabel('Owner').check()
  await theirs.getByRole('button', { name: 'Save role' }).click()
  await expect(theirs.getByText(/Somebody else has just changed this: .* is now editor\./)).toBeVisible()
  await other.close()
})

test('a viewer sees who works here and changes nothing, also by hand', async ({ page }) => {
  await signIn(page, 'viewer')
  await page.goto('/console/members')
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Invite somebody' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('row', { name: /you/ }).getByRole('link').click()
  await expect(page.getByText('Owners can change this.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save role' })).toHaveCount(0)
  await expectAccessible(page)

  // The form that an owner has, sent by the viewer.
  const { pathname } = new URL(page.url())
  const owners = await send(instance().url, pathname, { headers: { Cookie: await cookieOf('owner') } })
  const answer = await page.request.post(pathname, {
    multipart: { ...hiddenFields(owners.body, 'seen'), role: 'owner' },
    headers: { Origin: instance().url },
  })
  expect(await answer.text()).toContain('Your role does not allow this.')
  await page.reload()
  await expect(page.getByText(/, viewer$/)).toBeVisible()
  await page.goto('/console/members/invite')
  await expect(page.getByRole('heading', { name: 'Your role cannot see this' })).toBeVisible()
})

test('an editor leaves, and is a former member from then on', async ({ page }) => {
  const member = await newMember('editor')
  const { email } = member
  await signInAs(page, member)
  await page.goto('/console/members')
  await page.getByRole('row').filter({ hasText: email }).getByRole('link').click()
  await page.getByText('Leave Café Aurora').click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page).toHaveURL(/\/console\/sign-in/)

  await signIn(page, 'owner')
  await page.goto('/console/members')
  await page.getByText(/former member/).click()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toBeVisible()
})

import { devices, type Page } from '@playwright/test'
import { faultsOf } from '../testing/axe'
import { heading, press, switchOf } from '../testing/page'
import { newCustomer, recordOf } from '../testing/sandbox'
import { expect, test } from '../testing/test'

/** The milliseconds that a busy machine may take; the benchmark measures how long it really takes. */
const IN_STEP_MS = 60_000

const field = (page: Page, key: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: key, exact: true }) })
    .getByRole('cell')

/** Waits until the backend holds these values and the page beside the phone shows them. */
async function expectRecord(page: Page, uuid: string, values: { [key: string]: string }): Promise<void> {
  await expect.poll(() => recordOf(uuid), { timeout: IN_STEP_MS, intervals: [50] }).toMatchObject(values)
  for (const [key, value] of Object.entries(values)) await expect(field(page, key)).toHaveText(value || 'none')
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message as Inés').fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
const screens = { desktop: { viewport: { width: 1280, height: 900 } }, phone }

for (const [screen, options] of Object.entries(screens)) {
  test.describe(`on a ${screen}`, () => {
    test.use(options)

    test('from the button in a message to the record in the backend, and from PARAR to VOLVER', async ({
      page,
      context,
    }) => {
      const { uuid } = await newCustomer('es')
      await page.goto(`/sandbox?contact=${uuid}`)
      const chat = page.getByRole('log', { name: 'Messages' })
      await expect(chat).toContainText('Inés, este fin de semana el segundo café va por nuestra cuenta.')
      await expect(field(page, 'consent_menu_news')).toHaveText('yes')
      await expect(field(page, 'consent_promotions')).toHaveText('no')

      const opened = context.waitForEvent('page')
      await chat.getByRole('link', { name: 'Mis preferencias' }).click()
      const preferences = await opened
      await expect(heading(preferences)).toHaveText('¿Qué quieres recibir por WhatsApp?')
      await switchOf(preferences, 'Promociones').click()
      await press(preferences, 'Guardar')
      await expectRecord(page, uuid, {
        consent_promotions: 'yes',
        marketing_opt_in: 'true',
        groups: 'Consent promotions',
      })

      await preferences.getByRole('link', { name: 'Volver a mis temas' }).click()
      await switchOf(preferences, 'Promociones').click()
      await switchOf(preferences, 'Novedades del menú').click()
      await press(preferences, 'Guardar')
      await expectRecord(page, uuid, {
        consent_promotions: 'no',
        consent_menu_news: 'no',
        consent_orders: 'yes',
        marketing_opt_in: 'false',
        groups: '',
      })
      await page.getByRole('button', { name: 'Send the offer again' }).click()
      await expect(chat).toContainText('Not sent: Weni blocks marketing templates')

      await say(page, 'PARAR')
      await expect(chat).toContainText(
        'Listo. Ya no recibirás mensajes de Café Aurora, excepto sobre: Seguridad de tu cuenta.',
      )
      await expectRecord(page, uuid, {
        consent_orders: 'no',
        consent_account_security: 'yes',
        marketing_opt_in: 'false',
      })

      await say(page, 'Volver')
      await expect(chat).toContainText('¡Qué bueno tenerte de vuelta!')
      await expectRecord(page, uuid, { consent_orders: 'yes', consent_promotions: 'no', marketing_opt_in: 'false' })
    })

    test('axe finds nothing on the sandbox page, in light and in dark, and it needs no scrolling sideways', async ({
      page,
    }) => {
      const { uuid } = await newCustomer('en')
      await page.goto(`/sandbox?contact=${uuid}`)
      await expect(page.getByRole('link', { name: /My preferences/ })).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await faultsOf(page)).toEqual([])
      }
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    })
  })
}

test('the words beside the field are written by a tap; the flow answers with the link what is not understood', async ({
  page,
}) => {
  const { uuid } = await newCustomer('pt-BR')
  await page.goto(`/sandbox?contact=${uuid}`)
  const chat = page.getByRole('log', { name: 'Messages' })
  await page.getByRole('button', { name: 'PARAR', exact: true }).click()
  await expect(chat).toContainText(
    'Pronto. Você não vai mais receber mensagens de Café Aurora, exceto sobre: Segurança da sua conta.',
  )
  await page.getByRole('button', { name: 'VOLTAR', exact: true }).click()
  await expect(chat).toContainText('Que bom ter você de volta!')
  await say(page, 'qual é o horário de vocês?')
  await expect(chat).toContainText('Escolha o que Café Aurora pode enviar para você')
})

test('what the simulator writes is answered, and changes neither the person’s choice nor the record', async ({
  page,
}) => {
  const { uuid } = await newCustomer('en')
  await page.goto(`/sandbox?contact=${uuid}`)
  await expect(field(page, 'consent_orders')).toHaveText('yes')
  const before = await recordOf(uuid)
  await page.getByLabel('Simulator').check()
  await say(page, 'STOP')
  await expect(page.getByRole('log').getByRole('article').filter({ hasText: 'Business wrote' }).last()).toContainText(
    'Simulator',
  )
  await page.getByLabel('Simulator').uncheck()
  await say(page, 'hello')
  await expect(page.getByRole('log')).toContainText('Choose what Café Aurora may send you')
  expect(await recordOf(uuid)).toEqual(before)
})

test('another contact’s phone can be picked, and the address keeps it', async ({ page }) => {
  await page.goto('/sandbox')
  await page.getByLabel('Whose phone').selectOption({ label: 'Emily Clark · English' })
  await expect(page.getByRole('region', { name: 'Emily Clark’s phone' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Emily Clark’s phone' })).toBeVisible()
})

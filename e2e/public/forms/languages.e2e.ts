import { heading, QUESTION, switchOf } from '../../testing/page'
import { expect, test } from '../../testing/test'

test('the language can be switched on the page, and what is saved is confirmed in it', async ({ page, person }) => {
  await page.goto(person.url)
  await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Español' }).click()
  await expect(heading(page)).toHaveText(QUESTION.es)
  await switchOf(page, 'Promociones').click()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(heading(page)).toHaveText('Listo. Recibirás mensajes sobre: Promociones.')
  await page.getByRole('navigation', { name: 'Idioma' }).getByRole('link', { name: 'Português' }).click()
  await expect(heading(page)).toHaveText('Pronto. Você vai receber mensagens sobre: Promoções.')
  await page.getByRole('link', { name: 'Voltar aos meus assuntos' }).click()
  await expect(heading(page)).toHaveText(QUESTION['pt-BR'])
})

test('another language before saving keeps every switch where it was put, and Save then says it', async ({
  page,
  person,
}) => {
  await page.goto(person.url)
  await switchOf(page, 'Promotions').click()
  await switchOf(page, 'Your orders').click()
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(heading(page)).toHaveText(QUESTION.es)
  await expect(switchOf(page, 'Promociones')).toBeChecked()
  await expect(switchOf(page, 'Tus pedidos')).not.toBeChecked()
  await page.getByRole('link', { name: 'Português' }).click()
  await page.getByRole('button', { name: 'Salvar' }).click()
  await expect(heading(page)).toHaveText(
    'Pronto. Você vai receber mensagens sobre: Promoções. Não enviaremos mais mensagens sobre: Seus pedidos.',
  )
})

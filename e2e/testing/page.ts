import { expect, type Page } from '@playwright/test'

/** The demo's topics in English, in the order of the page. */
export const TOPICS = [
  'Your orders',
  'Booking reminders',
  'Promotions',
  'Menu news',
  'Surveys',
  'Account security',
] as const
export type Topic = (typeof TOPICS)[number]

/** The title of the topics in each language. */
export const QUESTION = {
  es: '¿Qué quieres recibir por WhatsApp?',
  'pt-BR': 'O que você quer receber pelo WhatsApp?',
  en: 'What would you like to receive on WhatsApp?',
} as const

export const switchOf = (page: Page, topic: string) => page.getByRole('switch', { name: topic, exact: true })
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Presses a button that sends a form, and waits for the confirmation page. */
export async function press(page: Page, name: string): Promise<void> {
  const before = page.url()
  await button(page, name).click()
  await expect(page).not.toHaveURL(before)
}

/** Switches these topics to the other side and saves. */
export async function toggle(page: Page, ...topics: Topic[]): Promise<void> {
  for (const topic of topics) await switchOf(page, topic).click()
  await press(page, 'Save')
}

export async function expectOn(page: Page, ...topics: Topic[]): Promise<void> {
  for (const topic of TOPICS)
    await expect(switchOf(page, topic), topic).toBeChecked({ checked: topics.includes(topic) })
}

/** Returns the reference that the saved view names. */
export async function referenceOn(page: Page): Promise<string> {
  const receipt = await page.getByText(/Reference [0-9A-F]{8}\./).textContent()
  return /Reference ([0-9A-F]{8})/.exec(receipt ?? '')?.[1] ?? ''
}

/** Opens the part of the page with the pauses and chooses one. */
export async function pause(page: Page, length: string): Promise<void> {
  await page.getByText('Pause everything for a while').click()
  await press(page, length)
}

/** The topics of a new contact that are on: those that are sent until refused, and those that can't be refused. */
export const AT_FIRST: Topic[] = ['Your orders', 'Menu news', 'Account security']

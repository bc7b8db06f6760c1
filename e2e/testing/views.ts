import { expect, type Page } from '@playwright/test'
import { instance } from '@/testing/instance'
import { demoLink, reissued } from '@/testing/links'
import { newPerson, type Person } from './inbound'
import { button, heading, pause, press, switchOf, toggle } from './page'

const stop = async (page: Page, person: Person) => {
  await page.goto(person.url)
  await press(page, 'Stop all messages')
}

const reasoned = async (page: Page, reason: string) => {
  await page.getByRole('radio', { name: reason }).check()
  await button(page, 'Send').click()
}

type View = [shows: string | RegExp, open: (page: Page, person: Person) => Promise<unknown>]

const QUESTION = 'What would you like to receive on WhatsApp?'

/** Every view that a person can see: its heading, and the way to it. */
export const VIEWS: Record<string, View> = {
  preferences: [QUESTION, (page, person) => page.goto(person.url)],
  'preferences, everything open': [
    QUESTION,
    async (page, person) => {
      await page.goto(person.url)
      for (const title of ['Pause everything for a while', 'Your data'])
        await page.getByText(title, { exact: true }).click()
    },
  ],
  'my data, before the code': ['Your data at Café Aurora', (page, person) => page.goto(`${person.url}?my=data`)],
  'preferences in Spanish': [
    '¿Qué quieres recibir por WhatsApp?',
    async (page) => page.goto((await newPerson('es')).url),
  ],
  'preferences in Portuguese': [
    'O que você quer receber pelo WhatsApp?',
    async (page) => page.goto((await newPerson('pt-BR')).url),
  ],
  'preferences without a number': [QUESTION, async (page) => page.goto(`${(await newPerson('en', null)).url}?l=en`)],
  'preferences, stopped': [
    QUESTION,
    async (page, person) => {
      await stop(page, person)
      await page.goto(person.url)
    },
  ],
  'preferences, stopped and one topic on again': [
    QUESTION,
    async (page, person) => {
      await stop(page, person)
      await page.goto(person.url)
      await toggle(page, 'Promotions')
      await page.goto(person.url)
    },
  ],
  'preferences, paused': [
    QUESTION,
    async (page, person) => {
      await page.goto(person.url)
      await pause(page, '1 month')
      await page.goto(person.url)
    },
  ],
  'preferences, held back by WhatsApp': [QUESTION, (page) => page.goto(demoLink('provider_stop', 1))],
  'saved, one topic off': [
    'Done. You’ll no longer get messages about: Menu news.',
    async (page, person) => {
      await page.goto(person.url)
      await toggle(page, 'Menu news')
    },
  ],
  'saved, many topics': [
    'Done. You turned on 3 topics and turned off 2.',
    async (page, person) => {
      await page.goto(person.url)
      await toggle(page, 'Your orders', 'Booking reminders', 'Promotions', 'Menu news', 'Surveys')
    },
  ],
  'saved, nothing changed': [
    'You made no changes.',
    async (page, person) => {
      await page.goto(person.url)
      await press(page, 'Save')
    },
  ],
  'saved, stopped': ['Done. You won’t get any more messages from Café Aurora, except about: Account security.', stop],
  'saved, paused': [
    /^Done. Everything is paused until /,
    async (page, person) => {
      await page.goto(person.url)
      await pause(page, '3 months')
    },
  ],
  'saved, offers in the place of a stop': [
    'Done. You’ll no longer get messages about: Promotions, Menu news, and Surveys.',
    async (page, person) => {
      await stop(page, person)
      await press(page, 'Stop only the offers')
    },
  ],
  'saved, returned': [
    'Welcome back. You’ll get messages again.',
    async (page, person) => {
      await stop(page, person)
      await page.goto(person.url)
      await press(page, 'Receive messages again')
    },
  ],
  'saved, undone since': [
    'This change was undone.',
    async (page, person) => {
      await stop(page, person)
      const stopped = page.url()
      await press(page, 'Undo')
      await page.goto(stopped)
    },
  ],
  'preferences in another language before saving': [
    'O que você quer receber pelo WhatsApp?',
    async (page, person) => {
      await page.goto(person.url)
      await switchOf(page, 'Promotions').click()
      await page.getByRole('link', { name: 'Português' }).click()
    },
  ],
  'reason: too many': [
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
    async (page, person) => {
      await stop(page, person)
      await reasoned(page, 'Too many messages')
    },
  ],
  'reason: not my number': [
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
    async (page, person) => {
      await stop(page, person)
      await reasoned(page, 'This is not my number')
    },
  ],
  released: [
    'Done. This number has been removed.',
    async (page, person) => {
      await stop(page, person)
      await reasoned(page, 'This is not my number')
      await press(page, 'Yes, remove this number')
    },
  ],
  'limited link': [
    'This link has expired, but you can still use it to stop all messages',
    (page, person) => page.goto(reissued(person.url, { daysAgo: 50 })),
  ],
  'limited link, stopped': [
    'Done. You won’t get any more messages from Café Aurora, except about: Account security.',
    async (page, person) => {
      await page.goto(reissued(person.url, { daysAgo: 50 }))
      await press(page, 'Stop all messages')
    },
  ],
  'limited link, fresh one asked for': [
    'Your new link is on its way.',
    async (page, person) => {
      await page.goto(reissued(person.url, { daysAgo: 50 }))
      await press(page, 'Send me a new link')
    },
  ],
  'limited link, fresh one sent already': [
    'We already sent you a new link.',
    async (page, person) => {
      const url = reissued(person.url, { daysAgo: 50 })
      await page.goto(url)
      await press(page, 'Send me a new link')
      await page.goto(url)
      await press(page, 'Send me a new link')
    },
  ],
  'revoked link': ['This link no longer works', (page, person) => page.goto(reissued(person.url, { epoch: 9 }))],
  'unknown link': ['We don’t recognise this link', (page) => page.goto(`${instance().url}/p/${'B'.repeat(60)}`)],
  'simulated link': ['This is a test link', (page) => page.goto(`${instance().url}/p/simulator`)],
  'front door': [
    'Choose what Café Aurora may send you on WhatsApp',
    (page) => page.goto(`${instance().url}/b/cafe-aurora?l=en`),
  ],
  'front door, everything open': [
    'Choose what Café Aurora may send you on WhatsApp',
    async (page) => {
      await page.goto(`${instance().url}/b/cafe-aurora?l=en`)
      await page.getByText('Are the messages for somebody else?', { exact: true }).click()
    },
  ],
  'front door, a landline': [
    'Elige qué puede enviarte Café Aurora por WhatsApp',
    async (page) => {
      await page.goto(`${instance().url}/b/cafe-aurora?l=es`)
      await page.getByRole('textbox').fill('11 3456-7890')
      await button(page, 'Enviarme mi enlace').click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  ],
  'front door, asked': [
    'Veja no WhatsApp',
    (page) => page.goto(`${instance().url}/b/cafe-aurora?l=pt-BR&done=asked&end=4321`),
  ],
  'bad request': [
    'Nothing was saved: we couldn’t read what was sent',
    async (page, person) => {
      await page.goto(person.url)
      await page
        .locator('input[name=shown]')
        .first()
        .evaluate((input) => input.setAttribute('value', 'x'))
      await press(page, 'Save')
    },
  ],
}

/** Opens a view and waits until it is shown. */
export async function openView(name: string, page: Page, person: Person): Promise<void> {
  const [shows, open] = VIEWS[name] ?? ['', () => Promise.reject(new Error(`no view ${name}`))]
  await open(page, person)
  await expect(heading(page)).toHaveText(shows)
  await page.waitForLoadState('load')
}

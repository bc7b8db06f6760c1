import { test as base, expect } from '@playwright/test'
import { newPerson, type Person } from './inbound'

interface Fixtures {
  /** Somebody new, with a link in English. */
  person: Person
  /** Fails the test when a page complains: an error of a script, or something its own policy forbids. */
  quiet: void
}

export const test = base.extend<Fixtures>({
  // Playwright reads the first parameter's text: it must be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  person: async ({}, use) => use(await newPerson('en')),
  quiet: [
    async ({ context }, use) => {
      const complaints: string[] = []
      context.on('weberror', (error) => complaints.push(error.error().message))
      context.on('console', (message) => {
        // The browser's own note of a status of 400 and more: some tests ask for one.
        const isStatus = message.text().startsWith('Failed to load resource: the server responded with')
        if (message.type() === 'error' && !isStatus) complaints.push(message.text())
      })
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

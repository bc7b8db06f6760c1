import { test as base, expect } from '@playwright/test'
import { newPerson, type Person } from './inbound'

interface Fixtures {
  /** A new person with a link in English. */
  person: Person
  /** Fails the test when a page reports an error of a script, or something that its own policy forbids. */
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
        // The browser's own note of a status of 400 or more, which some tests cause on purpose.
        const isStatus = message.text().startsWith('Failed to load resource: the server responded with')
        // The test runner's own script for its traces, in the preview of the console, where nothing may run.
        const isTrace = /^Blocked script execution in '(about:blank|[^']*\/console\/preview)'/.test(message.text())
        if (message.type() === 'error' && !isStatus && !isTrace) complaints.push(message.text())
      })
      await use()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

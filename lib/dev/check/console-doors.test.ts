import { expect, test } from 'vitest'
import { findConsoleActions, findConsoleDoors } from './console-doors'

/** Signing out and choosing a business need no right: they touch nothing but the session of who calls. */
const OWN_CHECK = ['chooseBusinessAction', 'signOutAction']

/** Of people who are not signed in: what they may do is decided by a password, a token or the provider. */
const OPEN_DOORS = [
  '/console/auth/begin',
  '/console/auth/callback/:provider',
  '/console/invitation/:token',
  '/console/password/:token',
  '/console/set-up',
  '/console/sign-in',
  '/console/sign-in/code',
]

test('every server action of the console is made by a wrapper that asks who calls', () => {
  const actions = findConsoleActions()
  expect(actions.length).toBeGreaterThan(10)
  expect(actions.filter(({ by }) => by === 'own_check').map(({ name }) => name)).toEqual(OWN_CHECK.toReversed())
})

test('what takes a secret instead of a session is on a page for people who are not signed in', () => {
  const misplaced = findConsoleActions().filter(({ by, file }) => by === 'secret' && file.includes('(signed-in)'))
  expect(misplaced).toEqual([])
})

test('every page and route of the console asks who is signed in, but for those that lead there', () => {
  const doors = findConsoleDoors()
  expect(doors.length).toBeGreaterThan(5)
  const silent = doors.filter(({ text }) => !/\b(requireSignedIn|whoIsSignedIn|consoleDocument)\b/.test(text))
  const unknown = silent.map(({ path }) => path).filter((path) => !OPEN_DOORS.includes(path))
  expect(unknown).toEqual([])
})

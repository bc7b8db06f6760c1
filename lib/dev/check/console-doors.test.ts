import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { findConsoleActions, findConsoleDoors } from './console-doors'
import { filesOfRepository } from './files-of-repository'

/** Signing out and choosing a business need no right: they touch nothing but the session of who calls. */
const OWN_CHECK = ['chooseBusinessAction', 'signOutAction']

/** Of people who are not signed in: what they may do is decided by a password, a token or the provider. */
const OPEN_DOORS = [
  '/console/auth/begin',
  '/console/auth/callback/:provider',
  '/console/invitation/:token',
  '/console/password/:token',
  '/console/set-up',
  '/console/set-up/business',
  '/console/set-up/look',
  '/console/set-up/owner',
  '/console/set-up/topics',
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
  const silent = doors.filter(({ text }) => !/\b(requireSignedIn|whoIsSignedIn|consoleRoute)\b/.test(text))
  const unknown = silent.map(({ path }) => path).filter((path) => !OPEN_DOORS.includes(path))
  expect(unknown).toEqual([])
})

/** Routes that no member takes a file from: two are on the way to a session, and one fills a frame of the console. */
const OTHER_ROUTES = ['/console/auth/begin', '/console/auth/callback/:provider', '/console/preview']

test('every route that a member takes a file from or sends one to is made by consoleRoute', () => {
  const routes = findConsoleDoors().filter(({ isPage }) => !isPage)
  expect(routes.length).toBeGreaterThan(8)
  const others = routes.filter(({ own }) => !/^export const (GET|POST) = consoleRoute\b/m.test(own))
  expect(others.map(({ path }) => path).toSorted()).toEqual(OTHER_ROUTES)
  const exported = routes.flatMap(({ path, own }) => {
    const bare = own.match(/^export (async )?function|^export const \w+ = (?!consoleRoute\b).*/gm) ?? []
    return OTHER_ROUTES.includes(path) ? [] : bare
  })
  expect(exported).toEqual([])
})

test('no component of the browser brings the words of an area in every language', () => {
  const files = filesOfRepository(ROOT).filter((file) => /^(app|components)\/.*\.tsx?$/.test(file))
  const clients = files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const)
  const ours = clients.filter(([, text]) => /^'use client'/m.test(text))
  expect(ours.length).toBeGreaterThan(10)
  const bringing = ours.filter(([, text]) => /^import (?!type ).*'@\/lib\/i18n\/console\/\w+\/words'/m.test(text))
  // The words of a screen that could not be read have no server that hands them over.
  expect(bringing.map(([file]) => file)).toEqual(['app/console/(signed-in)/error.tsx'])
})

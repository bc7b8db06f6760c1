import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { SCOPES } from '@/lib/api/scopes'
import { askScopes, readScopes } from './scopes'

test('scopes are read with or without spaces, each once; all of them have a word of their own', () => {
  expect(readScopes('check, links,check')).toEqual(['check', 'links'])
  expect(readScopes('all')).toEqual(Object.keys(SCOPES))
  expect(readScopes('check,everything')).toContain('There is no scope "everything". There are: ')
  expect(readScopes(' , ')).toContain('needs at least one scope')
})

test('at a terminal each scope is named with what it allows, and what is typed is taken', async () => {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()]
  const asked = askScopes(input, output)
  input.write('check,links\n')
  expect(await asked).toBe('check,links')
  const shown = String(output.read())
  for (const [scope, what] of Object.entries(SCOPES))
    expect(shown).toMatch(new RegExp(`${scope} +${what.slice(0, 10)}`))
})

test('without a terminal nothing is guessed', async () => {
  expect(await askScopes(new PassThrough(), new PassThrough())).toBeNull()
})

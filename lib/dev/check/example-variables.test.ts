import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

// Who pastes the examples of a page into a shell, from its beginning, has each variable that they name.

/** What every shell has. */
const GIVEN = new Set(['HOME', 'PWD', 'PATH'])
/** `${NAME:-value}` has a value in any case. */
const USED = /\$\{?([A-Z][A-Z0-9_]*)(?![A-Z0-9_]|:-)/g

/** Returns the variables that examples of a page use and that none before has set. */
function findUnset(text: string): string[] {
  const known = new Set(GIVEN)
  const unset: string[] = []
  for (const [, example = ''] of text.matchAll(/```(?:sh|bash)?\n(.*?)```/gs))
    for (const line of example.split('\n')) {
      for (const [, name = ''] of line.matchAll(USED)) if (!known.has(name)) unset.push(name)
      for (const [, name = ''] of line.matchAll(/(?:^|[\s;(])([A-Z][A-Z0-9_]*)=/g)) known.add(name)
    }
  return unset
}

test('the examples of each document set the variables that they use', () => {
  const documents = filesOfRepository(ROOT).filter((file) => /\.md$/.test(file))
  const faults = documents.flatMap((file) =>
    findUnset(readFileSync(join(ROOT, file), 'utf8')).map((name) => `${file}: $${name}`),
  )
  expect(faults).toEqual([])
})

test.each([
  ['```sh\ncurl "$GATEWAY"\n```', ['GATEWAY']],
  ['```sh\nexport TOKEN=$(cat "$FILE")\ncurl -H "$TOKEN"\n```', ['FILE']],
  ['```\ncurl "$S/x"\n```\n```sh\nS=http://localhost\n```', ['S']],
  ['```sh\nS=http://localhost; J=x\n```\n```sh\ncurl $S/inbound -H "$J" "$PWD"\n```', []],
  ['```sh\nexport S=${S:-http://localhost}\n```', []],
  ['```ts\nconst text = `$NAME`\n```', []],
])('a variable that no example before has set is found: %j', (text, unset) => {
  expect(findUnset(text)).toEqual(unset)
})

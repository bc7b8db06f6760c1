import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'
import { findDialect, findLongLines } from './wording'

const READ = /\.(?:md|tsx?|mjs|cjs|js|css|sql|example)$/

/** Generated, never changed once they were run, or examples of what is found here. */
const NOT_READ =
  /^(?:lib\/client\/schema\.ts|lib\/consent\/phrases\/weights\.ts|db\/migrations\/.*\.sql|lib\/dev\/check\/wording(?:\.test)?\.ts)$/

/** Facts about other systems quote JSON in the lines of its source, and style sheets are sent with one rule a line. */
const KEEPS_LINES = /^docs\/reference\/(?:weni|whatsapp)\.md$|^components\/\w+\/style(?:sheet)?\.ts$/

const texts = filesOfRepository(ROOT)
  .filter((file) => READ.test(file) && !NOT_READ.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))

test('lines of source files and documents have 120 characters at most', () => {
  const faults = texts
    .filter(({ file }) => !KEEPS_LINES.test(file))
    .flatMap(({ file, text }) => findLongLines(file, text).map(({ line, what }) => `${file}:${line} ${what}`))
  expect(faults).toEqual([])
})

test('comments and documents are written in plain words', () => {
  const faults = texts.flatMap(({ file, text }) =>
    findDialect(file, text).map(({ line, what }) => `${file}:${line} ${what}`),
  )
  expect(faults).toEqual([])
})

test('no file has a mark that Git leaves where two versions of it differ', () => {
  const faults = texts.filter(({ text }) => /^(?:<{7} |>{7} |={7}$|\|{7} )/m.test(text)).map(({ file }) => file)
  expect(faults).toEqual([])
})

const long = 'word '.repeat(25)

test.each([
  ['a.ts', `// ${long}`],
  ['a.ts', ` * ${long}`],
  ['a.ts', `// '${long}'`],
  ['a.ts', `const x = y + ${'z + '.repeat(30)}z`],
  ['a.sql', `-- ${long}`],
  ['a.md', long],
  ['a.md', `- see [it](b.md), ${long}`],
  ['a.md', `see \`${'word '.repeat(15)}\` and ${'word '.repeat(15)}`],
  ['a.md', `\`\`\`\ncode\n\`\`\`\n${long}`],
])('too long in %s: %s', (file, text) => {
  expect(findLongLines(file, text)).toHaveLength(1)
})

test.each([
  ['a.ts', `  title: '${long}',`],
  ['a.ts', `  [/(?:${'a|'.repeat(60)}b)/, 'x'],`],
  ['a.ts', `// see https://example.com/${'a'.repeat(120)}`],
  ['a.ts', `// ${'ñ'.repeat(117)}`],
  ['a.tsx', `${'word '.repeat(23)}word{' '}`],
  ['a.md', `| ${long} |`],
  ['a.md', `\`\`\`\n${long}\n\`\`\``],
  ['a.md', `![${long}](a.png)`],
  ['a.md', `see [it](${'a/'.repeat(60)}b.md)`],
])('not too long in %s: %s', (file, text) => {
  expect(findLongLines(file, text)).toEqual([])
})

test.each([
  ['a.ts', '// read anew each time', 'anew'],
  ['a.ts', '  return 1 // what stands there', 'stands there'],
  ['a.ts', '/** Answers the first of them. */', 'Answers the '],
  ['a.ts', '/**\n * Waits for so long.\n */', 'so long'],
  ['a.ts', '/** Whoever calls it. */', 'Whoever'],
  ['a.sql', '-- The worker is told of it.', 'is told'],
  ['a.md', 'What is set over there.', 'over there'],
  ['a.md', 'Below it are the floors.', 'the floors'],
  ['a.tsx', '  {/* Whoever is paused has read it. */}', 'Whoever'],
  ['a.tsx', '  {/* Save comes first,\n      for whoever uses the keyboard. */}', 'whoever'],
  ['a.ts', '// The backends are told of it.', 'are told'],
  ['a.ts', '// It had been told before.', 'been told'],
  ['a.ts', '/** Answers every request. */', 'Answers every '],
  ['a.ts', '/** Answers Meta’s handshake. */', 'Answers Meta’s '],
  ['lib/api/a.ts', "  when: 'Whoever calls it.',", 'Whoever'],
])('dialect in %s: %s', (file, text, word) => {
  expect(findDialect(file, text).map(({ what }) => what.split('"')[1])).toEqual([word])
})

test.each([
  ['a.ts', "const text = 'anew'"],
  ['a.ts', '// It holds so long as the lease does.'],
  ['a.ts', '// `null` stands for a contact without a number.'],
  ['a.ts', '/** Reports whether it answers. */'],
  ['a.ts', '// Answers come back with their time.'],
  ['a.ts', '// Two ids are told apart by their first letter.'],
  ['a.ts', '// Answers by the key of a topic.'],
  ['a.ts', '// Answers to an open question.'],
  ['a.tsx', "{/* A comment. */}\nconst text = 'anew'"],
  ['a.md', 'the word `anew`'],
  ['a.md', '```\nover there\n```'],
])('no dialect in %s: %s', (file, text) => {
  expect(findDialect(file, text)).toEqual([])
})

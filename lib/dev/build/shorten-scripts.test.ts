import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { scriptsIn, shortenScripts } from './shorten-scripts.mjs'

const OUTSIDE = /[^\0-\u00ff]/

/** Writes a script into a folder of its own. Returns its file. */
function scriptOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-shorten-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, '[root-of-the-server]'))
  const file = join(folder, '[root-of-the-server]/chunk.js')
  writeFileSync(file, text)
  return file
}

const load = (file: string): unknown => createRequire(import.meta.url)(file)

const SCRIPT = String.raw`
// A comment with a letter that takes two bytes: ’
module.exports = {
  text: 'Sí, “تم” 😀 é',
  template: ${'`${1}’`'},
  raw: String.raw${'`’\\n`'},
  found: ['’', '\\’', '\\'].map((word) => [/^[‘’]$/u.test(word), /^\\’$/.test(word), /^\’$/.test(word)]),
  faces: '😀a🙏'.replace(/[😀-🙏]/gu, '-'),
  /** Is named in a stack. */
  nameOf() {
    function whoAmI() {}
    return whoAmI.name
  },
}
//${'# source'}MappingURL=chunk.js.map
`

test('a shortened script does what it did, has shorter text, and letters outside of Latin-1 only after a tag', () => {
  const before = scriptOf(SCRIPT)
  const after = scriptOf(SCRIPT)
  expect(shortenScripts(scriptsIn(join(after, '../..')))).toBe(true)

  const [was, is] = [load(before), load(after)] as { nameOf: () => string; raw: string; faces: string }[]
  expect(JSON.stringify(is)).toBe(JSON.stringify(was))
  expect(is?.nameOf()).toBe('whoAmI')
  expect(is?.faces).toBe('-a-')
  const text = readFileSync(after, 'utf8')
  expect(text.length).toBeLessThan(SCRIPT.length)
  expect(text).not.toMatch(/A comment|sourceMappingURL|Is named/)
  expect(text.replace('String.raw`’', '')).not.toMatch(OUTSIDE)
})

test('a script that is no JavaScript is reported, and no file is changed', () => {
  const [good, bad] = [scriptOf(SCRIPT), scriptOf('module.exports = {')]
  expect(shortenScripts([good, bad])).toBe(false)
  expect(readFileSync(good, 'utf8')).toBe(SCRIPT)
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mergeChunks } from './merge-chunks.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-chunks-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const chunk = (name: string, modules: string) => {
  write(name, `${modules}\n\n//# sourceMappingURL=${name}.map`)
  write(`${name}.map`, '{}')
}
const load = (name: string): unknown => createRequire(join(folder, 'x'))(join(folder, name))
const ONE = 'module.exports=[7,e=>{e.s("’")}];'

test('files with the same modules are one module of the process, whatever their source maps are called', () => {
  chunk('[root]__b._.js', ONE)
  chunk('a.js', ONE)
  write('c.js', ONE)
  chunk('other.js', 'module.exports=[7,e=>{e.s("\'")}];')
  expect(mergeChunks(folder)).toBe(2)
  expect(load('a.js')).toBe(load('[root]__b._.js'))
  expect(load('c.js')).toBe(load('a.js'))
  expect(load('other.js')).not.toBe(load('a.js'))
  expect(load('a.js')).toEqual([7, expect.any(Function)])
  expect(existsSync(join(folder, 'a.js.map'))).toBe(false)
  expect(existsSync(join(folder, '[root]__b._.js.map'))).toBe(true)
})

test('merging twice is the same as once', () => {
  for (const name of ['a.js', 'b.js', 'c.js']) chunk(name, ONE)
  mergeChunks(folder)
  const text = readFileSync(join(folder, 'c.js'), 'utf8')
  expect(mergeChunks(folder)).toBe(0)
  expect(readFileSync(join(folder, 'c.js'), 'utf8')).toBe(text)
})

test('files of another layout stay as they are', () => {
  const text = '"use strict";exports.run=1\n//# sourceMappingURL=x.map'
  for (const name of ['runtime.js', 'runtime-2.js']) write(name, text)
  write('style.css', ONE)
  expect(mergeChunks(folder)).toBe(0)
  expect(readFileSync(join(folder, 'runtime-2.js'), 'utf8')).toBe(text)
})

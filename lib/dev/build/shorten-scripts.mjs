import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../../process/environment.mjs'

/** Arguments of esbuild. Lines stay short enough for a stack to say where something failed. */
export const SHORT = ['--minify-whitespace', '--legal-comments=none', '--charset=ascii', '--line-limit=160']

/**
 * Writes scripts again without comments and white space, and with the letters outside of Latin-1 as escapes. V8 keeps
 * the text of a script for as long as any function of it lives, with two bytes for each character when a single one is
 * outside of Latin-1, such as a quotation mark in a comment. What scripts do and how their functions are called stays.
 * @param {readonly string[]} files
 * @returns {boolean} whether it succeeded; esbuild prints what is wrong
 */
export function shortenScripts(files) {
  if (files.length === 0) return true
  const options = [...SHORT, '--platform=node', '--log-level=error', '--allow-overwrite', '--outbase=/', '--outdir=/']
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/esbuild'), [...files, ...options], { stdio: 'inherit' })
  if (status !== 0) return false
  escapeExpressions(files)
  return true
}

const OUTSIDE = /[^\0-\u00ff]/
const EACH_OUTSIDE = /(\\*)([^\0-\u00ff])/g

/**
 * Writes the letters outside of Latin-1 in regular expressions as escapes, which esbuild does not do. A template with a
 * tag keeps its letters: `String.raw` would return the escape.
 * @param {readonly string[]} files
 */
export function escapeExpressions(files) {
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    if (OUTSIDE.test(text)) writeFileSync(file, withEscapes(text))
  }
}

/** @param {string} text of a script */
function withEscapes(text) {
  // Loaded only here, because it takes a second and much memory.
  /** @type {typeof import('typescript')} */
  const ts = createRequire(import.meta.url)('typescript')
  const source = ts.createSourceFile('script.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  let done = ''
  let at = 0
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (!ts.isRegularExpressionLiteral(node)) {
      ts.forEachChild(node, visit)
      return
    }
    const start = node.getStart(source)
    done += text.slice(at, start) + text.slice(start, node.end).replace(EACH_OUTSIDE, escaped)
    at = node.end
  }
  visit(source)
  return done + text.slice(at)
}

/**
 * Returns the escape of a letter. A backslash right before it means nothing there, and would make a backslash of the
 * escape's own.
 * @param {string} _all
 * @param {string} backslashes
 * @param {string} letter one unit of UTF-16
 */
function escaped(_all, backslashes, letter) {
  const before = backslashes.length % 2 === 1 ? backslashes.slice(1) : backslashes
  return `${before}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * Returns the scripts in a folder and below.
 * @param {string} folder
 * @returns {string[]}
 */
export function scriptsIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return scriptsIn(path)
    return entry.isFile() && /\.c?js$/.test(entry.name) ? [path] : []
  })
}

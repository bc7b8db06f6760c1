import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeSecretFiles } from './secret-files.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sayso-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileWith = (content: string, name = 'secret') => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

test('a secret is read from the file that is named, without the line break at its end', () => {
  const environment: Record<string, string | undefined> = { SAYSO_PEPPER_FILE: fileWith('a b=\n'), PORT: '1' }
  expect(takeSecretFiles(environment)).toEqual([])
  expect(environment).toEqual({ SAYSO_PEPPER: 'a b=', PORT: '1' })
  expect(takeSecretFiles(environment)).toEqual([])
})

test('a file that is missing or empty, and a secret given twice, are faults that show no content', () => {
  const missing = join(folder, 'none')
  expect(takeSecretFiles({ AUTH_SECRET_FILE: missing })).toEqual([
    `AUTH_SECRET_FILE names ${missing}, which can't be read (ENOENT)`,
  ])
  const empty = fileWith('\n', 'empty')
  expect(takeSecretFiles({ METRICS_TOKEN_FILE: empty })).toEqual([`METRICS_TOKEN_FILE names ${empty}, which is empty`])
  expect(takeSecretFiles({ SAYSO_KEYS: 'x', SAYSO_KEYS_FILE: fileWith('hidden') })).toEqual([
    'SAYSO_KEYS and SAYSO_KEYS_FILE are both set: only one of them can be meant',
  ])
})

test('a setting that is no secret has no file', () => {
  expect(takeSecretFiles({ PORT_FILE: '/dev/null' })).toEqual([])
})

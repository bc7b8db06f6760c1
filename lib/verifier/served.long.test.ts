import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeVerifier } from '@/lib/dev/verifier/make'
import { ROOT } from '@/lib/process/environment.mjs'
import { packVerifier } from './packed'
import { VERIFIER_PAGE, VERIFIER_POLICY, VERIFIER_PROGRAM } from './served'
import { makeLog, makeReceipt, NAME, ORIGIN, signer, vkey } from './testing'

const folder = mkdtempSync(join(tmpdir(), 'sayso-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const log = signer(ORIGIN, 1)
const made = makeReceipt(makeLog(9, { log, installation: signer(NAME, 1) }), 4)
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return name
}
const key = file('key.txt', `${vkey(log)}\n`)
file('sayso-verify.mjs', VERIFIER_PROGRAM)

/** Runs the program as a stranger has it: one file, in a folder of its own. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['sayso-verify.mjs', ...args], {
    ...{ cwd: folder, encoding: 'utf8', env: { PATH: '', NODE_ENV: 'test' } },
  })
  return { status, stdout, stderr }
}

test('what is served is what `npm run verifier` makes of the source', () => {
  const { program, page, policy } = makeVerifier()
  expect(VERIFIER_PROGRAM).toBe(program)
  expect(VERIFIER_PAGE).toBe(page)
  expect(VERIFIER_POLICY).toBe(policy)
})

test('the program is one file that ends with 0 or 1 and says why, in three languages', () => {
  const good = file('good.json', JSON.stringify(made))
  const bad = file('bad.json', JSON.stringify({ ...made, line: { ...made.line, prev: '1'.repeat(64) } }))
  const verdicts = [
    [run(good, '--key', key, '--lang', 'en'), 0, 'Everything that was checked holds.'],
    [run(good, '--key', key, '--lang', 'es-MX'), 0, 'Todo lo que se comprobó es válido.'],
    [run(bad, '--key', key, '--lang', 'pt-BR'), 1, 'A linha foi alterada'],
  ] as const
  for (const [{ status, stdout }, code, sentence] of verdicts) {
    expect(stdout).toContain(sentence)
    expect(status).toBe(code)
  }
  expect(run('absent.json', '--key', key, '--lang', 'en')).toMatchObject({
    ...{ status: 1, stdout: '', stderr: 'The file absent.json can’t be read.\n' },
  })
  expect(run(good, '--key', '.', '--lang', 'en')).toMatchObject({ status: 1, stderr: 'The file . can’t be read.\n' })
  const twice = run(good, '--key', key, '--checkpoint', good, '--checkpoint', good, '--lang', 'en')
  expect(twice).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Usage: sayso-verify') })
  expect(run(good, '--lang', 'en')).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage: sayso-verify') })
  expect(run('--help', '--lang', 'en')).toMatchObject({ status: 0, stdout: expect.stringContaining('--key') })
})

test('nothing in a file can steer the terminal of who checks it', () => {
  const kind = '\u001b[2Jpreferences'
  const hostile = file('hostile.json', JSON.stringify({ ...made, format: `sayso.${kind}` }))
  expect(run(hostile, '--key', key).stdout).not.toContain('\u001b')
})

test('neither sends anything anywhere, and the page runs no script but its own', () => {
  for (const text of [VERIFIER_PROGRAM, VERIFIER_PAGE])
    expect(text).not.toMatch(
      /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|\bimport\(|\beval\b|innerHTML|node:https?|node:net/,
    )
  expect(VERIFIER_PROGRAM.match(/^import .*$/gm)).toEqual(
    expect.arrayContaining([expect.stringMatching(/from 'node:crypto'/)]),
  )
  expect(VERIFIER_PROGRAM).not.toMatch(/^import .* from '(?!node:)/m)
  expect(VERIFIER_PAGE).toContain(`content="${VERIFIER_POLICY}"`)
  const hashOf = (tag: string) => {
    const text = VERIFIER_PAGE.slice(
      VERIFIER_PAGE.indexOf(`<${tag}>`) + tag.length + 2,
      VERIFIER_PAGE.indexOf(`</${tag}>`),
    )
    return createHash('sha256').update(text).digest('base64')
  }
  expect(VERIFIER_POLICY).toBe(
    `default-src 'none'; script-src 'sha256-${hashOf('script')}'; style-src 'sha256-${hashOf('style')}'; base-uri 'none'; form-action 'none'`,
  )
})

test('the source shares no code with the server, in which one fault could hide twice', () => {
  const source = join(ROOT, 'lib/verifier/source')
  const modules = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  expect(modules.length).toBeGreaterThan(10)
  for (const name of modules) {
    const from = [...readFileSync(join(source, name), 'utf8').matchAll(/ from '([^']+)'/g)].map(([, path]) => path)
    expect(
      from.filter((path) => !/^(?:\.{1,2}\/[\w/-]+|node:(?:crypto|fs|fs\/promises|util))$/.test(path ?? '')),
    ).toEqual([])
    expect(from.filter((path) => path?.startsWith('../..'))).toEqual([])
  }
})

test('`npm run -s evidence:verify` is the same program', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const [command = '', ...args] = scripts['evidence:verify']?.split(' ') ?? []
  expect(command).toBe('tsx')
  const paths = [join(folder, 'good.json'), '--key', join(folder, key), '--lang', 'en']
  const output = execFileSync(process.execPath, ['--import', 'tsx', ...args, ...paths], { cwd: ROOT, encoding: 'utf8' })
  expect(output).toContain('Everything that was checked holds.')
})

test('the package is one that npm installs and runs, without another package', () => {
  writeFileSync(join(folder, 'sayso-verify.tgz'), packVerifier())
  execFileSync('tar', ['-xzf', 'sayso-verify.tgz'], { cwd: folder })
  const text = (name: string) => readFileSync(join(folder, 'package', name), 'utf8')
  expect(text('sayso-verify.mjs')).toBe(VERIFIER_PROGRAM)
  expect(JSON.parse(text('package.json'))).toMatchObject({ bin: { 'sayso-verify': 'sayso-verify.mjs' } })
  expect(text('package.json')).not.toContain('dependencies')
  expect(packVerifier().equals(packVerifier())).toBe(true)
})

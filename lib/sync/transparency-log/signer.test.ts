import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSignedBy, newPrivateKey, readPrivateKey, verifierOf, vkeyOf } from '@/lib/notes/keys'
import { readSigner } from './signer'
import { emptyFolder } from './testing'

const text = newPrivateKey('log.example')
const key = readPrivateKey(text)
const publicKey = vkeyOf(verifierOf(key.name, key.publicKey))

/** Writes a command that signs with the key, or does what `body` says. */
function command(body?: string): string {
  const file = join(emptyFolder(), 'sign.mjs')
  const signs = `
    import { createPrivateKey, sign } from 'node:crypto'
    const seed = Buffer.from(${JSON.stringify(text)}.split('+').slice(4).join('+'), 'base64').subarray(1)
    const header = Buffer.from('302e020100300506032b657004220420', 'hex')
    const key = createPrivateKey({ key: Buffer.concat([header, seed]), format: 'der', type: 'pkcs8' })
    let input = ''
    for await (const piece of process.stdin) input += piece
    console.log(sign(null, Buffer.from(input), key).toString('base64'))`
  writeFileSync(file, body ?? signs)
  chmodSync(file, 0o700)
  return file
}
const signerOf = async (file: string, timeoutMs = 60_000) =>
  readSigner({ command: { words: [process.execPath, file], publicKey, timeoutMs } })

test('a key in the settings, in a file and behind a command sign the same', async () => {
  const keyFile = join(emptyFolder(), 'key')
  writeFileSync(keyFile, `${text}\n`)
  const message = 'a\n1\nb\n'
  for (const signer of [await readSigner({ key: text }), await readSigner({ keyFile }), await signerOf(command())]) {
    expect(signer?.name).toBe('log.example')
    expect(isSignedBy(key.publicKey, Buffer.from(message), (await signer?.sign(message)) ?? Buffer.alloc(0))).toBe(true)
  }
  expect(await readSigner({})).toBeNull()
})

test('a command that hangs is ended, and one that writes something else signs nothing', async () => {
  const hanging = await signerOf(command('setInterval(() => {}, 1000)'), 50)
  await expect(hanging?.sign('x')).rejects.toMatchObject({ problem: 'signer_slow' })
  for (const body of ['process.exit(3)', 'console.log("no signature")', `console.log("${'A'.repeat(86)}==")`]) {
    const signer = await signerOf(command(body))
    await expect(signer?.sign('x')).rejects.toMatchObject({ problem: 'signer_failed' })
  }
  const missing = await readSigner({ command: { words: ['/no/such/command'], publicKey, timeoutMs: 60_000 } })
  await expect(missing?.sign('x')).rejects.toMatchObject({ problem: 'signer_failed' })
})

test('a key that is missing or broken is named without being quoted', async () => {
  await expect(readSigner({ keyFile: '/no/such/file' })).rejects.toMatchObject({ problem: 'key_unreadable' })
  const broken = text.slice(0, -3)
  const failure = await readSigner({ key: broken }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ problem: 'key_unreadable' })
  expect(String(failure)).not.toContain(broken.slice(-20))
})

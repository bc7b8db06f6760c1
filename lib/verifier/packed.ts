import { gzipSync } from 'node:zlib'
import { VERIFIER_PROGRAM } from './served'

/** The version of the package, for npm's cache. */
const VERSION = '1.0.0'
const BLOCK = 512

/**
 * Returns the verifier as a package that `npx <address of this file>` runs: a tar archive (POSIX ustar) with two files
 * and no dependencies, the same bytes each time.
 */
export function packVerifier(): Buffer<ArrayBuffer> {
  const description = {
    ...{ name: 'sayso-verify', version: VERSION, type: 'module', license: 'Apache-2.0' },
    ...{ bin: { 'sayso-verify': 'sayso-verify.mjs' }, engines: { node: '>=20.12' } },
  }
  const files = { 'package.json': `${JSON.stringify(description)}\n`, 'sayso-verify.mjs': VERIFIER_PROGRAM }
  const entries = Object.entries(files).map(([name, text]) => tarEntry(`package/${name}`, Buffer.from(text)))
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]), { level: 9 })
}

function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  const fields: readonly (readonly [number, string])[] = [
    [0, name],
    [100, octal(0o755, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(content.length, 12)],
    // The time that npm itself gives to every file of a package.
    [136, octal(499_162_500, 12)],
    [148, ' '.repeat(8)],
    [156, '0'],
    [257, 'ustar\x0000'],
  ]
  for (const [at, text] of fields) header.write(text, at, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)])
}

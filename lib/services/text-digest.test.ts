import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bareDigest, keyOldDigest, textDigest } from './text-digest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PEPPER = Buffer.alloc(32, 7)

test('a digest depends on the pepper and on its purpose, and is the keyed form of the bare digest', () => {
  const digest = textDigest(PEPPER, 'page', 'no more')
  expect(digest).toMatch(/^k1\.[\w-]{43}$/)
  expect(textDigest(PEPPER, 'page', 'no more')).toBe(digest)
  expect(textDigest(Buffer.alloc(32, 8), 'page', 'no more')).not.toBe(digest)
  expect(textDigest(PEPPER, 'flow', 'no more')).not.toBe(digest)
  expect(keyOldDigest(PEPPER, 'page', bareDigest('page', 'no more'))).toBe(digest)
})

/**
 * Every file that makes a hash without a key, and of what. Look closely at a new one: the hash of what a person wrote,
 * or of their number, can be found by trying values, so it belongs into `textDigest`.
 */
const BARE: Record<string, string> = {
  'app/docs/api/_reference/sample.ts': 'names of fields, for made-up examples',
  'app/api/v1/openapi.json/route.ts': 'the public description of the API',
  'components/public/frame-script.ts': 'our own script',
  'components/public/proof-script.ts': 'our own script',
  'components/public/stylesheet.ts': 'our own stylesheet',
  'lib/services/card/card-key.ts': 'the name of a public picture',
  'db/queries/reviews/reviews.ts': 'the dedupe key of a matter, which is keyed where it holds words',
  'lib/backends/webhook/payload.ts': 'a state, sent to the business that it is of, and kept until the next',
  'lib/backends/weni/flow-file.ts': 'ids in a file of ours',
  'lib/embed/integrity.ts': 'our own script',
  'lib/hmac.ts': 'the inside of an HMAC, and what other files here say that they make of it',
  'lib/keys.ts': 'random tokens',
  'lib/ledger/bindings.ts': 'identities behind a random salt, which is deleted with them; topics, sources, keyed keys',
  'lib/ledger/evidence.ts': 'evidence behind a random salt, which is deleted with it',
  'lib/ledger/notice.ts': 'a published notice',
  'lib/ledger/line-template.ts': 'a line, which holds nothing personal',
  'lib/ledger/seal.ts': 'a line, which holds nothing personal',
  'lib/ledger/packed/import-key.ts': 'the id of a topic',
  'lib/merkle/hashing.ts': 'hashes of lines, which hold nothing personal',
  'lib/notes/keys.ts': 'public keys',
  'lib/time-stamps/check.ts': 'signed checkpoints, which hold nothing personal, and certificates',
  'lib/links/link-mac.ts': 'the inside of an HMAC',
  'lib/services/business/change-brand.ts': 'a logo, which everybody sees who sees the page',
  'lib/services/business/ensure-test-business.ts': 'the id of a business',
  'lib/services/front-door/proof-of-work.ts': 'a challenge of ours with what a browser found for it; nothing written',
  'lib/services/gateway/candidates.ts': 'tokens of Meta, in memory',
  'lib/services/imports/receive-import.ts': 'a file, in memory; keyed before it is stored',
  'lib/services/transparency-log/data-integrity.ts': 'a document that is signed, with ids and no words of a person',
  'lib/services/text-digest.ts': 'the inside of a keyed digest',
  'lib/services/contacts/whatsapp-event.ts': 'ids that Meta made, which nobody can guess',
  'lib/sync/backends/backend-gate.ts': 'settings of a backend, in memory',
  'lib/sync/backends/connection.ts': 'settings of a backend, in memory',
  'lib/services/reconcile/reconcile-contact.ts': 'ids and answers; nothing written',
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.(ts|tsx|sql)$/.test(file) && !/\.test\.|(^|\/)testing[/.]|^(cli|dev|demo|sandbox|verifier)\//.test(file),
    )
    .map((file) => `${folder}/${file}`)
}

/** The names by which a hash is made, in TypeScript or in SQL. */
const HASHES = /import \{[^}]*\b(createHash|hash|subtle)\b[^}]*\} from 'node:crypto'|\b(sha\d+|md5)\s*\(/i

test('nothing else makes a hash without a key', () => {
  const found = ['app', 'components', 'db', 'lib']
    .flatMap(sources)
    .filter((file) => HASHES.test(readFileSync(join(ROOT, file), 'utf8').replace(/^\s*(--|\/?\*).*$/gm, '')))
  expect(found.filter((file) => !(file in BARE))).toEqual([])
  expect(Object.keys(BARE).filter((file) => !found.includes(file))).toEqual([])
})

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { encryptSecret, parseKeyRing } from '@/lib/keys'
import { openDraft, sealDraft } from './set-up-draft'

const deps = () => ({ keys: parseKeyRing(`1:${randomBytes(32).toString('base64')}`) })
const draft = { code: 'ABCD-EFGH-JKMN', owner: { name: 'Ana', email: 'ana@example.com', passwordHash: null } }

test('a draft opens for the key ring that sealed it, and shows nothing of itself', () => {
  const ours = deps()
  const sealed = sealDraft(ours, draft)
  expect(openDraft(ours, sealed)).toEqual(draft)
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('ana@')
  expect(openDraft(deps(), sealed)).toBeNull()
})

test.each(['', 'AAAA', 'not base64!', 'x'.repeat(4000)])('%j is no draft', (sealed) => {
  expect(openDraft(deps(), sealed)).toBeNull()
})

test('a changed draft, another secret of ours and a draft of another shape are none', () => {
  const ours = deps()
  const bytes = Buffer.from(sealDraft(ours, draft), 'base64url')
  bytes[30] = (bytes[30] ?? 0) ^ 1
  expect(openDraft(ours, bytes.toString('base64url'))).toBeNull()
  expect(openDraft(ours, encryptSecret(ours.keys, JSON.stringify(draft), 'a token').toString('base64url'))).toBeNull()
  const other = encryptSecret(ours.keys, '{"code":1}', 'set-up draft').toString('base64url')
  expect(openDraft(ours, other)).toBeNull()
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { clientTypes } from './client-types'

test('the client’s types are those of the API as it is (npm run client writes them)', async () => {
  expect(readFileSync(join(ROOT, 'lib/client/schema.ts'), 'utf8')).toBe(await clientTypes())
})

import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@/lib/ids'
import { linkKeys } from '@/lib/links/link-keys'
import { mintLink } from '@/lib/links/mint-link'
import { verifyLink } from '@/lib/links/verify-link'
import type { MemoryGrowth } from './links/memory'

// Started by bench/links/memory.ts: mints and verifies links, each of another contact, and prints how much memory
// stayed in use.
const WARM_UP = 100_000
/**
 * After this many links the event loop gets a turn, as in a web process that handles other requests in between. Buffers
 * are freed then.
 */
const LINKS_A_TURN = 10_000

const keys = linkKeys(new Map([[1, { key: randomBytes(32), status: 'active' as const }]]))
let first = ''

async function makeLinks(count: number): Promise<void> {
  for (let made = 1; made <= count; made++) {
    const token = mintLink(keys, { business: 1, contact: newId(), source: 7, day: 2517, epoch: 0, language: 1 })
    if (!verifyLink(keys, token).ok) throw new Error('a link does not verify')
    first ||= token
    if (made % LINKS_A_TURN === 0) await sleep(0)
  }
}

async function look() {
  await sleep(50)
  global.gc?.()
  global.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, rss }
}

await makeLinks(WARM_UP)
const before = await look()
const links = Number(process.argv[2] ?? 1_000_000)
await makeLinks(links)
const after = await look()
const growth: MemoryGrowth = {
  links,
  heapBytes: after.heap - before.heap,
  residentBytes: after.rss - before.rss,
  residentBefore: before.rss,
}
process.stdout.write(JSON.stringify(growth))

import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, percentile, ratioOf } from '@/bench/compare'
import { newId } from '@/lib/ids'
import { MAC_AT } from '@/lib/links/layout'
import { linkKeys } from '@/lib/links/link-keys'
import { linkMinter, mintLink } from '@/lib/links/mint-link'
import { verifyLink } from '@/lib/links/verify-link'
import { measureMemory } from './memory'

const CONTACTS = 1000
const LEAST = 0.5
const FASTEST = 'the rate that the fastest tenth of the runs reach'
const SHARED = { business: 1, source: 7, day: 2517 }

/** Returns how often `act` runs per second, in one go of `count`. */
function rate(count: number, act: (turn: number) => unknown): number {
  const began = performance.now()
  for (let turn = 0; turn < count; turn++) act(turn)
  return (1000 * count) / (performance.now() - began)
}

/**
 * Returns the rate that the fastest tenth of the goes exceed: other programs on the machine only slow a go down, so the
 * fast ones show the speed of the code.
 */
const undisturbed = (rates: readonly number[]) => percentile(rates, 0.9)

export const links: Bench = {
  name: 'links',
  async run({ quick }) {
    const count = 2000
    const secret = randomBytes(32)
    const keys = linkKeys(new Map([[1, { key: secret, status: 'active' as const }]]))
    const key = createSecretKey(secret)
    const claims = Array.from({ length: CONTACTS }, () => ({ ...SHARED, contact: newId(), epoch: 0, language: 1 }))
    const tokens = claims.map((each) => mintLink(keys, each))
    const texts = claims.map(() => randomBytes(MAC_AT))
    const minter = linkMinter(keys, SHARED)
    const turn = <T>(list: readonly T[], index: number) => list[index % CONTACTS] as T

    const measured = await interleave(quick ? 100 : 500, {
      bare: async () => rate(count, (i) => createHmac('sha256', key).update(turn(texts, i)).digest()),
      mint: async () => rate(count, (i) => mintLink(keys, turn(claims, i))),
      many: async () => rate(count, (i) => minter(turn(claims, i))),
      verify: async () => rate(count, (i) => verifyLink(keys, turn(tokens, i))),
    })
    const bare = undisturbed(measured.bare)
    const figures: Figure[] = [plainFigure('bare HMAC', bare, '/s', `${FASTEST}; for comparison`)]
    for (const [name, side] of [
      ['mint a link', measured.mint],
      ['mint, many of one source', measured.many],
      ['verify a link', measured.verify],
    ] as const) {
      const perSecond = Math.round(undisturbed(side)).toLocaleString('en')
      const ofMedians = (100 * ratioOf(side, measured.bare).ratio).toFixed(0)
      const method = `${perSecond}/s against createHmac('sha256').update(29 bytes).digest() in the same process, ${measured.bare.length} runs of ${count.toLocaleString('en')} a side, sides in turn; ${FASTEST} on each side; ratio of the median run ${ofMedians} %`
      figures.push(ratioFigure(`${name} / bare HMAC`, undisturbed(side) / bare, LEAST, method))
    }
    const memory = await measureMemory(quick ? 200_000 : 1_000_000)
    const how = `a process of its own mints and verifies ${memory.links.toLocaleString('en')} links after 100,000 to warm up; the garbage is collected before each of the two measurements`
    figures.push(limitFigure('heap that a million links leave', memory.heapBytes / 1e6, 'MB', 1, how))
    figures.push(
      plainFigure(
        'resident memory, difference',
        memory.residentBytes / 1e6,
        'MB',
        `${how}; ${(memory.residentBefore / 1e6).toFixed(0)} MB before`,
      ),
    )
    return figures
  },
}

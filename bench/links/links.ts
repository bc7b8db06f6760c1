import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { linkKeys } from '@/lib/links/link-keys'
import { MAC_AT } from '@/lib/links/layout'
import { linkMinter, mintLink } from '@/lib/links/mint-link'
import { verifyLink } from '@/lib/links/verify-link'
import { newId } from '@/lib/ids'
import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '../bench'
import { interleave, median, ratioOf } from '../compare'
import { measureMemory } from './memory'

const CONTACTS = 1000
const LEAST = 0.5
const SHARED = { business: 1, source: 7, day: 2517 }

/** How often `act` runs per second of processor time, in one go of `count`: whoever else uses the machine does not count. */
function rate(count: number, act: (turn: number) => unknown): number {
  const began = process.cpuUsage()
  for (let turn = 0; turn < count; turn++) act(turn)
  const { user, system } = process.cpuUsage(began)
  return (1e6 * count) / (user + system)
}

export const links: Bench = {
  name: 'links',
  async run({ quick }) {
    const count = 20_000
    const secret = randomBytes(32)
    const keys = linkKeys(new Map([[1, { key: secret, status: 'active' as const }]]))
    const key = createSecretKey(secret)
    const claims = Array.from({ length: CONTACTS }, () => ({ ...SHARED, contact: newId(), epoch: 0, language: 1 }))
    const tokens = claims.map((each) => mintLink(keys, each))
    const texts = claims.map(() => randomBytes(MAC_AT))
    const minter = linkMinter(keys, SHARED)
    const turn = <T>(list: readonly T[], index: number) => list[index % CONTACTS] as T

    const measured = await interleave(quick ? 10 : 60, {
      bare: async () => rate(count, (i) => createHmac('sha256', key).update(turn(texts, i)).digest()),
      mint: async () => rate(count, (i) => mintLink(keys, turn(claims, i))),
      many: async () => rate(count, (i) => minter(turn(claims, i))),
      verify: async () => rate(count, (i) => verifyLink(keys, turn(tokens, i))),
    })
    const method = (spread: string) =>
      `against createHmac('sha256').update(29 bytes).digest() in the same process, per second of its processor time, ${count.toLocaleString('en')} in a go, sides in turn; ${spread}`
    const figures: Figure[] = [
      plainFigure(
        'bare HMAC',
        median(measured.bare),
        '/s',
        'per second of processor time, median of the rounds, for comparison',
      ),
    ]
    for (const [name, side] of [
      ['mint a link', measured.mint],
      ['mint, many of one source', measured.many],
      ['verify a link', measured.verify],
    ] as const) {
      const { ratio, spread } = ratioOf(side, measured.bare)
      figures.push(
        ratioFigure(
          `${name} / bare HMAC`,
          ratio,
          LEAST,
          `${Math.round(median(side)).toLocaleString('en')}/s; ${method(spread)}`,
        ),
      )
    }
    const memory = await measureMemory(quick ? 200_000 : 1_000_000)
    const how = `a process of its own mints and verifies ${memory.links.toLocaleString('en')} links after 100,000 to warm up; garbage collected before both looks`
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

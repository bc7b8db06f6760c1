import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '@/bench/bench'
import { bulkNumbers, inTurn, makeKeys } from '@/bench/check/caller'
import { ratePerSecond } from '@/bench/compare'
import { benchDeps } from '@/bench/data/deps'
import { makePosts, type Post } from '@/bench/inbound/posts'
import type { Workbench } from '@/bench/workbench'
import { DEMO } from '@/lib/demo/business'
import { demoGraph } from '@/lib/demo/whatsapp'
import { paths } from '@/lib/paths'
import { takeBalance } from './balance'
import { FAULT_SECONDS, FAULTS } from './faults'
import { figuresOf, type Happened } from './figures'
import { makeSavers, type Saver } from './savers'
import { type Stack, startStack } from './stack'
import { makeTurns, type Turns } from './turns'
import { lookAt, lookWhenIdle, type Sample } from './watch'

const MINUTE_MS = 60_000
const CONTACTS = 20_000
const CONNECTIONS = 64
/** The callers whose rate is the most that the machine can do. */
const CALLERS = 16
/** The most turns that run at once. While a fault lasts they pile up, and more would only measure the loader. */
const MOST_AT_ONCE = 256

/** Half of what the machine can do, for an hour, with a fault each minute: what grows, what is lost, what is left. */
export const soak: Bench = {
  name: 'soak',
  onlyByName: true,
  async run(workbench) {
    const minutes = workbench.quick ? FAULTS.length : 60
    let savers: Saver[] = []
    const stack = await startStack(workbench, CONTACTS, async (database) => {
      savers = await makeSavers(database, CONTACTS)
      return savers.map(({ contactId }) => contactId)
    })
    try {
      workbench.say('As many turns as the machine can do …')
      const pressed = await makeScene(stack, savers)
      await ratePerSecond(CALLERS, 15, pressed.turn)
      const most = await ratePerSecond(CALLERS, workbench.quick ? 15 : 60, pressed.turn)
      await pressed.close()
      const before = await lookWhenIdle(stack)
      const perSecond = most / 2
      const turns = await makeScene(stack, savers)
      workbench.say(`${perSecond.toFixed(1)} turns a second, for ${minutes} minutes …`)
      const { samples, happened, leftOut } = await live(workbench, stack, turns, minutes, perSecond)
      workbench.say('Waiting until everything is in step …')
      await turns.close()
      const balance = await takeBalance(workbench, stack, savers, [...pressed.confirmed, ...turns.confirmed])
      const held = { before, samples, after: await lookWhenIdle(stack) }
      return figuresOf({ minutes, perSecond, results: turns.results, leftOut, held, happened, balance })
    } finally {
      await stack.stop()
    }
  },
}

async function makeScene(stack: Stack, savers: readonly Saver[]): Promise<Turns> {
  const db = stack.database.app(1)
  try {
    const { accessToken, appSecret } = demoGraph(benchDeps(db).pepper, stack.site.origin)
    const scene = {
      origin: stack.site.origin,
      savers,
      keys: inTurn(await makeKeys(stack.database)),
      numbers: inTurn(bulkNumbers(CONTACTS - 300)),
      gatewayToken: accessToken,
      inboundPath: paths.inbound(DEMO.whatsappBackendId),
      report: () => makePosts(1, appSecret)[0] as Post,
    }
    return makeTurns(scene, CONNECTIONS)
  } finally {
    await db.close()
  }
}

/** Sends turns at an even rate, and each minute takes a sample and lets the next fault happen. */
async function live(workbench: Workbench, stack: Stack, turns: Turns, minutes: number, perSecond: number) {
  const samples: Sample[] = []
  const happened: Happened[] = []
  let leftOut = 0
  let running = true
  const load = async () => {
    const open = new Set<Promise<void>>()
    const began = performance.now()
    for (let turn = 0; running; turn++) {
      const wait = began + (1000 * turn) / perSecond - performance.now()
      if (wait > 0) await sleep(wait)
      if (open.size >= MOST_AT_ONCE) {
        leftOut++
        continue
      }
      const one = turns.turn().finally(() => open.delete(one))
      open.add(one)
    }
    await Promise.all(open)
  }
  const loading = load()
  try {
    const began = Date.now()
    for (let minute = 0; minute < minutes; minute++) {
      await sleep(Math.max(0, began + minute * MINUTE_MS + MINUTE_MS / 2 - Date.now()))
      const sample = await lookAt(stack)
      samples.push(sample)
      workbench.say(`minute ${minute + 1}: ${JSON.stringify(sample)}`)
      const fault = FAULTS[minute % FAULTS.length]
      if (!fault) throw new Error('there are no faults')
      const from = Date.now()
      workbench.say(`  ${fault.name} …`)
      await fault.begin(stack)
      await sleep(FAULT_SECONDS * 1000)
      await fault.end?.(stack)
      happened.push({ name: fault.name, from, to: Date.now() })
    }
    await sleep(MINUTE_MS / 2)
  } finally {
    running = false
    await loading
  }
  return { samples, happened, leftOut }
}

import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { ended } from '../../process/children.mjs'
import { ROOT } from '../../process/environment.mjs'

const TIMES = 20
const MOST_TIMES = 10_000

/**
 * Reads the arguments of `npm run test:repeat -- <arguments>`: how often, the first seed, and the other arguments for
 * Vitest.
 * @param {string[]} args
 * @param {string | undefined} seed of the environment; without it the first is drawn
 * @returns {{ times: number, first: number, rest: string[] } | string} a sentence when the arguments can't be read
 */
export function readRepeat(args, seed) {
  const [head = '', ...tail] = args
  const isCount = /^\d+$/.test(head)
  const times = isCount ? Number(head) : TIMES
  if (times < 1 || times > MOST_TIMES) return `Say how often, from 1 to ${MOST_TIMES}: npm run test:repeat -- 20`
  if (seed?.trim() && !/^\d{1,9}$/.test(seed.trim())) return `SEED must be a whole number, not "${seed}".`
  const first = seed?.trim() ? Number(seed) : randomInt(1, 1_000_000_000)
  return { times, first, rest: isCount ? tail : args }
}

/**
 * Runs the unit and database tests several times, each time with the next seed. Stops at the first failure and prints
 * how to repeat it.
 * @param {string[]} args
 * @param {(seed: number, args: string[]) => Promise<boolean>} [run] one run; whether all passed
 * @returns {Promise<number>} the exit code
 */
export async function repeatTests(args, run = runOnce) {
  const asked = readRepeat(args, process.env['SEED'])
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n`)
    return 1
  }
  const { times, first, rest } = asked
  for (let time = 1; time <= times; time++) {
    const seed = first + time - 1
    process.stdout.write(`\nRun ${time} of ${times}: SEED=${seed}\n`)
    if (await run(seed, rest)) continue
    const again = ['npm run test:repeat -- 1', ...rest].join(' ')
    process.stdout.write(`\nRun ${time} of ${times} failed. To repeat it: SEED=${seed} ${again}\n`)
    return 1
  }
  process.stdout.write(`\n${times} ${times === 1 ? 'run' : 'runs'} without a failure.\n`)
  return 0
}

/** @param {number} seed @param {string[]} args */
async function runOnce(seed, args) {
  const vitest = join(ROOT, 'node_modules/.bin/vitest')
  const child = spawn(vitest, ['run', '--project=unit', '--project=long', '--project=db', '--reporter=dot', ...args], {
    cwd: ROOT,
    env: { ...process.env, SEED: String(seed) },
    stdio: 'inherit',
  })
  return (await ended(child)) === 0
}

import { wantsHelp } from '@/lib/process/help.mjs'
import { evidences, logE, lowerBound } from '@/lib/template-watch/e-process'
import { readStrata, StrataError } from '@/lib/template-watch/read-strata'
import { comparisonOf, E_MOST, HARM_RATIO, judge } from '@/lib/template-watch/verdict'
import { parseOnce } from './parse-once'

const USAGE = `Usage: npm run -s template-verdict -- [--m 1.25] < strata.csv
Each line is n,B,K,R: deliveries of the template and of the rest, refusals of the template and of the rest, of one day.
Prints, as JSON:
  e            the evidence that the template's ratio to the rest is above m
  lower_bound  of this ratio, at 99 %
  state        too_little, fine, watch or harming
  e_state      the evidence that the ratio is above 1.25 with half of its weight at 3.25: the state goes by it
`
const MOST_BYTES = 16 * 1024 * 1024
const LEVEL = 100
const MOST_RATIO = 1000

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (wantsHelp(args)) {
    process.stdout.write(USAGE)
    return 0
  }
  const m = readRatio(args)
  if (m === null) return refuse(`--m must be a number above 0 and up to ${MOST_RATIO}.\n${USAGE}`)
  const text = await readInput()
  if (text === null) return refuse(`The input has more than ${MOST_BYTES / 1024 / 1024} MB.\n`)
  try {
    const strata = readStrata(text)
    const { compared } = comparisonOf(strata)
    const shown = (log: number) => Math.min(Math.exp(log), E_MOST)
    const verdict = {
      e: shown(logE(compared, m)),
      lower_bound: lowerBound(compared, LEVEL),
      state: judge(strata).state,
      e_state: shown(evidences(compared, HARM_RATIO).logEState),
    }
    process.stdout.write(`${JSON.stringify(verdict)}\n`)
    return 0
  } catch (error) {
    if (error instanceof StrataError) return refuse(`${error.message}\n`)
    throw error
  }
}

function refuse(text: string): number {
  process.stderr.write(text)
  return 1
}

function readRatio(args: string[]): number | null {
  try {
    const { values } = parseOnce(args, { m: { type: 'string' } }, 0)
    const m = values.m === undefined ? HARM_RATIO : values.m.trim() === '' ? Number.NaN : Number(values.m)
    return m > 0 && m <= MOST_RATIO ? m : null
  } catch {
    return null
  }
}

/** Returns what is piped in; null if it is too much. */
async function readInput(): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

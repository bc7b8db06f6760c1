import { parseArgs } from 'node:util'
import { audience } from './audience/audience'
import type { Bench } from './bench'
import { check } from './check/check'
import { consoleScreens } from './console/console'
import { evidence } from './evidence/evidence'
import { frontDoor } from './front-door/front-door'
import { gateway } from './gateway/gateway'
import { idle } from './idle/idle'
import { imports } from './imports/imports'
import { inbound } from './inbound/inbound'
import { links } from './links/links'
import { page } from './page/page'
import { peer } from './peer/peer'
import { refusals } from './refusals/refusals'
import { keepReport, makeReport, type Report, table } from './report'
import { rls } from './rls/rls'
import { save } from './save/save'
import { scale } from './scale/scale'
import { soak } from './soak/soak'
import { sync } from './sync/sync'
import { templateWatch } from './template-watch/template-watch'
import { withWorkbench } from './workbench'
import { worker } from './worker/worker'

// `npm run bench -- [name …] [--quick] [--json] [--profile]`. docs/bench.md explains what is measured and how.
const BENCHES: readonly Bench[] = [
  page,
  save,
  links,
  sync,
  worker,
  inbound,
  check,
  audience,
  imports,
  gateway,
  scale,
  rls,
  idle,
  consoleScreens,
  peer,
  frontDoor,
  refusals,
  evidence,
  templateWatch,
  soak,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `No bench is named ${unknown.join(', ')}. There are: ${BENCHES.map((b) => b.name).join(', ')}.\n`,
  )
  process.exit(1)
}

const chosen = BENCHES.filter((bench) =>
  positionals.length === 0 ? !bench.onlyByName : positionals.includes(bench.name),
)
const figures: Report['figures'] = []
const failed: string[] = []
await withWorkbench(values, async (workbench) => {
  for (const bench of chosen) {
    workbench.say(`${bench.name} …`)
    try {
      for (const figure of await bench.run(workbench)) figures.push({ bench: bench.name, ...figure })
    } catch (error) {
      // The other benches still run.
      failed.push(bench.name)
      workbench.say(
        `${bench.name} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
  }
})
const report = makeReport(values.quick, figures)
const file = keepReport(report)
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${table(report)}\n`)
process.stderr.write(`Kept in ${file}\n`)
if (failed.length > 0) {
  process.stderr.write(`Not measured: ${failed.join(', ')}\n`)
  process.exitCode = 1
}

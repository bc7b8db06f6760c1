import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { toolPath } from '@/lib/dev/tools.mjs'
import { ROOT } from '@/lib/process/environment.mjs'
import { ROUTES } from '@/lib/routes.mjs'
import { workerMetrics } from '@/lib/server/web/metrics.mjs'
import { syncMetrics } from '@/lib/sync/metrics'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const rules = read('deploy/monitoring/alerts.yml')
const dashboard = JSON.parse(read('deploy/monitoring/dashboard.json')) as {
  panels: { id: number; title: string; targets: { expr: string }[] }[]
}
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))

/** What web and worker serve, by the names that Prometheus stores; `up` is its own. */
async function servedNames(): Promise<Set<string>> {
  const node = new Registry()
  collectDefaultMetrics({ register: node })
  const served = [
    ...(await workerMetrics().registry.getMetricsAsJSON()),
    ...(await syncMetrics().registry.getMetricsAsJSON()),
    ...(await node.getMetricsAsJSON()),
  ]
  const names = served.flatMap(({ name, type }) =>
    // prom-client names the kind of a metric as a word, although its types say a number.
    String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  )
  return new Set([...names, 'up'])
}

const named = (text: string) => [
  ...new Set(text.match(/\b(?:sayso|nodejs|process)_[a-z0-9_]+(?=[{[)\s])|\bup(?=\{)/g) ?? []),
]

test('every metric that an alert or the dashboard names is served', async () => {
  const served = await servedNames()
  const wanted = named([rules, ...expressions].join('\n'))
  expect(wanted.length).toBeGreaterThan(10)
  expect(wanted.filter((name) => !served.has(name))).toEqual([])
  // And every one of ours is shown.
  const ours = [...served].filter((name) => /^sayso_/.test(name) && !/_(?:sum|count)$/.test(name))
  expect(ours.filter((name) => !named(expressions.join('\n')).includes(name))).toEqual([])
})

test('counters whose growth an alert is about begin at 0, so that the first of a kind is seen', async () => {
  const grown = new Set([...rules.matchAll(/increase\((\w+)/g)].map(([, name = '']) => name))
  // Which jobs there are is known when the worker starts them (lib/sync/worker.ts).
  expect(grown.delete('sayso_sync_jobs_total')).toBe(true)
  expect(grown.size).toBeGreaterThan(1)
  for (const { name, values } of await syncMetrics().registry.getMetricsAsJSON())
    if (grown.delete(name)) expect([name, values.length > 1]).toEqual([name, true])
  expect([...grown]).toEqual([])
})

test('routes that they name are routes', () => {
  const paths = ROUTES.map(({ path }) => path)
  const text = [rules, ...expressions].join('\n')
  const routes = [...text.matchAll(/route=~?"([^"]+)"/g)].flatMap(([, route = '']) => route.split('|'))
  expect(routes.length).toBeGreaterThan(3)
  expect(routes.filter((route) => !paths.some((path) => new RegExp(`^${route}$`).test(path)))).toEqual([])
})

test('what to do is written for every alert, and for no other', () => {
  const alerts = [...rules.matchAll(/^\s+- alert: (\w+)/gm)].map(([, name = '']) => name)
  const written = [...read('docs/operations.md').matchAll(/^### (Sayso\w+)$/gm)].map(([, name = '']) => name)
  expect(written).toEqual(alerts)
})

test('panels have ids of their own and each asks for something', () => {
  const ids = dashboard.panels.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(dashboard.panels.filter(({ targets }) => targets.length === 0)).toEqual([])
})

test('each alert is tried: it is quiet while all is well, and fires when everything fails', () => {
  const alerts = [...rules.matchAll(/^\s+- alert: (\w+)/gm)].map(([, name = '']) => name)
  const cases = read('deploy/monitoring/alerts.test.yml').split(/^ {2}- name: /m)
  const well = cases.find((each) => each.startsWith('all is well\n')) ?? ''
  const failing = cases.find((each) => each.startsWith('everything fails\n')) ?? ''
  const quiet = [...well.matchAll(/alertname: (\w+), exp_alerts: \[\] \}$/gm)].map(([, name = '']) => name)
  const firing = [...failing.matchAll(/labels: '\{alertname="(\w+)"\}', value: 1 \}$/gm)].map(([, name = '']) => name)
  expect(failing).toContain('expr: count by (alertname) (ALERTS{alertstate="firing"})')
  expect([quiet, firing]).toEqual([alerts, alerts])
})

const promtool = toolPath('promtool')

// Without it, `npm run check` says that this is not tried. On a busy machine it may take more than a minute.
test.runIf(promtool !== null)(
  'the rules are valid, quiet while all is well, and fire when it is not',
  { timeout: 600_000 },
  () => {
    const { status, stdout, stderr } = spawnSync(
      promtool ?? '',
      ['test', 'rules', 'deploy/monitoring/alerts.test.yml'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    )
    expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' })
  },
)

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

/** Prints each module that is loaded from now on, and then starts tracing as web and worker do. */
const SCRIPT = `
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(
  'import { writeSync } from "node:fs";' +
  'export async function load(url, context, next) { writeSync(1, url + "\\\\n"); return next(url, context) }'))
await import(${JSON.stringify(`file://${ROOT}lib/tracing/active.mjs`)})
const { traceWhenSet } = await import(${JSON.stringify(`file://${ROOT}lib/tracing/when-set.mjs`)})
const traces = await traceWhenSet('web', process.env, () => {})
process.stdout.write(traces === null ? 'off' : 'on')
`

async function loadedWith(settings: Record<string, string>) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', SCRIPT],
    { env: settings as NodeJS.ProcessEnv },
  )
  const lines = stdout.split('\n')
  const modules = lines.slice(0, -1).map((url) => url.replace(/^.*\/lib\//, 'lib/'))
  return { state: lines.at(-1), modules }
}

test('without a collector nothing that makes or sends spans is loaded; with one it is, and no package of others', async () => {
  const off = await loadedWith({ OTEL_SERVICE_NAME: 'sayso', OTEL_EXPORTER_OTLP_ENDPOINT: '' })
  expect(off).toEqual({ state: 'off', modules: ['lib/tracing/active.mjs', 'lib/tracing/when-set.mjs'] })
  const disabled = await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' })
  expect(disabled.state).toBe('off')
  const on = await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' })
  expect(on.state).toBe('on')
  expect(on.modules).toContain('lib/tracing/tracer.mjs')
  expect(on.modules.filter((name) => !/^(lib|node:)/.test(name))).toEqual([])
})

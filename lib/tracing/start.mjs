import { setTracing } from './active.mjs'
import { Exporter } from './exporter.mjs'
import { samplerOf } from './sampler.mjs'
import { tracingSettings } from './settings.mjs'
import { Tracer } from './tracer.mjs'

/**
 * Starts to trace this process.
 * @param {'web' | 'worker'} part
 * @param {Readonly<Record<string, string | undefined>>} environment of the process
 * @param {(message: string, fields: Record<string, unknown>) => void} warn writes to the log
 * @returns {{ tracer: Tracer, stop: (mostMs: number) => Promise<void> }}
 */
export function startTracing(part, environment, warn) {
  const { sampler, ratio, passesOn, ...settings } = tracingSettings(environment, part)
  const exporter = new Exporter({
    ...settings,
    warn: (reason, lost) => warn('traces could not be sent to the collector', { reason, lost }),
  })
  const tracer = new Tracer({ isSampled: samplerOf(sampler, ratio), passesOn, send: (span) => exporter.add(span) })
  setTracing(tracer)
  return {
    tracer,
    async stop(mostMs) {
      setTracing(null)
      await exporter.stop(mostMs)
    },
  }
}

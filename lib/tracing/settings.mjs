import { SAMPLERS } from './sampler.mjs'

/**
 * Reads OpenTelemetry's variables (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * and .../protocol/exporter/). lib/env.ts has refused values that are not understood. What is for traces alone goes
 * before what is for all signals.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {'web' | 'worker'} part
 */
export function tracingSettings(environment, part) {
  /** @param {string} name */
  const read = (name) => environment[name]?.trim() || undefined
  /** @param {string} name */
  const readOtlp = (name) => read(`OTEL_EXPORTER_OTLP_TRACES_${name}`) ?? read(`OTEL_EXPORTER_OTLP_${name}`)
  const sampler = SAMPLERS.find((name) => name === read('OTEL_TRACES_SAMPLER')) ?? 'parentbased_always_on'
  const resource = pairsOf(read('OTEL_RESOURCE_ATTRIBUTES'))
  return {
    url: tracesUrl(read),
    headers: pairsOf(readOtlp('HEADERS')),
    timeoutMs: Number(readOtlp('TIMEOUT') ?? 10_000),
    everyMs: Number(read('OTEL_BSP_SCHEDULE_DELAY') ?? 5000),
    sampler,
    ratio: Number(read('OTEL_TRACES_SAMPLER_ARG') ?? 1),
    passesOn: read('TRACEPARENT_TO_BACKENDS') === '1',
    resource: {
      'service.name': `sayso-${part}`,
      ...resource,
      ...(read('OTEL_SERVICE_NAME') === undefined ? {} : { 'service.name': String(read('OTEL_SERVICE_NAME')) }),
      'sayso.process': part,
      'process.pid': process.pid,
    },
  }
}

/** The base is for all signals, so the path of traces is added to it; an address for traces alone is used as it is. */
function tracesUrl(/** @type {(name: string) => string | undefined} */ read) {
  const own = read('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')
  return own ?? `${(read('OTEL_EXPORTER_OTLP_ENDPOINT') ?? '').replace(/\/+$/, '')}/v1/traces`
}

/**
 * Reads `key=value` pairs, separated by commas, with escapes as in an address. What is no pair is left out.
 * @param {string | undefined} text
 * @returns {Record<string, string>}
 */
function pairsOf(text = '') {
  return Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const [, key, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
      return key === undefined || value === undefined ? [] : [[decoded(key), decoded(value)]]
    }),
  )
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

import { isIP } from 'node:net'
import { z } from 'zod'
import { SAMPLERS } from './tracing/sampler.mjs'

const address = z.url({ protocol: /^https?$/, error: 'must be a web address, like http://localhost:4318' }).optional()
const headers = z
  .string()
  .regex(/^\s*[\w.%-]+\s*=[^,]*(,\s*[\w.%-]+\s*=[^,]*)*$/, 'must be a list of name=value, separated by commas')
const milliseconds = z.coerce.number('must be a number of milliseconds').int().min(100).max(600_000)

/**
 * The settings of metrics and traces (docs/operations.md). Those of traces are OpenTelemetry's own but the last.
 * lib/env.ts reads them with all others, so that a wrong one prevents the start; lib/tracing/settings.mjs reads them
 * where there is no zod.
 */
export const watchingSettings = {
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  WORKER_METRICS_PORT: z.coerce.number('must be a port number').int().min(1).max(65_535).optional(),
  WORKER_METRICS_HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || text === 'localhost', 'must be an IP address of this machine, or localhost')
    .default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: z.string().optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers.optional(),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: headers.optional(),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds.optional(),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: milliseconds.optional(),
  OTEL_BSP_SCHEDULE_DELAY: milliseconds.optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], 'must be otlp or none').optional(),
  OTEL_SDK_DISABLED: z.enum(['true', 'false'], 'must be true or false').optional(),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number('must be a number from 0 to 1')
    .min(0, 'must be a number from 0 to 1')
    .max(1, 'must be a number from 0 to 1')
    .optional(),
  OTEL_SERVICE_NAME: z.string().max(200).optional(),
  OTEL_RESOURCE_ATTRIBUTES: z.string().max(4000).optional(),
  TRACEPARENT_TO_BACKENDS: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
}

const all = z.object(watchingSettings).partial()
type Given = Partial<z.infer<typeof all>>

/** Returns what is wrong with these settings together, one line for each fault. */
export const watchingProblems = (given: Given): string[] => [...metricsProblems(given), ...tracingProblems(given)]

/** The worker's metrics are served to any caller who has the token, so never without one. */
function metricsProblems(given: Given): string[] {
  const isOpen = given.WORKER_METRICS_PORT !== undefined && given.METRICS_TOKEN === undefined
  return isOpen ? ['METRICS_TOKEN is missing: WORKER_METRICS_PORT serves metrics to callers who have it'] : []
}

/**
 * Other programs of the machine may need another protocol, so it is looked at only where traces are sent. A collector
 * takes `http/json` at the port of `http/protobuf`.
 */
function tracingProblems(given: Given): string[] {
  const isSent = given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? given.OTEL_EXPORTER_OTLP_ENDPOINT
  const isOff = given.OTEL_SDK_DISABLED === 'true' || given.OTEL_TRACES_EXPORTER === 'none'
  const name = given.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL
    ? 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'
    : 'OTEL_EXPORTER_OTLP_PROTOCOL'
  const protocol = given[name]
  if (isOff || !isSent || protocol === undefined || protocol === 'http/json') return []
  return [`${name} must be http/json, or not be set: Sayso sends traces in no other form`]
}

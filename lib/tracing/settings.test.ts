import { expect, test } from 'vitest'
import { environmentProblems } from '@/lib/env'
import { samplerOf } from './sampler.mjs'
import { tracingSettings } from './settings.mjs'
import { readTraceparent, writeTraceparent } from './traceparent.mjs'

const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }

test('the address for all signals gets the path of traces, and one for traces alone is used as it is', () => {
  expect(tracingSettings(base, 'web').url).toBe('http://collector:4318/v1/traces')
  const own = { ...base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://other:1/in' }
  expect(tracingSettings(own, 'web').url).toBe('http://other:1/in')
})

test('a name is the operator’s, else that of the resource, else ours; pairs are decoded', () => {
  const resource = { OTEL_RESOURCE_ATTRIBUTES: 'service.name=shop,deployment.environment.name=a%20b, broken' }
  expect(tracingSettings(base, 'worker').resource['service.name']).toBe('sayso-worker')
  expect(tracingSettings({ ...base, ...resource }, 'worker').resource).toEqual({
    'service.name': 'shop',
    'deployment.environment.name': 'a b',
    'sayso.process': 'worker',
    'process.pid': process.pid,
  })
  const named = tracingSettings({ ...base, ...resource, OTEL_SERVICE_NAME: 'sayso' }, 'web')
  expect(named.resource).toMatchObject({ 'service.name': 'sayso' })
  const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Basic%20eA==,x-tenant=1' }
  expect(tracingSettings({ ...base, ...headers }, 'web').headers).toEqual({
    authorization: 'Basic eA==',
    'x-tenant': '1',
  })
})

test('a setting that is not understood prevents the start, and a foreign protocol only where traces are sent', () => {
  const wrong = {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
    OTEL_TRACES_SAMPLER: 'sometimes',
    OTEL_TRACES_SAMPLER_ARG: '2',
    OTEL_EXPORTER_OTLP_HEADERS: 'secret',
    OTEL_EXPORTER_OTLP_TIMEOUT: 'long',
  }
  const problems = environmentProblems(wrong)
  const names = problems.map((problem) => problem.split(' ', 1)[0])
  expect(new Set(names)).toEqual(new Set(Object.keys(wrong)))
  expect(problems).toHaveLength(Object.keys(wrong).length)
  const grpc = { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }
  expect(environmentProblems(grpc)).toEqual([])
  expect(environmentProblems({ ...grpc, ...base })).toEqual([
    expect.stringMatching(/^OTEL_EXPORTER_OTLP_PROTOCOL must be http\/json/),
  ])
  expect(environmentProblems({ ...grpc, ...base, OTEL_TRACES_EXPORTER: 'none' })).toEqual([])
  expect(environmentProblems({ ...base, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' })).toEqual([])
})

test('a share is the same for a trace wherever it is judged', () => {
  const low = `${'f'.repeat(18)}00000000000000`
  const high = `${'0'.repeat(18)}ffffffffffffff`
  const half = samplerOf('traceidratio', 0.5)
  expect([half(low, null), half(high, null)]).toEqual([false, true])
  expect([samplerOf('traceidratio', 0)(high, null), samplerOf('traceidratio', 1)(low, null)]).toEqual([false, true])
  const parent = { traceId: low, spanId: '1', isSampled: true }
  expect(samplerOf('parentbased_traceidratio', 0)(low, parent)).toBe(true)
  expect(samplerOf('always_off', 1)(low, parent)).toBe(false)
  expect(samplerOf('parentbased_always_on', 1)(low, { ...parent, isSampled: false })).toBe(false)
})

test('a traceparent is read as W3C has it, and what is none is nobody’s trace', () => {
  const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']
  const read = readTraceparent(`00-${trace}-${span}-01`)
  expect(read).toEqual({ traceId: trace, spanId: span, isSampled: true })
  expect(read && writeTraceparent(read)).toBe(`00-${trace}-${span}-01`)
  expect(readTraceparent(`01-${trace}-${span}-00-more`)).toMatchObject({ isSampled: false })
  const none = [
    null,
    '',
    `00-${trace}-${span}`,
    `00-${trace}-${span}-01-more`,
    `ff-${trace}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace}-${span}-01, 00-${trace}-${span}-01`,
  ]
  for (const header of none) expect(readTraceparent(header)).toBeNull()
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const hex = (digits: number) => z.string().regex(new RegExp(`^(?!0+$)[\\da-f]{${digits}}$`))
const nanoseconds = z.string().regex(/^\d{19}$/)
const attributes = z.array(
  z.strictObject({
    key: z.string().min(1),
    value: z.union([
      z.strictObject({ stringValue: z.string() }),
      z.strictObject({ intValue: z.string().regex(/^\d+$/) }),
    ]),
  }),
)
const span = z.strictObject({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: hex(16).optional(),
  flags: z.int(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  status: z.strictObject({ code: z.literal(2).optional() }),
})
/** The part of `ExportTraceServiceRequest` (opentelemetry-proto, trace.proto) that Sayso sends, strictly. */
const exported = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes }),
      scopeSpans: z.array(z.strictObject({ scope: z.strictObject({ name: z.string() }), spans: z.array(span) })),
    }),
  ),
})
type Exported = z.infer<typeof exported>['resourceSpans'][number]

export interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId?: string | undefined
  name: string
  kind: number
  failed: boolean
  lastsMs: number
  attributes: Record<string, string>
  resource: Record<string, string>
}

/** A stand-in for a collector: takes OTLP/HTTP in JSON and refuses what is none, or behaves badly as told. */
export async function startCollector(mode: 'takes' | 'hangs' | number = 'takes') {
  const spans: SentSpan[] = []
  const texts: string[] = []
  const headers: Record<string, unknown>[] = []
  const paths: string[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
    texts.push(text)
    headers.push(request.headers)
    paths.push(`${request.method} ${request.url}`)
    if (collector.mode === 'hangs') return
    if (collector.mode !== 'takes') return void response.writeHead(collector.mode).end('a fault of the collector')
    const parsed = exported.safeParse(JSON.parse(text))
    if (!parsed.success) return void response.writeHead(400).end(parsed.error.message)
    spans.push(...parsed.data.resourceSpans.flatMap(spansOf))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const origin = await listening(server)
  const collector = {
    mode,
    origin,
    spans,
    /** Every body that arrived, as it was sent. */
    texts,
    headers,
    paths,
    close: () => (server.closeAllConnections(), server.close()),
  }
  return collector
}

/** Listens on a free port of this machine and returns the origin. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const valuesOf = (list: z.infer<typeof attributes>) =>
  Object.fromEntries(list.map(({ key, value }) => [key, 'intValue' in value ? value.intValue : value.stringValue]))

const spansOf = ({ resource, scopeSpans }: Exported): SentSpan[] =>
  scopeSpans.flatMap(({ spans }) =>
    spans.map((one) => ({
      traceId: one.traceId,
      spanId: one.spanId,
      parentSpanId: one.parentSpanId,
      name: one.name,
      kind: one.kind,
      failed: one.status.code === 2,
      lastsMs: (Number(one.endTimeUnixNano) - Number(one.startTimeUnixNano)) / 1e6,
      attributes: valuesOf(one.attributes),
      resource: valuesOf(resource.attributes),
    })),
  )

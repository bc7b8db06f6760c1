import { API_BASE } from '@/lib/api/operation'
import { createImportOperation, IMPORT_LIMIT_BYTES, listImportsOperation } from '@/lib/api/operations/imports'
import { answeredOnce } from '@/lib/http/endpoint/answered-once'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readImports } from '@/lib/services/imports/read-imports'
import {
  discardImport,
  queueReceived,
  type ReceivedImport,
  receiveImport,
  type ReceiveResult,
} from '@/lib/services/imports/receive-import'
import { presentImport } from './_present/import'

const UNNAMED = 'import'

export const GET = serve(listImportsOperation, async ({ deps, caller, query }) => {
  const page = await readImports(deps, caller.businessId, { before: query.before ?? null, limit: query.limit })
  return { body: { imports: page.imports.map(presentImport), next: page.next } }
})

export const POST = serve(
  createImportOperation,
  async ({ deps, caller, query, request, requestId, idempotencyKey }) => {
    const declared = Number(request.headers.get('content-length') ?? 0)
    const columns = {
      ...(query.phone_column ? { phone: query.phone_column } : {}),
      ...(query.topic_column ? { topic: query.topic_column } : {}),
      ...(query.answer_column ? { answer: query.answer_column } : {}),
      ...(query.when_column ? { when: query.when_column } : {}),
      ...(query.proof_column ? { proof: query.proof_column } : {}),
      ...(query.source_column ? { source: query.source_column } : {}),
    }
    const settings = {
      columns,
      ...(query.topic ? { topic: query.topic } : {}),
      ...(query.answer ? { answer: query.answer } : {}),
      ...(query.source ? { source: query.source } : {}),
      ...(query.country ? { country: query.country } : {}),
      ...(query.yes_means ? { yesMeans: query.yes_means } : {}),
    }
    const upload = { name: query.name ?? UNNAMED, settings, body: request.body, limitBytes: IMPORT_LIMIT_BYTES }
    const refuse = (refused: Exclude<ReceiveResult, ReceivedImport>) =>
      problemFor(createImportOperation, refused, requestId)
    if (declared > IMPORT_LIMIT_BYTES)
      return refuse({
        outcome: 'too_large',
        detail: `The file is larger than ${IMPORT_LIMIT_BYTES / 1024 ** 2} MB. Send it in parts.`,
      })
    const received = await receiveImport(deps, caller, upload)
    if (received.outcome !== 'received') return refuse(received)

    let queued = false
    const queue = async () => {
      const result = await queueReceived(deps, caller, received)
      if (result.outcome !== 'queued') return refuse(result)
      queued = true
      const body = presentImport(result.row)
      const headers = { 'Cache-Control': 'private, no-store', Location: `${API_BASE}/imports/${body.id}` }
      return Response.json(body, { status: createImportOperation.status ?? 202, headers })
    }
    if (idempotencyKey === null) return queue()
    // Whether a request is a repetition is known only when the whole body has arrived.
    const keyed = {
      route: `${createImportOperation.id} ${API_BASE}/imports`,
      key: idempotencyKey,
      body: received.digest,
      requestId,
    }
    try {
      return await answeredOnce(deps, caller, keyed, queue)
    } finally {
      if (!queued) await discardImport(deps, caller.businessId, received.id)
    }
  },
)

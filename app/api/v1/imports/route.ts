import { API_BASE } from '@/lib/api/operation'
import { createImportOperation, IMPORT_LIMIT_BYTES, listImportsOperation } from '@/lib/api/operations/imports'
import { answeredOnce } from '@/lib/http/endpoint/answered-once'
import { serve } from '@/lib/http/endpoint/serve'
import { problem } from '@/lib/http/problem'
import { readImports } from '@/lib/services/imports/read-imports'
import { discardImport, queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
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
    if (declared > IMPORT_LIMIT_BYTES)
      return problem(413, 'too_large', `The file may have ${IMPORT_LIMIT_BYTES / 1024 ** 2} MB at most.`, { requestId })
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
    }
    const received = await receiveImport(deps, caller, {
      name: query.name ?? UNNAMED,
      settings,
      body: request.body,
      limitBytes: IMPORT_LIMIT_BYTES,
    })

    let queued = false
    const queue = async () => {
      const body = presentImport(await queueReceived(deps, caller, received))
      queued = true
      const headers = { 'Cache-Control': 'private, no-store', Location: `${API_BASE}/imports/${body.id}` }
      return Response.json(body, { status: createImportOperation.status ?? 202, headers })
    }
    if (idempotencyKey === null) return queue()
    // What tells one request from another is known when all of it is here.
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

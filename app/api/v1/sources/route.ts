import type { z } from 'zod'
import { listSourcesOperation, nameSourceOperation, type SourceView } from '@/lib/api/operations/sources'
import { serve } from '@/lib/http/endpoint/serve'
import { listSources, nameSource, type SourceRow } from '@/lib/services/business/name-source'

const present = (source: SourceRow): z.infer<typeof SourceView> => ({
  id: source.id,
  number: source.number,
  kind: source.kind,
  name: source.name,
  reference: source.reference,
  created_at: new Date(source.createdAt).toISOString(),
})

export const GET = serve(listSourcesOperation, async ({ deps, caller, query }) => {
  const { sources, next } = await listSources(deps, caller.businessId, query)
  return { body: { sources: sources.map(present), next } }
})

export const POST = serve(nameSourceOperation, async ({ deps, caller, body }) => {
  return { body: present(await nameSource(deps, caller.businessId, body)) }
})

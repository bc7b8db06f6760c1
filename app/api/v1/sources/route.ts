import { listSourcesOperation, nameSourceOperation } from '@/lib/api/operations/sources'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { listSources, nameSource } from '@/lib/services/business/name-source'
import { presentSource } from './_present/source'

export const GET = serve(listSourcesOperation, async ({ deps, caller, query }) => {
  const { sources, next } = await listSources(deps, caller.businessId, query)
  return { body: { sources: sources.map(presentSource), next } }
})

export const POST = serve(nameSourceOperation, async ({ deps, caller, body, requestId }) => {
  const named = await nameSource(deps, caller, body)
  if (named.outcome !== 'named') return problemFor(nameSourceOperation, named, requestId)
  return { body: presentSource(named.source) }
})

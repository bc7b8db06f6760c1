import {
  listSourcesOperation as listOperation,
  nameSourceOperation as nameOperation,
} from '@/lib/api/operations/sources'
import { serve } from '@/lib/http/endpoint/serve'
import { listSources, nameSource } from '@/lib/services/business/name-source'
import { presentSource } from './_present/source'

export const GET = serve(listOperation, async ({ deps, caller, query }) => {
  const { sources, next } = await listSources(deps, caller.businessId, query)
  return { body: { sources: sources.map(presentSource), next } }
})

export const POST = serve(nameOperation, async ({ deps, caller, body }) => {
  return { body: presentSource(await nameSource(deps, caller, body)) }
})

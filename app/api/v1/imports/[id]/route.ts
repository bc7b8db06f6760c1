import { getImportOperation } from '@/lib/api/operations/imports'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readImport } from '@/lib/services/imports/read-imports'
import { presentImport } from '../_present/import'

export const GET = serve(getImportOperation, async ({ deps, caller, params, requestId }) => {
  const row = await readImport(deps, caller.businessId, params.id)
  return row ? { body: presentImport(row) } : problemFor(getImportOperation, { outcome: 'unknown_import' }, requestId)
})

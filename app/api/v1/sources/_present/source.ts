import type { z } from 'zod'
import { iso } from '@/app/api/v1/_present/time'
import type { SourceView } from '@/lib/api/operations/sources'
import type { SourceRow } from '@/lib/services/business/name-source'

/** Returns a source as the API shows it. */
export const presentSource = (source: SourceRow): z.infer<typeof SourceView> => ({
  id: source.id,
  number: source.number,
  kind: source.kind,
  name: source.name,
  reference: source.reference,
  created_at: iso(source.createdAt),
})

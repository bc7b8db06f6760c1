import type { ImportState } from '@/components/console/imports/view'
import type { ImportRow } from '@/lib/services/imports/read-imports'

/** Returns how far an import is, for a member: a file that arrived in full waits until its import is begun. */
export const stateOf = ({ status, settings }: ImportRow): ImportState =>
  status === 'receiving' && settings.total !== undefined ? 'waiting' : status

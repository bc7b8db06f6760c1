import { findHostBusiness } from '@/db/queries/business/domains'
import type { Deps } from '@/lib/services/deps'

/** Returns the business whose page is shown under a host name; null if the name is nobody's. It is never kept. */
export const businessOfHost = (deps: Deps, host: string): Promise<string | null> => findHostBusiness(deps.db.sql, host)

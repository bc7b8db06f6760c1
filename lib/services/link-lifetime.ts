import type { BusinessConfig } from '@/db/queries/business/config'
import type { Deps } from './deps'

/** Returns for how many days the links of a business work: what it has set, else what the installation has. */
export const linkLifetimeOf = (
  { settings }: Pick<Deps, 'settings'>,
  { linkLifetimeDays }: Pick<BusinessConfig, 'linkLifetimeDays'>,
): number => linkLifetimeDays ?? settings.linkLifetimeDays

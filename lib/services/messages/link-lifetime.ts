import type { BusinessConfig } from '@/db/queries/business/config'
import type { Deps } from '@/lib/services/deps'

/** Returns for how many days links of a business are valid: its own choice, else that of the installation. */
export const linkLifetimeOf = (
  { settings }: Pick<Deps, 'settings'>,
  { linkLifetimeDays }: Pick<BusinessConfig, 'linkLifetimeDays'>,
): number => linkLifetimeDays ?? settings.linkLifetimeDays

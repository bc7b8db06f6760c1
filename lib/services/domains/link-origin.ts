import type { BusinessConfig } from '@/db/queries/business/config'
import type { Deps } from '@/lib/services/deps'

type Named = Pick<BusinessConfig, 'domains'>

/** Returns the origin that new links of a business have. */
export function linkOrigin({ settings }: Pick<Deps, 'settings'>, { domains }: Named): string {
  const own = domains.find(({ makesLinks }) => makesLinks)
  return own ? `https://${own.host}` : settings.baseUrl
}

/** Returns every origin under which the page of a business is shown. */
export const pageOrigins = ({ settings }: Pick<Deps, 'settings'>, { domains }: Named): string[] => [
  settings.baseUrl,
  ...domains.map(({ host }) => `https://${host}`),
]

import type { Scene } from '@/components/console/backends/scene'
import type { SignedIn } from '@/lib/auth/signed-in'
import { BACKENDS } from '@/lib/i18n/console/backends/words'

/** Returns how the screens of backends speak to a member. */
export function sceneOf({ locale, business }: SignedIn): Scene {
  return { words: BACKENDS[locale], locale, timeZone: business.timeZone, businessId: business.id }
}

import { z } from 'zod'
import { LAST_MOMENT } from '@/lib/consent/time'

/** Where a page of a list begins, in milliseconds since 1970. What can't be a moment is left out. */
export const MomentInAddress = z.coerce.number().int().nonnegative().max(LAST_MOMENT).optional().catch(undefined)

import { z } from 'zod'
import { CONSOLE_LOCALES } from '@/lib/languages'
import { MemberDetails } from '@/lib/services/members/member-rules'

/** What a person says of themselves when they begin. The password is checked by its own rules. */
export const PersonDetails = MemberDetails.pick({ email: true, name: true }).extend({ locale: z.enum(CONSOLE_LOCALES) })
export type PersonDetails = z.infer<typeof PersonDetails>

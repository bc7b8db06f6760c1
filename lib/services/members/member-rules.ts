import { z } from 'zod'
import { ROLES } from '@/db/schema/members'

/** The longest address that mail is delivered to (RFC 5321, 4.5.3.1.3: a path of 256 characters with its brackets). */
const LONGEST_EMAIL = 254

export const MemberDetails = z.object({
  email: z.string().trim().toLowerCase().max(LONGEST_EMAIL).pipe(z.email()),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}*$/u),
  role: z.enum(ROLES),
})
export type MemberDetails = z.infer<typeof MemberDetails>

import { createHash } from 'node:crypto'
import type { BusinessConfig } from '@/db/queries/business/config'

/** Raised when cards are drawn in another way, so that chats fetch them again. */
const DRAWING = 1

/** Returns the name of the picture of a business: another colour or logo has another name. */
export const cardKey = ({ color, logoHash }: Pick<BusinessConfig, 'color' | 'logoHash'>): string =>
  createHash('sha256')
    .update(`${DRAWING} ${color} ${logoHash ?? ''}`)
    .digest('hex')
    .slice(0, 16)

import { customType, uuid } from 'drizzle-orm/pg-core'
import type { Instant } from '@/lib/consent/types'

/** A point in time: `timestamptz(3)` in PostgreSQL, milliseconds since 1970 (UTC) in TypeScript. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => Date.parse(value),
})

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** First column of every primary key and part of every unique key, so that the database can be split by business. */
export const businessId = () => uuid('business_id').notNull()

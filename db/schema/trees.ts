import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'

/**
 * The hash trees over the lines of each business, and over the checkpoints of all businesses, in tiles of C2SP's
 * tlog-tiles (lib/merkle/tiles.ts). A tile only grows, by `sayso_extend_tile`. The tree over all businesses has the id
 * of zeros as its business, which no business has.
 */
export const treeTiles = pgTable(
  'tree_tiles',
  {
    businessId: businessId(),
    level: integer('level').notNull(),
    place: bigint('place', { mode: 'number' }).notNull(),
    hashes: bytes('hashes').notNull(),
  },
  (t) => [primaryKey({ name: 'tree_tiles_pk', columns: [t.businessId, t.level, t.place] })],
)

/** The entries of the tree over all businesses: the texts of their checkpoints. */
export const treeEntries = pgTable(
  'tree_entries',
  {
    businessId: businessId(),
    place: bigint('place', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ name: 'tree_entries_pk', columns: [t.businessId, t.place] }),
    uniqueIndex('tree_entries_body').on(t.businessId, t.body),
  ],
)

/** Businesses whose feed has grown to `fed` lines since the last checkpoint. The worker signs them within a minute. */
export const unsignedFeeds = pgTable(
  'unsigned_feeds',
  { businessId: businessId(), fed: bigint('fed', { mode: 'number' }).notNull() },
  (t) => [primaryKey({ name: 'unsigned_feeds_pk', columns: [t.businessId] })],
)

/** Signed statements: the first `size` entries of the tree have this root. `note` is the signed text, whole. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    businessId: businessId(),
    size: bigint('size', { mode: 'number' }).notNull(),
    root: text('root').notNull(),
    keyId: text('key_id').notNull(),
    note: text('note').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'checkpoints_pk', columns: [t.businessId, t.size, t.keyId] }),
    index('checkpoints_by_time').on(t.businessId, t.madeAt),
  ],
)

/** Time stamps of an authority (RFC 3161), for checkpoints of the log of the installation: the token as it came. */
export const timeStamps = pgTable(
  'time_stamps',
  {
    businessId: businessId(),
    size: bigint('size', { mode: 'number' }).notNull(),
    keyId: text('key_id').notNull(),
    token: bytes('token').notNull(),
    authority: text('authority').notNull(),
    stampedAt: instant('stamped_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'time_stamps_pk', columns: [t.businessId, t.size, t.keyId] }),
    index('time_stamps_by_time').on(t.businessId, t.stampedAt),
  ],
)

/** What witnesses returned for checkpoints: one line of a signed note for each. */
export const cosignatures = pgTable(
  'cosignatures',
  {
    businessId: businessId(),
    origin: text('origin').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    witness: text('witness').notNull(),
    line: text('line').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [primaryKey({ name: 'cosignatures_pk', columns: [t.businessId, t.origin, t.size, t.witness] })],
)

/** The public keys that have signed, from which they are published. The private ones are outside of the database. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    businessId: businessId(),
    name: text('name').notNull(),
    publicKey: text('public_key').notNull(),
    since: instant('since').notNull(),
    retiredAt: instant('retired_at'),
    compromisedAt: instant('compromised_at'),
  },
  (t) => [primaryKey({ name: 'signing_keys_pk', columns: [t.businessId, t.name, t.publicKey] })],
)

/** Why a tree can't be signed at present. */
export const signingProblems = pgTable(
  'signing_problems',
  { businessId: businessId(), problem: text('problem').notNull(), since: instant('since').notNull() },
  (t) => [primaryKey({ name: 'signing_problems_pk', columns: [t.businessId, t.problem] })],
)

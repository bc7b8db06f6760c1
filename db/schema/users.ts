import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { businessId, bytes, instant } from './columns'
import { ROLES } from './members'

/**
 * Somebody who signs in to the console, perhaps as a member of several businesses. The tables of a person belong to no
 * business; row-level security shows one person at a time (decision 158).
 */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** In lower case, once in an installation. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** The language of the console. */
    locale: text('locale').notNull(),
    /** Argon2id, in PHC form. Null: signs in through the OpenID provider only. */
    passwordHash: text('password_hash'),
    /** The secret of time-based codes, encrypted with the key ring. */
    totpSecret: bytes('totp_secret'),
    /** Since when codes are asked for. Null: the secret, if there is one, is not confirmed yet. */
    totpSince: instant('totp_since'),
    /** The time step of the last code that was taken: no code counts twice. */
    totpStep: bigint('totp_step', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    /** When and from which IP address the person last signed in. */
    hereAt: instant('here_at'),
    hereFrom: text('here_from'),
  },
  (t) => [uniqueIndex('users_email').on(t.email)],
)

const userId = () => uuid('user_id').notNull()

/** A browser that is signed in. Deleting the row signs it out. */
export const userSessions = pgTable(
  'user_sessions',
  {
    userId: userId(),
    id: uuid('id').notNull(),
    /** SHA-256 of the token in the cookie, hex. */
    tokenHash: text('token_hash').notNull(),
    /** The business that the console shows. It is no foreign key: what the person may see there is asked each time. */
    currentBusiness: uuid('current_business'),
    method: text('method', { enum: ['password', 'oidc'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it was last used, to the minute. */
    seenAt: instant('seen_at').notNull(),
    /** When a second factor was shown. Null while one is still needed, and for who has none. */
    factorAt: instant('factor_at'),
    /** When the person last proved who they are: asked again before what is dangerous. */
    proofAt: instant('proof_at'),
    fromIp: text('from_ip'),
    /** The browser in a few words, such as "Firefox, Linux". */
    browser: text('browser'),
    /** When and from where the person had signed in before this. */
    beforeAt: instant('before_at'),
    beforeFrom: text('before_from'),
    /** Until when a return from the OpenID provider connects that account to this person. Null: it does not. */
    linkingUntil: instant('linking_until'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] }), uniqueIndex('user_sessions_token').on(t.tokenHash)],
)

/** How a person is known to an OpenID provider: by issuer and subject, never by e-mail (decision 160). */
export const userIdentities = pgTable(
  'user_identities',
  {
    userId: userId(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    /** What the provider calls the person, to be shown. */
    label: text('label'),
    linkedAt: instant('linked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.issuer, t.subject] }),
    uniqueIndex('user_identities_subject').on(t.issuer, t.subject),
  ],
)

/** Codes that replace the second factor, by hash. Each counts once. */
export const userRecoveryCodes = pgTable(
  'user_recovery_codes',
  { userId: userId(), hash: text('hash').notNull(), usedAt: instant('used_at') },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
)

/** Links by which somebody who is locked out sets a new password. Each counts once. */
export const passwordLinks = pgTable(
  'password_links',
  {
    userId: userId(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.tokenHash] }), uniqueIndex('password_links_token').on(t.tokenHash)],
)

/** How often something was tried, by the keyed hash of an account or address. Only functions reach it. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    subject: text('subject').primaryKey(),
    count: integer('count').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('sign_in_attempts_ends').on(t.endsAt)],
)

/** One-time codes with which the first business is made, by hash. Only functions reach it. */
export const setupCodes = pgTable('setup_codes', {
  hash: text('hash').primaryKey(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

/** A link that makes its holder a member of a business. It counts once. */
export const invitations = pgTable(
  'invitations',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    /** Whom the owner invited: in lower case. */
    email: text('email').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    tokenHash: text('token_hash').notNull(),
    /** The member who invited. Null: an operator. */
    invitedBy: uuid('invited_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.id] }), index('invitations_token').on(t.tokenHash)],
)

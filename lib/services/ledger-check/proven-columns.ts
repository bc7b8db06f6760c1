/**
 * For each column of the tables that hold what people chose, whether `ledger:verify` finds another value in it:
 * `proven`, or else why not. A test changes each proven column, and fails where a new column or table is not listed.
 */
export const PROVEN_TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  answers: all(
    ...['business_id', 'contact_id', 'topic_id', 'answer', 'at', 'since', 'change_id', 'notice', 'basis', 'expires_at'],
    ...['evidence', 'lane', 'own_yes_since', 'lanes', 'pending_request_id', 'pending_asked_at', 'pending_expires_at'],
    ...['terms', 'proof', 'made'],
  ),
  contacts: {
    ...all('business_id', 'id', 'stop_on', 'stop_at', 'stop_since', 'stop_change_id', 'pause_until', 'pause_at'),
    ...all('pause_change_id', 'released_at', 'erased_at', 'merged_into', 'head_seq', 'head_hash', 'last_own_at'),
    locale: 'The language of messages allows and forbids nothing.',
    link_epoch: 'It only says which links still open; what is done with a link has a line.',
    quiet_stops: 'A count of stops that repeated what the lines say already.',
    quiet_stop_at: 'The time of a stop that only repeats: a wrong one can write a No and never a Yes.',
    created_at: 'No decision reads it; the time is in the id as well.',
  },
  contact_senders: {
    ...all('business_id', 'contact_id', 'sender_id', 'stop_on', 'stop_at', 'stop_change_id'),
    last_inbound_at: 'When the person last wrote is no statement about consent.',
    agent_holds: 'Who replies to the person is no statement about consent.',
    agent_at: 'Since when that is known is no statement about consent.',
  },
  identities: {
    ...all('business_id', 'contact_id', 'kind', 'value', 'canonical', 'match_key', 'salt'),
    id: 'A row is found by its digest; no line names its id.',
    given_by: 'Who named the number decides only how it is written.',
    created_at: 'Since when the contact had the number is known from the log of the backend only.',
    ended_at: 'Ends have no line of their own, but for those by a release or an erasure, which are proven.',
  },
  ledger: all(
    ...['business_id', 'contact_id', 'seq', 'change_id', 'kind', 'occurred_at', 'recorded_at', 'actor', 'method'],
    ...['source_id', 'reason', 'refers_to', 'payload', 'prev', 'hash', 'dedupe_key', 'packed', 'prev_bytes'],
    ...['hash_bytes', 'dedupe', 'packed_key'],
  ),
  feed: all('business_id', 'position', 'contact_id', 'seq'),
  unfed_lines: all('business_id', 'contact_id', 'seq'),
  unfed_batches: {
    ...all('business_id', 'contact_ids', 'seqs'),
    id: 'It gives the rows an order; which lines wait is proven.',
  },
  evidence: all('business_id', 'change_id', 'contact_id', 'salt', 'body', 'digest', 'keep_until'),
  notices: {
    ...all('business_id', 'hash', 'locale', 'canonical'),
    published_at: 'A line has its own time; when its notice was published adds nothing.',
    current: 'Which notice is shown now; each line names the one that was.',
  },
  topic_versions: all(
    ...['business_id', 'topic_id', 'version', 'category', 'policy', 'legal_basis', 'texts', 'paused', 'closed'],
    ...['archived_at', 'valid_from'],
  ),
  topics: {
    ...all('business_id', 'id', 'key', 'category', 'policy', 'legal_basis', 'texts', 'paused', 'closed', 'archived_at'),
    ...all('version'),
    position: 'The order on the page is part of the notice, which is proven.',
    listed: 'On which pages a topic is; a line names the notice that was shown, and no decision reads it.',
    listed_sources: 'On which pages a topic is; a line names the notice that was shown, and no decision reads it.',
  },
  sources: {
    ...all('business_id', 'id', 'number', 'kind', 'name', 'reference'),
    former_names: 'Other names may be added; the one that a line binds must be among them.',
    created_at: 'No line rests on when a source was first seen.',
  },
}

function all(...columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, 'proven']))
}

const SETTING = 'A setting of the business: no statement of a person, and changes of it are in the audit log.'
const SYNC = 'What backends were told follows from the state, and is written again from it.'
const PEOPLE = 'People who sign in to the console; no statement of a contact.'
const FIGURES = 'Counted again from the lines and the state.'
const MESSAGE = 'Messages and their delivery; what people wrote in them has a line.'
const QUALITY = 'How templates are judged; what people chose is counted from their lines.'
const TREE = 'The trees and checkpoints are proven by their own hashes and signatures, not by these lines.'
const SHORT = 'Kept for a short time, to do something once; what was done has a line.'

/** Tables of which `ledger:verify` proves nothing, and why. */
export const FREE_TABLES: Readonly<Record<string, string>> = {
  businesses: `${SETTING} That the row is there is proven.`,
  suppressions: 'Of a released or erased number only a keyed hash is kept, and no line names it.',
  erased_holdings: 'Of what an erased person had before only a keyed hash is kept, and no line names it.',
  templates: `${SETTING} A template that leads to another topic is not found.`,
  template_events: SETTING,
  template_accounts: SETTING,
  senders: SETTING,
  domains: SETTING,
  logos: 'Pictures are found by their own hash.',
  refused_frames: SETTING,
  members: PEOPLE,
  invitations: PEOPLE,
  audit_log: 'What members did; the application can only add to it, and nothing seals it yet.',
  users: PEOPLE,
  user_sessions: PEOPLE,
  user_identities: PEOPLE,
  user_recovery_codes: PEOPLE,
  password_links: PEOPLE,
  sign_in_attempts: PEOPLE,
  setup_codes: PEOPLE,
  figures: FIGURES,
  reach_counts: FIGURES,
  reach_states: FIGURES,
  day_counts: FIGURES,
  number_mends: 'A report of what a migration found.',
  data_codes: SHORT,
  data_code_counts: SHORT,
  seen_events: SHORT,
  inbox: SHORT,
  front_door_asks: SHORT,
  idempotency_keys: SHORT,
  connection_drafts: SHORT,
  reviews: 'What waits for a member to judge; what they decide has a line.',
  outbox: MESSAGE,
  sent_messages: MESSAGE,
  message_counts: MESSAGE,
  sent_months: MESSAGE,
  webhook_deliveries: SYNC,
  backends: SYNC,
  mirrors: SYNC,
  sync_marks: SYNC,
  backend_budgets: SYNC,
  poll_cursors: SYNC,
  reading_failures: SYNC,
  reconciliations: SYNC,
  api_keys: SETTING,
  imports: 'Progress and counts of files; each answer of a file has a line.',
  import_chunks: SHORT,
  import_issues: 'A report of rows that do not count.',
  audiences: 'Questions about many people and their counts; nothing is decided from them later.',
  checkpoints: TREE,
  cosignatures: TREE,
  signing_keys: TREE,
  signing_problems: TREE,
  time_stamps: TREE,
  tree_tiles: TREE,
  unsigned_feeds: TREE,
  alert_deliveries: QUALITY,
  report_logins: PEOPLE,
  template_alerts: QUALITY,
  template_comparisons: QUALITY,
  template_days: QUALITY,
  template_optouts: QUALITY,
  template_verdicts: QUALITY,
  template_watch: QUALITY,
  tree_entries: TREE,
}

import { z } from 'zod'
import {
  Actor,
  EffectView,
  Hash,
  IdentityView,
  LineView,
  Method,
  SourceView,
  TopicStanding,
} from '@/lib/api/contact-schemas'
import { operation } from '@/lib/api/operation'
import { Id, IdParam, Locale, Time, TopicKey } from '@/lib/api/schemas'
import { UNKNOWN_CONTACT } from '@/lib/api/unknown-things'

const Party = z.object({
  party_id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  contact: z.string().nullable(),
  type: z.literal('controller'),
})

const ConsentRecord = z
  .object({
    schema_version: z.literal('ISO/IEC TS 27560:2023'),
    record_id: z.string(),
    pii_principal_id: Id,
    processing: z.object({
      privacy_notice: Hash.nullable().meta({
        description: 'The hash of the notice of the last Yes; its text is in `notices`',
      }),
      language: z.string().nullable(),
      purpose: z.string(),
      purpose_id: z.string(),
      purpose_type: z.string(),
      lawful_basis: z.string().nullable(),
      pii_information: z.array(z.object({ pii_type: z.string() })),
      pii_controllers: z.array(z.string()),
      jurisdiction: z.string().nullable(),
      storage_locations: z.null().meta({ description: 'Not known to Sayso: the business adds where it stores data' }),
      retention_period: z.string(),
      recipients: z.null().meta({ description: 'Not known to Sayso: the business adds who else receives data' }),
      withdrawal_method: z.string(),
    }),
    parties: z.array(Party),
    events: z.array(
      z.object({
        event_time: Time,
        validity_duration: z.string().meta({ description: 'The time at which the consent ends, or `until withdrawn`' }),
        entity_id: z.string(),
        event_type: z.enum(['expressed', 'reported']),
        event_state: z.string().meta({
          description: 'A term of the W3C Data Privacy Vocabulary (DPV), such as ConsentGiven or ConsentWithdrawn',
        }),
        method: Method,
        change_id: Id,
      }),
    ),
  })
  .meta({ id: 'ConsentRecord' })

const SealedLine = z
  .object({
    seq: z.int(),
    change_id: Id,
    prev: Hash,
    hash: Hash,
    payload: z.string().meta({ description: 'The exact text that was hashed: canonical JSON (RFC 8785)' }),
    proof: z.string().nullable().meta({
      description:
        'That the signed log of the business has the line (`c2sp.org/tlog-proof@v1`); null for a line that no checkpoint covers yet. The page at `/verify` checks it.',
    }),
    told: z
      .object({
        kind: LineView.shape.kind,
        occurred_at: Time,
        recorded_at: Time,
        actor: Actor,
        method: Method,
        source: SourceView.nullable(),
        reason: LineView.shape.reason,
        notice: Hash.nullable(),
        effects: z.array(EffectView),
      })
      .nullable()
      .meta({ description: 'What the payload says; null if the payload is not a line that Sayso writes' }),
    evidence: z.object({
      state: z.enum(['none', 'kept', 'deleted', 'unreadable', 'differs']).meta({
        description:
          '`none`: there was none; `kept`: it is in `body`; `deleted`: it was deleted after its time or with the person, and the digest stays; `unreadable`: it was encrypted with a key that no longer exists; `differs`: it is not what was sealed',
      }),
      digest: Hash.nullable(),
      salt: z.string().nullable().meta({ description: 'The salt of the digest, in hex' }),
      body: z.unknown().meta({ description: 'What the person said and where; null unless `state` is `kept`' }),
    }),
  })
  .meta({ id: 'SealedLine' })

export const EvidenceBundle = z
  .object({
    format: z.literal('sayso.evidence.v1'),
    made_at: Time,
    business: z.object({
      id: Id,
      name: z.string(),
      legal_name: z.string(),
      address: z.string(),
      email: z.string(),
      jurisdiction: z.string(),
      privacy_url: z.string().nullable(),
      time_zone: z.string(),
    }),
    contact: z.object({
      id: Id,
      merged_from: z.array(Id),
      created_at: Time,
      locale: Locale.nullable(),
      released_at: Time.nullable(),
      erased_at: Time.nullable(),
      identities: z.array(IdentityView),
    }),
    whole: z.boolean().meta({
      description: 'Whether every chain is complete and unchanged, and every notice is stored as it was published',
    }),
    topics: z.array(TopicStanding),
    chains: z.array(
      z.object({
        contact_id: Id,
        head: z.object({ seq: z.int(), hash: Hash }).nullable(),
        verified: z.object({
          whole: z.boolean(),
          lines: z.int(),
          evidence_checked: z.int(),
          problem: z.string().nullable().meta({ description: 'What is wrong, as `npm run ledger:verify` names it' }),
          seq: z.int().nullable().meta({ description: 'The place of the first line that is wrong' }),
          columns: z.array(z.string()),
        }),
        lines: z.array(SealedLine),
      }),
    ),
    notices: z.array(
      z.object({
        hash: Hash,
        locale: z.string(),
        published_at: Time,
        text: z.string().meta({ description: 'The exact canonical text from which the hash is made' }),
        whole: z.boolean().meta({ description: 'Whether the text has that hash' }),
      }),
    ),
    missing_notices: z.array(Hash).meta({
      description: 'Hashes of notices that were published and are not stored any more, so that `whole` is false',
    }),
    foreign_notices: z.array(Hash).meta({
      description:
        'Hashes that were sent with a form, at a time when Sayso did not check them yet, and that belong to no text of the business. They are no fault of the record.',
    }),
    names: z.object({
      topics: z.array(z.object({ id: Id, key: TopicKey, name: z.string(), category: z.string() })),
      senders: z.array(z.object({ id: Id, phone_number_id: z.string(), number: z.string(), name: z.string() })),
      sources: z.array(SourceView),
    }),
    how_to_verify: z.object({ line: z.string(), notice: z.string(), evidence: z.string() }),
    consent_records: z.array(ConsentRecord),
  })
  .meta({ id: 'EvidenceBundle' })

export const getEvidenceOperation = operation({
  id: 'getEvidence',
  method: 'GET',
  path: '/contacts/{id}/evidence',
  tag: 'Contacts',
  summary: 'Get the proof of one person’s choices',
  description:
    'Returns what an auditor needs: every line of the ledger exactly as it was sealed, the hash of the line before it, the texts that were shown, the evidence that still exists, and the result of verifying the chains. The chains of contacts that were merged into this one are included. Of a person who was erased, only the chains and digests are left, and no personal data. `consent_records` has the same facts in the form of ISO/IEC TS 27560. With `Accept: text/html` the response is a document to read and print, in one file without scripts.',
  scope: 'evidence',
  params: IdParam,
  answer: EvidenceBundle,
  problems: UNKNOWN_CONTACT,
  missing: 'unknown_contact',
  example: { params: { id: '01990000-0001-7000-8000-000000000001' } },
})

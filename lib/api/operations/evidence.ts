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
      privacy_notice: Hash.nullable().meta({ description: 'The notice of the last Yes; its text stands in `notices`' }),
      language: z.string().nullable(),
      purpose: z.string(),
      purpose_id: z.string(),
      purpose_type: z.string(),
      lawful_basis: z.string().nullable(),
      pii_information: z.array(z.object({ pii_type: z.string() })),
      pii_controllers: z.array(z.string()),
      jurisdiction: z.string().nullable(),
      storage_locations: z.null().meta({ description: 'Not known to Sayso: the business adds where it runs it' }),
      retention_period: z.string(),
      recipients: z.null().meta({ description: 'Not known to Sayso: the business adds who else receives data' }),
      withdrawal_method: z.string(),
    }),
    parties: z.array(Party),
    events: z.array(
      z.object({
        event_time: Time,
        validity_duration: z.string().meta({ description: 'The end as a time, or `until withdrawn`' }),
        entity_id: z.string(),
        event_type: z.enum(['expressed', 'reported']),
        event_state: z.string().meta({ description: 'A term of W3C’s DPV: ConsentGiven, ConsentWithdrawn …' }),
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
    payload: z.string().meta({ description: 'The exact text that was sealed (RFC 8785)' }),
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
      .meta({ description: 'What the payload says; null where it is no line of Sayso’s' }),
    evidence: z.object({
      state: z.enum(['none', 'kept', 'deleted', 'unreadable', 'differs']).meta({
        description:
          '`deleted`: after its time or with the person, the digest stays; `unreadable`: under a key that is gone; `differs`: not what was sealed',
      }),
      digest: Hash.nullable(),
      salt: z.string().nullable().meta({ description: 'Hex' }),
      body: z.unknown().meta({ description: 'What was said, from where; null unless kept' }),
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
    whole: z.boolean().meta({ description: 'Whether every chain is whole and every notice is stored as published' }),
    topics: z.array(TopicStanding),
    chains: z.array(
      z.object({
        contact_id: Id,
        head: z.object({ seq: z.int(), hash: Hash }).nullable(),
        verified: z.object({
          whole: z.boolean(),
          lines: z.int(),
          evidence_checked: z.int(),
          problem: z.string().nullable().meta({ description: 'As `npm run ledger:verify` names it' }),
          seq: z.int().nullable().meta({ description: 'The first bad line' }),
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
        text: z.string().meta({ description: 'The exact canonical text that the hash is of' }),
        whole: z.boolean().meta({ description: 'Whether the text has that hash' }),
      }),
    ),
    missing_notices: z
      .array(Hash)
      .meta({ description: 'Notices that were published and are not stored any more: the record is not whole' }),
    foreign_notices: z.array(Hash).meta({
      description:
        'Hashes that a form made up before Sayso checked them: no text of the business, and no fault of the record',
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
  summary: 'The proof of one person’s choices',
  description:
    'For an auditor: every line exactly as it was sealed with the line before it, the texts that were shown, the evidence that still exists, and what `ledger:verify` says of the chains. Contacts that were merged bring their chains. Of somebody who was erased the chains and digests are left, and nothing personal. `consent_records` tells the same in the shape of ISO/IEC TS 27560. With `Accept: text/html` the answer is a document to read and print: one file, without scripts.',
  scope: 'evidence',
  params: IdParam,
  answer: EvidenceBundle,
  problems: UNKNOWN_CONTACT,
  missing: 'unknown_contact',
  example: { params: { id: '01990000-0001-7000-8000-000000000001' } },
})

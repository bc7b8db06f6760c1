import type { z } from 'zod'
import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { EvidenceBundle as PackView } from '@/lib/api/operations/evidence'
import { readLocale } from '@/lib/i18n/locales'
import { type ConsentRecord, consentRecords } from '@/lib/services/records/consent-records'
import type { EvidenceChain, EvidenceLine, EvidenceBundle } from '@/lib/services/records/read-evidence'
import { presentStanding } from './contact'
import { presentEffect } from './line'

type View = z.infer<typeof PackView>

/** Explains how to verify the evidence without Sayso's code. */
const HOW_TO_VERIFY = {
  line: 'SHA-256 of the text "sayso.ledger.v1" and a line feed, the 32 bytes of `prev`, and `payload` in UTF-8, is `hash`. The first `prev` is 32 zero bytes, each other one the `hash` of the line before.',
  notice: 'SHA-256 of the text "sayso.notice.v1" and a line feed, and `text` in UTF-8, is `hash`.',
  evidence:
    'SHA-256 of the 16 bytes of `salt` and the RFC 8785 text of `body` in UTF-8, is `digest`, which is in the line’s `payload`.',
}

/** Returns the evidence of a contact as JSON, field by field. */
export function presentBundle(pack: EvidenceBundle): View {
  const { config } = pack
  const { controller } = config
  const [, ...merged] = pack.chains
  return {
    format: 'sayso.evidence.v1',
    made_at: iso(pack.madeAt),
    business: {
      id: config.id,
      name: config.name,
      legal_name: controller.legalName,
      address: controller.address,
      email: controller.email,
      jurisdiction: controller.jurisdiction,
      privacy_url: config.privacyUrl,
      time_zone: config.timeZone,
    },
    contact: {
      id: pack.contactId,
      merged_from: merged.map(({ contactId }) => contactId),
      created_at: iso(pack.createdAt),
      locale: readLocale(pack.locale),
      released_at: isoOrNull(pack.releasedAt),
      erased_at: isoOrNull(pack.erasedAt),
      identities: pack.identities.map(({ kind, canonical, createdAt, endedAt }) => ({
        kind,
        value: canonical,
        since: iso(createdAt),
        ended_at: isoOrNull(endedAt),
      })),
    },
    whole: isWhole(pack),
    topics: pack.standings.map(presentStanding),
    chains: pack.chains.map((chain) => presentChain(chain, pack)),
    notices: pack.notices.map(({ hash, locale, publishedAt, canonical, whole }) => ({
      hash,
      locale,
      published_at: iso(publishedAt),
      text: canonical,
      whole,
    })),
    missing_notices: pack.missingNotices,
    foreign_notices: pack.foreignNotices,
    names: {
      topics: config.topics.map((topic) => ({
        id: topic.id,
        key: topic.key,
        name: topicName(pack, topic.id),
        category: topic.category,
      })),
      senders: pack.senders.map(({ id, phoneNumberId, displayNumber, name }) => ({
        id,
        phone_number_id: phoneNumberId,
        number: displayNumber,
        name,
      })),
      sources: pack.sources.map(({ id, kind, name }) => ({ id, kind, name })),
    },
    how_to_verify: HOW_TO_VERIFY,
    consent_records: consentRecords(pack).map((record) => presentRecord(record, pack)),
  }
}

/**
 * Returns whether every chain and notice is intact. A hash that a form made up before forms were checked is no fault.
 */
export const isWhole = (pack: EvidenceBundle): boolean =>
  pack.chains.every(({ problem }) => problem === null) &&
  pack.notices.every(({ whole }) => whole) &&
  pack.missingNotices.length === 0

/** Returns the name of a topic in the business's own language. */
export function topicName({ config }: EvidenceBundle, topicId: string): string {
  const topic = config.topics.find(({ id }) => id === topicId)
  return topic?.texts[config.defaultLocale]?.name ?? topic?.key ?? topicId
}

function presentChain(chain: EvidenceChain, pack: EvidenceBundle): View['chains'][number] {
  const { problem } = chain
  return {
    contact_id: chain.contactId,
    head: chain.head && { seq: chain.head.seq, hash: chain.head.hash },
    verified: {
      whole: problem === null,
      lines: chain.lines.length,
      evidence_checked: chain.checked,
      problem: problem?.problem ?? null,
      seq: problem?.seq ?? null,
      columns: problem?.columns ?? [],
    },
    lines: chain.lines.map((line) => presentSealed(line, pack)),
  }
}

function presentSealed(line: EvidenceLine, pack: EvidenceBundle): View['chains'][number]['lines'][number] {
  const { content, evidenceStatus: status } = line
  const keyOf = new Map(pack.config.topics.map((topic) => [topic.id, topic.key]))
  const source = pack.sources.find(({ id }) => id === content?.source)
  return {
    seq: line.seq,
    change_id: line.changeId,
    prev: line.prev,
    hash: line.hash,
    payload: line.payload,
    proof: line.logProof,
    told: content && {
      kind: content.kind,
      occurred_at: content.occurred_at,
      recorded_at: content.recorded_at,
      actor: content.actor,
      method: content.method,
      source: source ? { id: source.id, kind: source.kind, name: source.name } : null,
      reason: content.reason,
      notice: content.notice,
      effects: line.effects.map((effect) => presentEffect(effect, keyOf)),
    },
    evidence: {
      state: status.state,
      digest: content?.evidence ?? null,
      salt: status.state === 'kept' ? status.salt : null,
      body: status.state === 'kept' ? status.body : null,
    },
  }
}

function presentRecord(record: ConsentRecord, pack: EvidenceBundle): View['consent_records'][number] {
  const { config, contactId } = pack
  const { controller } = config
  const topic = config.topics.find(({ id }) => id === record.topicId)
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: `${contactId}:${record.topicId}`,
    pii_principal_id: contactId,
    processing: {
      privacy_notice: record.notice,
      language: record.language,
      purpose: topicName(pack, record.topicId),
      purpose_id: topic?.key ?? record.topicId,
      purpose_type: topic?.category ?? 'unknown',
      lawful_basis: record.lawfulBasis ?? topic?.legalBasis ?? null,
      pii_information: [{ pii_type: 'WhatsApp number or user id' }],
      pii_controllers: [config.id],
      jurisdiction: controller.jurisdiction,
      storage_locations: null,
      retention_period: 'The ledger without end; evidence for as long as the business keeps it',
      recipients: null,
      withdrawal_method: 'The preference page, or STOP in the chat, at any time',
    },
    parties: [
      {
        party_id: config.id,
        name: controller.legalName,
        address: controller.address,
        contact: controller.email,
        type: 'controller',
      },
    ],
    events: record.events.map((event) => ({
      event_time: iso(event.time),
      validity_duration: event.validUntil === null ? 'until withdrawn' : iso(event.validUntil),
      entity_id: event.actor === 'contact' ? contactId : event.actor,
      event_type: event.type,
      event_state: event.state,
      method: event.method,
      change_id: event.changeId,
    })),
  }
}

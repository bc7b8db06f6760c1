import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { ConsentEvent, ConsentRecord } from '@/lib/services/records/consent-records'
import { signDocument, type DocumentKey } from '@/lib/services/transparency-log/data-integrity'
import type { PersonRecords } from '@/lib/services/transparency-log/export-records'

/**
 * What the names in a record mean: W3C's Data Privacy Vocabulary (DPV 2), its personal data (PD), and Dublin Core. The
 * first context is that of the proof.
 */
const CONTEXT = [
  'https://w3id.org/security/data-integrity/v2',
  {
    dpv: 'https://w3id.org/dpv#',
    pd: 'https://w3id.org/dpv/pd#',
    dct: 'http://purl.org/dc/terms/',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    id: '@id',
    type: '@type',
  },
] as const

/** Yields each record as one signed JSON-LD document on a line of its own. */
export async function* presentRecords(
  people: AsyncIterable<PersonRecords>,
  { key, now }: { key: DocumentKey; now: () => number },
): AsyncGenerator<string> {
  for await (const person of people) {
    const created = iso(now())
    const documents = person.records.map((record) => signDocument(documentOf(record, person), key, created))
    yield documents.map((document) => `${JSON.stringify(document)}\n`).join('')
  }
}

const uuid = (id: string) => `urn:uuid:${id}`
const moment = (value: string) => ({ '@type': 'xsd:dateTime', '@value': value })

/** The terms of DPV for the categories of topics. */
const purposes: Readonly<Record<string, string>> = {
  marketing: 'dpv:DirectMarketing',
  utility: 'dpv:ServiceProvision',
  authentication: 'dpv:IdentityAuthentication',
}

/** Returns a record of ISO/IEC TS 27560:2023 in the terms of DPV's guide to it. */
function documentOf(record: ConsentRecord, { contactId, config }: PersonRecords) {
  const { controller } = config
  const topic = config.topics.find(({ id }) => id === record.topicId)
  const last = record.events.at(-1)
  return {
    '@context': CONTEXT,
    id: `urn:sayso:record:${contactId}:${record.topicId}`,
    type: 'dpv:ConsentRecord',
    'dct:conformsTo': 'ISO/IEC TS 27560:2023',
    'dct:identifier': `${contactId}:${record.topicId}`,
    'dpv:hasDataSubject': { id: uuid(contactId), type: 'dpv:DataSubject' },
    'dpv:hasDataController': {
      id: uuid(config.id),
      type: 'dpv:DataController',
      'dpv:hasName': controller.legalName,
      'dpv:hasAddress': controller.address,
      'dpv:hasContact': controller.email,
    },
    'dpv:hasJurisdiction': controller.jurisdiction,
    'dpv:hasPurpose': {
      id: uuid(record.topicId),
      type: purposes[topic?.category ?? ''] ?? 'dpv:Purpose',
      'dct:title': topic?.texts[config.defaultLocale]?.name ?? topic?.key ?? record.topicId,
      'dct:identifier': topic?.key ?? record.topicId,
    },
    'dpv:hasLegalBasis': { type: 'dpv:Consent', 'dct:description': record.lawfulBasis },
    'dpv:hasPersonalData': 'pd:TelephoneNumber',
    'dpv:hasNotice':
      record.notice === null
        ? null
        : { id: `urn:sayso:notice:${record.notice}`, type: 'dpv:ConsentNotice', 'dct:language': record.language },
    'dpv:hasConsentStatus': last ? `dpv:${last.state}` : null,
    'dct:hasPart': record.events.map((event) => eventOf(event, contactId, config.id)),
  }
}

function eventOf(event: ConsentEvent, contactId: string, businessId: string) {
  const isPerson = event.actor === 'contact'
  return {
    id: uuid(event.changeId),
    'dpv:hasConsentStatus': `dpv:${event.state}`,
    'dpv:isIndicatedAtTime': moment(iso(event.time)),
    'dpv:isIndicatedBy': isPerson ? uuid(contactId) : uuid(businessId),
    'dpv:hasIndicationMethod': event.method,
    'dct:type': event.type,
    'dct:valid': isoOrNull(event.validUntil),
  }
}

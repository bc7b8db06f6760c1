import { as, algorithmOf, type Element, identifier, INTEGER, NotDer, OCTETS, onlyIn, parse, partsOf } from './der'
import { SEQUENCE, SET, tagged, timeOf } from './der'

// The message that an authority signs around a time stamp: RFC 3161, 2.4.2, in CMS (RFC 5652).

const SIGNED_MESSAGE = '1.2.840.113549.1.7.2'
const STAMP = '1.2.840.113549.1.9.16.1.4'
const OF_TYPE = '1.2.840.113549.1.9.3'
const DIGEST = '1.2.840.113549.1.9.4'
const CERTIFICATE_BY_SHA1 = '1.2.840.113549.1.9.16.2.12'
const CERTIFICATE_BY_HASH = '1.2.840.113549.1.9.16.2.47'
const NAMES_ITS_KEY = 0x80

export interface Token {
  at: number
  /** The hash of what was stamped, and by which algorithm. */
  imprint: Uint8Array
  imprintAlgorithm: string
  /** The stamp itself. */
  content: Uint8Array
  certificates: Uint8Array[]
  /** Issuer and serial number of the signer's certificate, or the name of its key. */
  by: { issuer: Uint8Array; serial: Uint8Array } | { key: Uint8Array }
  digestAlgorithm: string
  contentDigest: Uint8Array
  /** The hash of the signer's certificate; without an algorithm it is SHA-1. */
  certificateDigest: Uint8Array
  certificateAlgorithm: string | null
  attributes: Uint8Array
  algorithm: string
  signature: Uint8Array
}

/** Reads a time stamp. @throws NotDer */
export function readToken(bytes: Uint8Array): Token {
  const [type, explicit] = partsOf(SEQUENCE, parse(bytes))
  const [, , encapsulated, ...rest] = partsOf(SEQUENCE, onlyIn(tagged(0), explicit))
  const [contentType, content] = partsOf(SEQUENCE, encapsulated)
  if (identifier(type) !== SIGNED_MESSAGE || identifier(contentType) !== STAMP) throw new NotDer()
  const stamp = as(OCTETS, onlyIn(tagged(0), content)).body
  const [version, , imprint, , time] = partsOf(SEQUENCE, parse(stamp))
  if (as(INTEGER, version).body.join() !== '1') throw new NotDer()
  const [imprintAlgorithm, imprinted] = partsOf(SEQUENCE, imprint)
  const certificates = rest.find(({ tag }) => tag === tagged(0))
  return {
    ...{ at: timeOf(time), imprint: as(OCTETS, imprinted).body, imprintAlgorithm: algorithmOf(imprintAlgorithm) },
    content: stamp,
    certificates: certificates ? partsOf(tagged(0), certificates).map(({ whole }) => whole) : [],
    ...readSignerInfo(onlyIn(SET, rest.at(-1))),
  }
}

function readSignerInfo(signer: Element) {
  const [, sid, digest, attributes, algorithm, signature] = partsOf(SEQUENCE, signer)
  const values = new Map<string, Element>()
  for (const attribute of partsOf(tagged(0), attributes)) {
    const [name, value] = partsOf(SEQUENCE, attribute)
    if (values.has(identifier(name))) throw new NotDer()
    values.set(identifier(name), onlyIn(SET, value))
  }
  if (identifier(values.get(OF_TYPE)) !== STAMP) throw new NotDer()
  const signed = as(tagged(0), attributes).whole.slice()
  // They are signed as a set, and stand here under another tag (RFC 5652, 5.4).
  signed[0] = SET
  return {
    by: readSignerId(sid),
    digestAlgorithm: algorithmOf(digest),
    contentDigest: as(OCTETS, values.get(DIGEST)).body,
    ...readCertificateDigest(values),
    ...{ attributes: signed, algorithm: algorithmOf(algorithm), signature: as(OCTETS, signature).body },
  }
}

function readSignerId(sid: Element | undefined): Token['by'] {
  if (sid?.tag === NAMES_ITS_KEY) return { key: sid.body }
  const [issuer, serial] = partsOf(SEQUENCE, sid)
  return { issuer: as(SEQUENCE, issuer).whole, serial: as(INTEGER, serial).whole }
}

/** The first certificate of the list is the signer's (RFC 2634, 5.4; RFC 5035, 3). */
function readCertificateDigest(values: ReadonlyMap<string, Element>) {
  const byHash = values.get(CERTIFICATE_BY_HASH)
  const [list] = partsOf(SEQUENCE, byHash ?? values.get(CERTIFICATE_BY_SHA1))
  const [first, second] = partsOf(SEQUENCE, partsOf(SEQUENCE, list)[0])
  const isNamed = byHash !== undefined && first?.tag === SEQUENCE
  const unnamed = byHash ? '2.16.840.1.101.3.4.2.1' : null
  return {
    certificateDigest: as(OCTETS, isNamed ? second : first).body,
    certificateAlgorithm: isNamed ? algorithmOf(first) : unnamed,
  }
}

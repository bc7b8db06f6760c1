import { der, derInteger, derOid, TAG } from './der'

export const SHA256 = '2.16.840.1.101.3.4.2.1'

/**
 * Returns a request for a time stamp of something with this SHA-256 (RFC 3161, 2.4.1). The nonce shows that the answer
 * was made for this request, and the authority is asked to put its certificates into it.
 */
export function timeStampRequest({ imprint, nonce }: { imprint: Buffer; nonce: Buffer }): Buffer {
  const algorithm = der(TAG.sequence, derOid(SHA256), der(TAG.null))
  return der(
    TAG.sequence,
    derInteger(Uint8Array.of(1)),
    der(TAG.sequence, algorithm, der(TAG.octets, imprint)),
    derInteger(nonce),
    der(TAG.boolean, Uint8Array.of(0xff)),
  )
}

import { DEMO } from '@/lib/demo/business'
import { demoPeople } from '@/lib/demo/contacts'
import { localeToByte } from '@/lib/i18n/locales'
import { parseKeyRing, purposeKeys } from '@/lib/keys'
import type { LinkClaims } from '@/lib/links/layout'
import { linkDay } from '@/lib/links/link-age'
import { linkKeys } from '@/lib/links/link-keys'
import { mintLink } from '@/lib/links/mint-link'
import { verifyLink } from '@/lib/links/verify-link'
import { instance } from './instance'

/** How a reissued link differs from the link it is made from. */
export interface LinkChange extends Partial<Omit<LinkClaims, 'day'>> {
  daysAgo?: number
  /** Another key ring to sign with, in the format of SAYSO_KEYS. */
  ring?: string
}

const keysOf = (ring: string) => linkKeys(purposeKeys(parseKeyRing(ring), 'link'))

/**
 * Returns the same link signed again with some claims changed: as of the past, of another contact, or with another key.
 */
export function reissued(url: string, { daysAgo = 0, ring = instance().keys, ...claims }: LinkChange): string {
  const { origin, pathname } = new URL(url)
  const verified = verifyLink(keysOf(instance().keys), pathname.replace('/p/', ''))
  if (!verified.ok) throw new Error('this is not a link of this instance')
  const day = linkDay(Date.now()) - daysAgo
  return `${origin}/p/${mintLink(keysOf(ring), { ...verified.claims, day, ...claims })}`
}

/** Returns a link of a person in the demo to whom this happened in the past. `place` counts these people from 0. */
export function demoLink(happened: 'provider_stop' | 'pause' | 'stop' | 'return', place = 0): string {
  const person = demoPeople().filter(({ acts }) => acts.some((act) => act.kind === happened))[place]
  if (!person) throw new Error(`the demo has too few people with ${happened}`)
  const token = mintLink(keysOf(instance().keys), {
    business: DEMO.number,
    contact: person.id,
    source: 0,
    day: linkDay(Date.now()),
    epoch: 0,
    language: localeToByte('en'),
  })
  return `${instance().url}/p/${token}`
}

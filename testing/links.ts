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

/** What a link is to say other than the one it is made from. */
export interface LinkChange extends Partial<Omit<LinkClaims, 'day'>> {
  daysAgo?: number
  /** Another key ring to sign with, as SAYSO_KEYS has it. */
  ring?: string
}

const keysOf = (ring: string) => linkKeys(purposeKeys(parseKeyRing(ring), 'link'))

/** The same link signed again, with some claims changed: links of the past, of other contacts, of other keys. */
export function reissued(url: string, { daysAgo = 0, ring = instance().keys, ...claims }: LinkChange): string {
  const { origin, pathname } = new URL(url)
  const verified = verifyLink(keysOf(instance().keys), pathname.replace('/p/', ''))
  if (!verified.ok) throw new Error('not a link of this instance')
  const day = linkDay(Date.now()) - daysAgo
  return `${origin}/p/${mintLink(keysOf(ring), { ...verified.claims, day, ...claims })}`
}

/** A link of somebody in the demo to whom this happened in the past; `place` counts from the first of them. */
export function demoLink(happened: 'provider_stop' | 'pause' | 'stop' | 'return', place = 0): string {
  const person = demoPeople().filter(({ acts }) => acts.some((act) => act.kind === happened))[place]
  if (!person) throw new Error(`too few people in the demo with ${happened}`)
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

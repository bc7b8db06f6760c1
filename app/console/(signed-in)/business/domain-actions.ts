'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { DOMAINS } from '@/lib/i18n/console/domains/words'
import { addDomain } from '@/lib/services/domains/add-domain'
import { chooseDomain } from '@/lib/services/domains/choose-domain'
import { proveDomain } from '@/lib/services/domains/prove-domain'
import { removeDomain } from '@/lib/services/domains/remove-domain'

const CHANGES = ['add', 'prove', 'use', 'remove'] as const

/** Adds a host name, proves it, chooses it for new links or removes it: whichever button was pressed. */
export const changeDomainAction: FormAction = consoleAction({
  name: 'changeDomain',
  right: 'keys.write',
  keepsTyped: true,
  schema: z.strictObject({ change: z.enum(CHANGES), host: z.string().max(1000) }),
  fieldsOf: (form) => {
    const change = CHANGES.find((name) => form.get(name) !== null)
    return { change, host: change === undefined ? null : form.get(change) }
  },
  async run(deps, { member }, { change, host }) {
    switch (change) {
      case 'add':
        return addDomain(deps, member, host)
      case 'prove':
        return proveDomain(deps, member, host)
      case 'use':
        return chooseDomain(deps, member, host === '' ? null : host)
      case 'remove':
        return removeDomain(deps, member, host)
    }
  },
  answer(changed, { locale }): Answer {
    const words = DOMAINS[locale]
    switch (changed.outcome) {
      case 'added':
        return { done: words.added(changed.host) }
      case 'added_already':
        return { problem: words.addedAlready(changed.host) }
      case 'ours':
        return { problem: words.ours(changed.host), fields: { add: words.ours(changed.host) } }
      case 'not_a_host':
        return { problem: words.notAHost, fields: { add: words.notAHost } }
      case 'too_many':
        return { problem: words.tooMany }
      case 'proven':
      case 'proven_already':
        return { done: words.isProven(changed.host) }
      case 'not_found':
        return { problem: words.notFound(changed.host) }
      case 'dns_silent':
        return { problem: words.dnsSilent }
      case 'taken':
        return { problem: words.taken(changed.host) }
      case 'chosen':
        return { done: changed.host === null ? words.stopped : words.chosen(changed.host) }
      case 'removed':
        return { done: words.removed(changed.host) }
      case 'makes_links':
        return { problem: words.makesLinksStill(changed.host) }
      case 'unchanged':
        return { done: words.unchanged }
      case 'not_proven':
      case 'unknown_domain':
        return { problem: words.gone }
    }
  },
})

'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { makeFirstLink, sendFirstLink } from '@/lib/services/set-up/first-link'

/** Makes the link of one number, and shows it. The number is in no address: the contact's id is. */
export const makeFirstLinkAction = consoleAction({
  name: 'makeFirstLink',
  right: 'links.make',
  schema: z.strictObject({ phone: z.string().max(60) }),
  fieldsOf: (form) => ({ phone: form.get('phone') }),
  run: (deps, who, { phone }) => makeFirstLink(deps, who.member, phone, null),
  answer(made, who) {
    const words = SET_UP[who.locale].link.try
    if (made.outcome === 'made') return { go: `/console/set-up/link?contact=${made.contactId}` }
    const problem = made.outcome === 'gone' ? words.gone : words.unreadable
    return { problem, fields: { phone: problem } }
  },
})

export const sendFirstLinkAction = consoleAction({
  name: 'sendFirstLink',
  right: 'links.make',
  schema: z.strictObject({ contact: z.uuid() }),
  fieldsOf: (form) => ({ contact: form.get('contact') }),
  run: (deps, who, { contact }) => sendFirstLink(deps, who.member, contact),
  answer({ outcome }, who) {
    const words = SET_UP[who.locale].link.send
    if (outcome === 'impossible') return { problem: words.impossible }
    return { done: outcome === 'queued' ? words.sent : words.recently }
  },
})

'use server'

import { z } from 'zod'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { PEOPLE } from '@/lib/i18n/console/people/words'
import { isUuid } from '@/lib/ids'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { makePersonLink } from '@/lib/services/messages/make-person-link'
import { addPerson } from '@/lib/services/people/add-person'
import { erasePerson } from '@/lib/services/people/erase-person'
import { SEARCH_MAX_CHARS } from '@/lib/services/people/find-people'
import { CHANNELS, recordForPerson } from '@/lib/services/people/record-for-person'
import { takeBackChange } from '@/lib/services/records/take-back-change'
import { isChecked, textOf, topicsIn } from './_people/read-form'
import { dayText } from './_people/say-person'
import { answerOfRecorded } from './_people/say-recorded'

const id = z.string().refine(isUuid)
const PAUSES = ['1w', '1m', '3m', 'forever'] as const
const MOST_TOPICS = 200

/** Records what a person who called or wrote asked for. */
export const actForPersonAction: FormAction = consoleAction({
  name: 'actForPerson',
  undo: () => takeBackAction,
  right: 'preferences.speak',
  schema: z.strictObject({
    contact: id,
    form: id,
    channel: z.enum(CHANNELS),
    when: z.string().max(30).nullable(),
    words: z.string().max(4000).nullable(),
    topics: z.record(z.string().max(64), z.enum(['in', 'out'])).refine((all) => Object.keys(all).length <= MOST_TOPICS),
    stop: z.boolean(),
    comeBack: z.boolean(),
    pause: z.enum(PAUSES).nullable(),
    resume: z.boolean(),
  }),
  fieldsOf: (form) => ({
    contact: form.get('contact'),
    form: form.get('form'),
    channel: form.get('channel'),
    when: textOf(form, 'when'),
    words: textOf(form, 'words'),
    topics: topicsIn(form),
    stop: isChecked(form, 'stop'),
    comeBack: isChecked(form, 'comeBack'),
    pause: textOf(form, 'pause'),
    resume: isChecked(form, 'resume'),
  }),
  run: (deps, { member, name }, { contact, form, ...wish }) =>
    recordForPerson(deps, member, contact, { ...wish, by: name, formId: form }),
  answer(recorded, { locale }, { contact }): Answer {
    return answerOfRecorded(recorded, locale, (change) => ({
      label: PEOPLE[locale].story.takeBack,
      fields: { contact, change },
    }))
  },
})

/** Takes back what a member recorded by mistake. */
export const takeBackAction: FormAction = consoleAction({
  name: 'takeBack',
  right: 'preferences.speak',
  schema: z.strictObject({ contact: id, change: id }),
  fieldsOf: (form) => ({ contact: form.get('contact'), change: form.get('change') }),
  run: (deps, { member }, { contact, change }) => takeBackChange(deps, member, contact, change),
  answer({ outcome }, { locale }): Answer {
    const { answers } = PEOPLE[locale]
    if (outcome === 'taken_back') return { done: answers.undone }
    return { problem: outcome === 'too_late' ? answers.too_late : answers.unknown }
  },
})

/** Makes a fresh link to the person's page, to be copied. */
export const makeLinkAction: FormAction = consoleAction({
  name: 'makePersonLink',
  right: 'links.make',
  schema: z.strictObject({ contact: id }),
  fieldsOf: (form) => ({ contact: form.get('contact') }),
  run: (deps, { member }, { contact }) => makePersonLink(deps, member, contact),
  answer(made, { locale, business }): Answer {
    const words = PEOPLE[locale]
    if (made.outcome !== 'made')
      return { problem: made.outcome === 'contact_gone' ? words.answers.gone : words.answers.unknown }
    const until = dayText(made.expiresAt, { locale, timeZone: business.timeZone })
    return { done: words.person.linkMade(until), copy: { label: words.person.linkLabel, value: made.url } }
  },
})

/** Releases the number for somebody who said that it is not theirs. */
export const releaseAction: FormAction = consoleAction({
  name: 'releaseContact',
  right: 'contacts.release',
  schema: z.strictObject({ contact: id }),
  fieldsOf: (form) => ({ contact: form.get('contact') }),
  run: (deps, { member }, { contact }) => releaseContact(deps, member, contact),
  answer({ outcome }, { locale }): Answer {
    const { answers } = PEOPLE[locale]
    if (outcome === 'released') return { done: answers.released }
    return { problem: outcome === 'unchanged' ? answers.releasedBefore : answers.unknown }
  },
})

/** Erases a person, once the last four digits were typed. */
export const eraseAction: FormAction = consoleAction({
  name: 'erasePerson',
  right: 'contacts.erase',
  schema: z.strictObject({ contact: id, last: z.string().max(40) }),
  fieldsOf: (form) => ({ contact: form.get('contact'), last: form.get('last') }),
  run: (deps, { member }, { contact, last }) => erasePerson(deps, member, contact, last),
  answer({ outcome }, { locale }): Answer {
    const { answers } = PEOPLE[locale]
    if (outcome === 'not_confirmed') return { problem: answers.not_confirmed, fields: { last: answers.not_confirmed } }
    return outcome === 'unknown_contact' ? { problem: answers.unknown } : { done: answers.erased }
  },
})

/** Adds somebody who called and whom nobody knew, and opens their page. */
export const addPersonAction: FormAction = consoleAction({
  name: 'addPerson',
  right: 'preferences.speak',
  schema: z.strictObject({ number: z.string().max(SEARCH_MAX_CHARS) }),
  fieldsOf: (form) => ({ number: form.get('number') }),
  run: (deps, { member }, { number }) => addPerson(deps, member, number),
  answer(added, { locale }): Answer {
    if ('contactId' in added) return { go: `/console/people/${added.contactId}#act` }
    return { problem: PEOPLE[locale].nobody.unreadable }
  },
})

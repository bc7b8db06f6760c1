import { newId } from '@/lib/ids'
import { type Caller, operatorOf } from '@/lib/services/callers/caller'
import type { World } from '@/lib/services/callers/testing'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { makePersonLink } from '@/lib/services/messages/make-person-link'
import { addPerson } from '@/lib/services/people/add-person'
import { exportPerson } from '@/lib/services/people/export-person'
import { recordForPerson, type SpokenWish } from '@/lib/services/people/record-for-person'
import { takeBackChange } from '@/lib/services/records/take-back-change'
import { exportPhrases } from '@/lib/services/reviews/export-phrases'
import { reopenReview } from '@/lib/services/reviews/reopen-review'
import { resolveReview } from '@/lib/services/reviews/resolve-review'
import type { AuditedAct } from './audited-act'

const NOTHING: SpokenWish = {
  ...{ channel: 'phone call', when: null, words: null, topics: {}, stop: false, comeBack: false },
  ...{ pause: null, resume: false, by: 'Ana', formId: 'one' },
}
const refuse = (w: World, caller: Caller) =>
  recordForPerson(w.deps, caller, w.contactId, { ...NOTHING, topics: { promos: 'out' } })

/** Those of `AUDITED` that a member does for one person, or that give out what people wrote. */
export const PEOPLE_ACTS: readonly AuditedAct[] = [
  {
    name: 'resolveReview',
    action: 'review.resolved',
    prepare: (w) => (caller) => resolveReview(w.deps, caller, w.reviewId, { as: 'refusal', of: 'offers' }),
    idle: (w, caller) => resolveReview(w.deps, caller, w.reviewId, { as: 'new_holder' }),
  },
  {
    name: 'reopenReview',
    action: 'review.reopened',
    async prepare(w) {
      await resolveReview(w.deps, operatorOf(w.business.id), w.reviewId, { as: 'nothing' })
      return (caller) => reopenReview(w.deps, caller, w.reviewId)
    },
    idle: (w, caller) => reopenReview(w.deps, caller, w.reviewId),
  },
  {
    name: 'recordForPerson',
    action: 'preferences.recorded',
    prepare: (w) => (caller) => refuse(w, caller),
    idle: (w, caller) => recordForPerson(w.deps, caller, w.contactId, NOTHING),
  },
  {
    name: 'takeBackChange',
    action: 'preferences.taken_back',
    async prepare(w) {
      const recorded = await refuse(w, operatorOf(w.business.id))
      const [change] = recorded.outcome === 'recorded' ? recorded.changes : []
      return (caller) => takeBackChange(w.deps, caller, w.contactId, change?.changeId ?? '')
    },
    idle: (w, caller) => takeBackChange(w.deps, caller, w.contactId, newId()),
  },
  {
    name: 'addPerson',
    action: 'contact.added',
    prepare: (w) => (caller) => addPerson(w.deps, caller, '+5511987650099'),
    idle: (w, caller) => addPerson(w.deps, caller, 'nobody'),
  },
  {
    name: 'makePersonLink',
    action: 'link.made',
    prepare: (w) => (caller) => makePersonLink(w.deps, caller, w.contactId),
    idle: (w, caller) => makePersonLink(w.deps, caller, newId()),
  },
  {
    name: 'releaseContact',
    action: 'contact.released',
    prepare: (w) => (caller) => releaseContact(w.deps, caller, w.contactId),
    idle: (w, caller) => releaseContact(w.deps, caller, newId()),
  },
  {
    name: 'exportPerson',
    action: 'contact.exported',
    prepare: (w) => (caller) => exportPerson(w.deps, caller, w.contactId, 'json'),
    idle: (w, caller) => exportPerson(w.deps, caller, newId(), 'json'),
  },
  {
    name: 'exportPhrases',
    action: 'reviews.exported',
    prepare: (w) => (caller) => exportPhrases(w.deps, caller),
  },
  {
    name: 'eraseContact',
    action: 'contact.erased',
    prepare: (w) => (caller) => eraseContact(w.deps, caller, w.contactId),
    idle: (w, caller) => eraseContact(w.deps, caller, newId()),
  },
]

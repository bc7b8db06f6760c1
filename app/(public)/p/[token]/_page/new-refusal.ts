import type { Instant } from '@/lib/consent/types'
import { isCurrentStop } from '@/lib/services/page/is-topic-on'
import type { LiveLink } from '@/lib/services/page/open-link'
import { isLongerPause } from '@/lib/services/page/pause-messages'
import { isNewRefusal } from '@/lib/services/page/refuse-topic'
import { movedSwitches } from '@/lib/services/page/save-preferences'
import type { PageForm } from './form'
import { answersIn, movedOff } from './perform'

/**
 * Returns whether a form only refuses, and refuses something that the person has not refused yet: such a form is never
 * turned away. A stop and "this is not my number" need not be new. None of this fills a ledger: before the same refusal
 * is new again, a form that is counted must have taken it back; a stop that is repeated without end gets no lines of
 * its own (quiet-stops.ts); and a release ends the link. A form that also agrees to something, or that lifts a stop or
 * shortens a pause, is counted.
 */
export function refusesAnew(link: LiveLink, form: PageForm, now: Instant): boolean {
  const isNew = (topicId: string) => isNewRefusal(link, topicId)
  switch (form.act) {
    case 'stop':
    case 'release':
      return true
    case 'topic':
      return isNew(form.topic) || movedOff(form).some(isNew)
    case 'offers': {
      const offers = link.config.topics.filter(({ category }) => category === 'marketing')
      return !isCurrentStop(link.state, form.change) && [...offers.map(({ id }) => id), ...movedOff(form)].some(isNew)
    }
    case 'pause':
      return !isCurrentStop(link.state, form.instead) && isLongerPause(link, form.length, now)
    case 'save': {
      const moved = movedSwitches(answersIn(form))
      return moved.every(({ answer }) => answer === 'out') && moved.some(({ topicId }) => isNew(topicId))
    }
    default:
      return false
  }
}

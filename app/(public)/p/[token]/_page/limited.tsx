import { FreshLinkView } from '@/components/public/FreshLinkView'
import { LimitedSavedView } from '@/components/public/LimitedSavedView'
import { LimitedView } from '@/components/public/LimitedView'
import type { FreshLinkAnswer, LimitedModel } from '@/components/public/view'
import { renderPhonePage } from '@/lib/http/document'
import { topicWords } from '@/lib/i18n/page-notice'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { lookForFreshLink } from '@/lib/services/messages/request-fresh-link'
import type { DescribedChange } from '@/lib/services/page/describe-change'
import type { Visit } from './models'
import { brandedShell, linkKeyword, namesOf, optionalTopics, queryOf, stillComing } from './shell'

/** What the redirect after "send me a new link" passes on to the next page. */
export const FRESH_LINK_NOTES = { queued: 'link_on_its_way', recently: 'link_already' } as const

/**
 * Renders the page of a limited link. It never shows the person's answers, not even after a change that was not a stop.
 */
export async function limitedMarkup(deps: Deps, visit: Visit, change: DescribedChange | null): Promise<string> {
  const { link } = visit
  const look = await lookForFreshLink(deps, link.businessId, link.contactId)
  const model = limitedModel(visit, look !== 'impossible')
  const done = change && !change.undone ? refusedBy(change, model) : null
  if (change && done) {
    return renderPhonePage(<LimitedSavedView {...model} {...done} change={{ id: change.changeId, at: change.at }} />)
  }
  // The address only says which of the two notes to show. Whether a link was sent is read from the database.
  const asked = answerOf(visit)
  const answer = look === 'failed' && asked ? 'failed' : look === 'sent' ? asked : null
  return renderPhonePage(answer ? <FreshLinkView {...model} answer={answer} /> : <LimitedView {...model} />)
}

/**
 * Returns what a change refused, if it is all that the page of a limited link can do; null for any other change. A No
 * also ends what the person had asked for and not confirmed, which is an effect of its own.
 */
function refusedBy({ kind, effects }: DescribedChange, { first }: LimitedModel): { refused: string | null } | null {
  if (kind === 'stop') return { refused: null }
  if (kind !== 'preferences' || !first) return null
  const isThis = effects.some((effect) => effect.on === 'answer')
  const isAll = effects.every(
    (effect) =>
      (effect.on === 'answer' && effect.said.answer === 'out' && effect.topicId === first.id) ||
      (effect.on === 'pending' && effect.said === null && effect.topicId === first.id),
  )
  return isThis && isAll ? { refused: first.name } : null
}

function answerOf({ request }: Visit): FreshLinkAnswer | null {
  switch (queryOf(request).get('note')) {
    case FRESH_LINK_NOTES.queued:
      return 'on_its_way'
    case FRESH_LINK_NOTES.recently:
      return 'already'
    default:
      return null
  }
}

function limitedModel({ request, link, locale, page }: Visit, sendsFreshLink: boolean): LimitedModel {
  const { config, first } = page
  return {
    frame: brandedShell(request, link, locale, config),
    action: paths.samePage({ l: locale, t: first?.key }),
    first: first && { id: first.id, name: topicWords(config, first, locale).name },
    ends: namesOf(config, optionalTopics(config), locale),
    stillComing: stillComing(config, locale),
    freshLinkKeyword: linkKeyword(link.config, locale),
    sendsFreshLink,
  }
}

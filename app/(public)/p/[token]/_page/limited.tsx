import { FreshLinkView } from '@/components/public/FreshLinkView'
import { LimitedSavedView } from '@/components/public/LimitedSavedView'
import { LimitedView } from '@/components/public/LimitedView'
import type { FreshLinkAnswer, LimitedModel } from '@/components/public/view'
import { renderDocument } from '@/lib/http/document'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { lookForFreshLink } from '@/lib/services/messages/request-fresh-link'
import type { DescribedChange } from '@/lib/services/page/describe-change'
import type { Visit } from './models'
import { brandedShell, linkKeyword, namesOf, optionalTopics, queryOf, stillComing } from './shell'

/** What the redirect after "send me a new link" passes on to the next page. */
export const FRESH_LINK_NOTES = { queued: 'link_on_its_way', recently: 'link_already' } as const

/**
 * Renders the page of an old link. It never shows the person's answers, not even after a change that was not a stop.
 */
export async function limitedMarkup(deps: Deps, visit: Visit, change: DescribedChange | null): Promise<string> {
  const { link } = visit
  const look = await lookForFreshLink(deps, link.businessId, link.contactId)
  const model = limitedModel(visit, look !== 'impossible')
  if (change?.kind === 'stop' && !change.undone) {
    return renderDocument(<LimitedSavedView {...model} change={{ id: change.changeId, at: change.at }} />)
  }
  // The address only says which of the two notes to show. Whether a link was sent is read from the database.
  const asked = answerOf(visit)
  const answer = look === 'failed' && asked ? 'failed' : look === 'sent' ? asked : null
  return renderDocument(answer ? <FreshLinkView {...model} answer={answer} /> : <LimitedView {...model} />)
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

function limitedModel({ request, link, locale }: Visit, sendsFreshLink: boolean): LimitedModel {
  return {
    frame: brandedShell(request, link, locale),
    action: paths.samePage({ l: locale }),
    ends: namesOf(link.config, optionalTopics(link.config), locale),
    stillComing: stillComing(link.config, locale),
    freshLinkKeyword: linkKeyword(link.config, locale),
    sendsFreshLink,
  }
}

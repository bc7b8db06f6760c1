import type { Metadata } from 'next'
import { Decided } from '@/components/console/reviews/Decided'
import { Queue } from '@/components/console/reviews/Queue'
import { Review } from '@/components/console/reviews/Review'
import { ReviewKeys } from '@/components/console/reviews/ReviewKeys'
import { Empty, Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { countText } from '@/lib/i18n/console/numbers'
import { REVIEWS } from '@/lib/i18n/console/reviews/words'
import { MOST_COUNTED, readReviewDesk } from '@/lib/services/reviews/read-review'
import { webDeps } from '@/lib/services/runtime'
import { decidedView, queuedView, reviewView, type Telling } from './_reviews/say-review'
import { decideAction, reopenAction } from './actions'
import '../../reviews.css'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('reviews.read')
  const words = REVIEWS[locale]
  return { title: words.waiting }
}

export default async function ReviewsPage({ searchParams }: Props) {
  const { locale, member, business } = await requireSignedIn('reviews.read')
  const query = await searchParams
  const text = (name: string) => (typeof query[name] === 'string' ? query[name] : null)
  const desk = await readReviewDesk(webDeps(), member, { at: text('at'), last: text('done') })
  if (desk.outcome === 'not_allowed') return null
  const words = REVIEWS[locale]
  const telling: Telling = { locale, timeZone: business.timeZone, words }
  const { current, last, open } = desk
  const count = open >= MOST_COUNTED ? `${countText(MOST_COUNTED - 1, locale)}+` : countText(open, locale)
  const more = open - desk.queue.length
  const decided = last && (
    <Decided
      decided={decidedView(last, query['other'] !== undefined, telling)}
      words={{ undo: words.undo, forGood: words.forGood }}
      reopen={reopenAction}
      businessId={business.id}
    />
  )
  return (
    <Page
      title={open === 0 ? words.empty : words.title(count, open === 1)}
      lead={open === 0 ? undefined : words.lead}
      acts={
        <a className="b" href="/console/reviews/phrases.tsv" title={words.exportHint}>
          {words.export}
        </a>
      }
    >
      <ReviewKeys />
      {current ? (
        <div className="rv">
          <Queue
            queue={desk.queue.map((review) => queuedView(review, current.id, telling))}
            more={more > 0 ? words.more(countText(more, locale)) : null}
            words={words}
          />
          <div className="flow">
            {decided}
            <Review
              key={current.id}
              review={reviewView(current, desk, telling)}
              words={words}
              decide={decideAction}
              businessId={business.id}
              followsDecision={last !== null}
            />
          </div>
        </div>
      ) : (
        <>
          {decided}
          <Empty title={words.emptyText(countText(desk.decided.all, locale), countText(desk.decided.refusals, locale))}>
            {words.emptyNothing}
          </Empty>
        </>
      )}
      <p className="s">{words.exportHint}</p>
    </Page>
  )
}

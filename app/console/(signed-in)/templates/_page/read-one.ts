import { notFound } from 'next/navigation'
import { orForbidden, type SignedIn } from '@/lib/auth/signed-in'
import { allows } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { listOpenAlerts } from '@/lib/services/template-alerts/list-open-alerts'
import { lintStored } from '@/lib/services/template-watch/lint-stored'
import { readComments } from '@/lib/services/template-watch/read-comments'
import { readMetaSide } from '@/lib/services/template-watch/read-meta-side'
import { readWatchedTemplate } from '@/lib/services/template-watch/read-watched-template'
import { readPauseReach } from '@/lib/services/templates/read-pause-reach'

const MOST_COMMENTS = 5

/** Reads all that one template's page shows of the watch, for the last `days` days. */
export async function readOne(deps: Deps, { member }: SignedIn, name: string, days: number) {
  const mayRead = allows(member, 'evidence.read')
  const [watch, meta, lint, open, reach, written] = await Promise.all([
    readWatchedTemplate(deps, member, name, { days }).then(orForbidden),
    readMetaSide(deps, member, name).then(orForbidden),
    lintStored(deps, member, name).then(orForbidden),
    listOpenAlerts(deps, member, name).then(orForbidden),
    readPauseReach(deps, member).then(orForbidden),
    mayRead ? readComments(deps, member, name, MOST_COMMENTS).then(orForbidden) : null,
  ])
  // It was deleted between two reads.
  if (watch.outcome !== 'read' || meta.outcome !== 'read' || lint.outcome !== 'read') notFound()
  const comments = written?.outcome === 'read' ? written.comments : null
  return { watch, meta, lint: lint.languages, open: open.alerts, reach, comments }
}

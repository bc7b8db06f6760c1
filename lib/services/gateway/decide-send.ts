import { buttonsOf, emptyButtons } from '@/lib/backends/gateway/add-parameter'
import { badParameter, type GraphAnswer, unavailable } from '@/lib/backends/gateway/graph-error'
import type { TemplateSend } from '@/lib/backends/gateway/read-send'
import { retried, type Tx } from '@/db/client'
import { type BusinessConfig, readConfigVersion } from '@/db/queries/config'
import { findTemplatesNamed, type TemplateRow } from '@/db/queries/templates'
import { decidePeople, type PersonDecision } from '../decide-people'
import { type Subject, templateSubject } from '../decision-subject'
import type { Deps } from '../deps'
import { askDatabase, Unasked } from './ask-database'
import type { Candidate, GatewayMemory, KnownSubject } from './memory'
import { refuseDecision, refuseTemplate } from './refuse-decision'
import { readWhom, strictest, type Whom } from './whom'

/** A business that let a message pass, and what of it is to be remembered. */
export interface Passed {
  candidate: Candidate
  templateId: string | null
  /** Null: nobody we know, or nobody was asked about. */
  person: PersonDecision | null
  whom: Whom
  /** Set where a button of ours is to be filled in. */
  config: BusinessConfig | null
  /** Places of buttons that open our page and have no parameter. */
  empty: number[]
}

export type SendDecision = { passed: Passed[] } | { refused: GraphAnswer }

/** How old what is known of a template may be to count while nothing can be asked. */
const SUBJECT_COUNTS_MS = 24 * 3_600_000

/**
 * Whether a template message may be sent. Where several businesses share number and token, those that know the template decide, and a No of
 * any of them holds.
 */
export async function decideSend(
  deps: Deps,
  memory: GatewayMemory,
  candidates: readonly Candidate[],
  send: TemplateSend,
): Promise<SendDecision> {
  const [first] = candidates
  const whom = first ? readWhom(send.whom, first.displayNumber) : null
  if (!whom) return { refused: badParameter(131009, 'unreadable: to or recipient names nobody.') }
  try {
    const byBusiness = new Map(candidates.map((candidate) => [candidate.businessId, candidate]))
    const asked = await Promise.all(
      [...byBusiness.values()].map((candidate) => askOne(deps, memory, candidate, send, whom)),
    )
    const deciding = asked.filter((each) => each !== null)
    if (deciding.length === 0) return { refused: refuseTemplate() }
    const no = deciding.find(({ person }) => !person.allowed)
    return no ? { refused: refuseDecision(no.person) } : { passed: deciding }
  } catch (error) {
    if (!(error instanceof Unasked)) throw error
    return decideUnasked(deps, memory, candidates, send, whom)
  }
}

/**
 * Null: the business does not know the template, and refuses what it does not know. All questions go out at once: the person is decided about by
 * the subject as it was last, and again only when configuration or template turn out to be others.
 */
function askOne(
  deps: Deps,
  memory: GatewayMemory,
  candidate: Candidate,
  send: TemplateSend,
  whom: Whom,
): Promise<(Passed & { person: PersonDecision }) | null> {
  const { businessId, senderId } = candidate
  const names = [...whom.readings, ...(whom.beside === null ? [] : [whom.beside])]
  const key = keyOf(businessId, send)
  const last = memory.subjects.get(key)
  return askDatabase(deps, memory, () =>
    retried(() =>
      deps.db.sql.begin(async (tx) => {
        const decide = (config: BusinessConfig, subject: Subject) =>
          decidePeople(deps, tx, config, names, { ...subject, senderId: senderId ?? undefined }, deps.clock.now())
        const [, , version, templates, guess] = await Promise.all([
          // Sent first, and not only when they are waited for: the others need the tenant; and planning them anew costs more than running them.
          tx`select sayso_enter(${businessId})`.execute(),
          tx`set local plan_cache_mode = force_generic_plan`.execute(),
          readConfigVersion(tx, businessId),
          findTemplatesNamed(tx, businessId, send.name, send.language),
          last && decide(last.config, last.subject),
        ])
        const [template] = templates
        const print = JSON.stringify([version, templates])
        const known =
          last?.print === print ? last : await knowSubject(deps, tx, businessId, { version, templates, print })
        if (!known) return null
        memory.subjects.set(key, { ...known, at: deps.clock.now() })
        const decisions = (known === last && guess) || (await decide(known.config, known.subject))
        const person = strictest(whom, decisions)
        if (!person) throw new Error('nobody was decided about')
        const { config } = known
        return { candidate, templateId: template?.id ?? null, person, whom, config, empty: emptyOf(deps, known, send) }
      }),
    ),
  )
}

async function knowSubject(
  deps: Deps,
  tx: Tx,
  businessId: string,
  { version, templates, print }: { version: number; templates: TemplateRow[]; print: string },
): Promise<Omit<KnownSubject, 'at'> | null> {
  const config = await deps.configs.within(tx, businessId, version)
  const result = templateSubject(config, templates, undefined)
  if (result.outcome !== 'found') return null
  const { subject } = result
  const [template] = templates
  const urlButtons = template?.urlButtons ?? []
  return { subject, config, print, isMarketing: isMarketing(subject), templateId: template?.id ?? null, urlButtons }
}

/** The business's choice for when nothing can be asked, by what this process remembers. What it does not remember waits. */
function decideUnasked(
  deps: Deps,
  memory: GatewayMemory,
  candidates: readonly Candidate[],
  send: TemplateSend,
  whom: Whom,
): SendDecision {
  const wait = { refused: unavailable('unavailable: consent can’t be asked at the moment; nothing was sent.') }
  const all = candidates.map((candidate) => {
    const known = memory.subjects.get(keyOf(candidate.businessId, send))
    return { candidate, known: known && deps.clock.now() - known.at < SUBJECT_COUNTS_MS ? known : null }
  })
  const knowing = all.filter(({ known }) => known !== null)
  const deciding = knowing.length > 0 ? knowing : all
  const passes = deciding.every(({ candidate: { outage }, known }) => {
    if (outage === 'pass_all') return true
    return outage === 'hold_marketing' && known !== null && !known.isMarketing
  })
  if (!passes) return wait
  const passed = deciding.map(({ candidate, known }) => ({
    candidate,
    templateId: known?.templateId ?? null,
    person: null,
    whom,
    config: null,
    empty: known ? emptyOf(deps, known, send) : [],
  }))
  // Without its link Meta would refuse it for good.
  return passed.some(({ empty }) => empty.length > 0) ? wait : { passed }
}

const keyOf = (businessId: string, { name, language }: TemplateSend) => `${businessId} ${language} ${name}`

const isMarketing = ({ topic, category }: Subject) =>
  topic === null || topic.category === 'marketing' || category === 'marketing'

function emptyOf(deps: Deps, { urlButtons }: Pick<KnownSubject, 'urlButtons'>, send: TemplateSend): number[] {
  if (send.components === null || send.json === null) return []
  return emptyButtons(send.components, buttonsOf(urlButtons, `${deps.settings.baseUrl}/p/`))
}

import { ConfirmView } from '@/components/public/ConfirmView'
import type { Effect, Instant } from '@/lib/consent/types'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { describeChange } from '@/lib/services/page/describe-change'
import { isCurrentStop, isShownOn } from '@/lib/services/page/is-topic-on'
import { maskedNumber } from '@/lib/services/page/masked-number'
import type { PageVisitor } from '@/lib/services/page/page-act'
import { isShorterPause } from '@/lib/services/page/pause-messages'
import { pageFor } from '@/lib/services/page/shown-page'
import type { PageForm } from './form'
import { type ActForm, perform } from './perform'
import { brandedShell, keptTopic, localeOf, namesOf, queryOf } from './shell'
import { brandedPage } from './show'

type SaveForm = Extract<ActForm, { act: 'save' }>

/** A form, by what it does: its No is done at once, and its Yes is asked again. */
interface Parts {
  no: ActForm | null
  yes: ActForm | null
}

/**
 * Returns the page that asks again before messages come back, for a form that was sent inside of a frame, where another
 * site could have led the finger. What the form refuses is done before it asks: a No never waits. Returns null if the
 * form brings nothing back, or is the answer to that question.
 */
export async function askBeforeYes(
  deps: Deps,
  visitor: PageVisitor,
  form: ActForm,
  request: Request,
): Promise<Response | null> {
  if (isAnswer(form, request)) return null
  const { no, yes } = await partsOf(deps, visitor, form)
  const { link } = visitor
  const locale = localeOf(request, link)
  const known = new Set(link.config.topics.map(({ id }) => id))
  // A form that names what the business does not have is refused as a whole, by what comes next.
  if (!yes || (yes.act === 'save' && !yes.on.every((id) => known.has(id)))) return null
  if (no && !(await perform(deps, visitor, no))) return null
  const named = (moved: SaveForm, on: boolean) => {
    const ids = movedTo(moved, on)
    return namesOf(
      link.config,
      link.config.topics.filter(({ id }) => ids.includes(id)),
      locale,
    )
  }
  const version = /^\d{1,9}$/.exec(queryOf(request).get('v') ?? '')?.[0]
  return brandedPage(
    <ConfirmView
      // In another language the question would be gone.
      frame={{ ...brandedShell(request, link, locale), languages: [] }}
      contact={{ mask: maskedNumber(link.contact) }}
      action={paths.samePage({ l: locale, ...keptTopic(request), ...(version && { v: Number(version) }) })}
      fields={fieldsOf(yes)}
      topics={yes.act === 'save' ? named(yes, true) : null}
      off={no?.act === 'save' ? named(no, false) : []}
    />,
  )
}

/**
 * Returns whether a form is the answer to the question. A form of the site around the frame is none: browsers say where
 * a form is from (Fetch Metadata, W3C, 2.2); one that does not say it is not told apart.
 */
function isAnswer(form: PageForm, request: Request): boolean {
  return form.sure !== undefined && (request.headers.get('sec-fetch-site') ?? 'same-origin') === 'same-origin'
}

async function partsOf(deps: Deps, visitor: PageVisitor, form: ActForm): Promise<Parts> {
  switch (form.act) {
    case 'save':
      return partsOfSave(form)
    case 'return':
    case 'resume':
      return { no: null, yes: form }
    // Both lift the stop that they name, which holds until they are confirmed. Where it does not hold any more, they
    // are a No and nothing else; but a pause may end the one that holds earlier.
    case 'pause': {
      const { link } = visitor
      const isYes = isCurrentStop(link.state, form.instead) || isShorterPause(link, form.length, deps.clock.now())
      return { no: null, yes: isYes ? form : null }
    }
    case 'offers':
      return { no: null, yes: isCurrentStop(visitor.link.state, form.change) ? form : null }
    case 'undo':
      return partsOfUndo(deps, visitor, form)
    case 'stop':
    case 'topic':
    case 'release':
    case 'reason':
      return { no: null, yes: null }
  }
}

/** Returns the topics that a form moves to one side. A switch that the form does not show is no difference. */
export function movedTo({ shown, on }: SaveForm, side: boolean): string[] {
  const isOn = new Set(on)
  return shown.flatMap((topic) => (topic.on !== side && isOn.has(topic.topicId) === side ? [topic.topicId] : []))
}

/** Returns what a Save turns off and what it turns on, as a form each. */
export function partsOfSave(form: SaveForm): Parts {
  // What the form sends on without saying how it was is left to the use case to refuse.
  const turnedOn = movedTo(form, true)
  const turnedOff = movedTo(form, false)
  if (turnedOn.length === 0) return { no: null, yes: null }
  const [no, yes] = halvesOf(form.notice, form.shown, turnedOff, turnedOn)
  return { no: turnedOff.length === 0 ? null : no, yes }
}

/**
 * Returns the form that turns some topics off, and the one that then turns others on. Each names every topic of the
 * page, moved or not, because the topics say which text the person saw.
 */
function halvesOf(
  notice: string,
  shown: SaveForm['shown'],
  off: readonly string[],
  on: readonly string[],
): [no: SaveForm, yes: SaveForm] {
  const stays = shown.flatMap((topic) => (topic.on && !off.includes(topic.topicId) ? [topic.topicId] : []))
  const done = shown.map((topic) => (off.includes(topic.topicId) ? { ...topic, on: false } : topic))
  return [
    { act: 'save', notice, shown, on: stays },
    { act: 'save', notice, shown: done, on: [...stays, ...on] },
  ]
}

/** An undo brings back what was refused, and takes back what was agreed to; of a mixed change it does both. */
async function partsOfUndo(deps: Deps, visitor: PageVisitor, form: Extract<ActForm, { act: 'undo' }>): Promise<Parts> {
  const direct = { no: null, yes: null }
  const now = deps.clock.now()
  const change = await describeChange(deps, visitor.link, form.change)
  if (!change?.undoable) return direct
  const { effects } = change
  // Its undo puts the stop back, above all else.
  if (effects.some((effect) => effect.on === 'stop' && !effect.said.on)) return direct
  const moved = effects.filter(isMove)
  const refused = moved.filter(({ said }) => said.answer === 'out')
  const agreed = moved.filter(({ said }) => said.answer === 'in')
  const isRefusal = refused.length > 0 || effects.some((effect) => isHold(effect))
  if (!isRefusal) return direct
  if (agreed.length === 0) return { no: null, yes: form }
  // Each half is a form of its own, under the text that the person had seen when they answered.
  const notice = refused[0]?.said.notice ?? agreed[0]?.said.notice ?? ''
  const ids = (answers: typeof moved) => answers.map(({ topicId }) => topicId)
  const [no, yes] = halvesOf(notice, shownNow(visitor, now, moved), ids(agreed), ids(refused))
  return { no, yes }
}

/** Returns the switches of the page as they are now, with those that a change moved: it may have ended their place. */
function shownNow(
  { link, named = null }: PageVisitor,
  now: Instant,
  moved: readonly AnswerEffect[],
): SaveForm['shown'] {
  const { config, state, claims } = link
  const page = pageFor(config, { state, now, source: claims.source, named })
  const topics = config.topics.filter(
    (topic) => page.config.topics.includes(topic) || moved.some(({ topicId }) => topicId === topic.id),
  )
  return topics
    .filter(({ policy, archived }) => policy !== 'required' && !archived)
    .map((topic) => ({ topicId: topic.id, on: isShownOn(state, topic, now) }))
}

type AnswerEffect = Extract<Effect, { on: 'answer' }>

const isMove = (effect: Effect): effect is AnswerEffect =>
  effect.on === 'answer' && effect.outcome === 'set' && effect.before?.answer !== effect.said.answer

/** Whether it keeps messages back: a stop, or a pause. */
const isHold = (effect: Effect) =>
  (effect.on === 'stop' && effect.said.on) || (effect.on === 'pause' && effect.said.until !== null)

/** Returns the fields of a form, with the answer to the question among them. */
function fieldsOf(form: ActForm): [string, string][] {
  const fields: [string, string][] = Object.entries(form).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'number') return [[name, String(value)]]
    return typeof value === 'string' ? [[name, value]] : []
  })
  if (form.act === 'save') {
    for (const { topicId, on } of form.shown) fields.push(['shown', `${topicId}:${on ? 1 : 0}`])
    for (const id of form.on) fields.push(['on', id])
  }
  return [...fields.filter(([name]) => name !== 'sure'), ['sure', '1']]
}

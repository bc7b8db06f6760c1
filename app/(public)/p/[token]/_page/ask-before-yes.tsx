import { ConfirmView } from '@/components/public/ConfirmView'
import type { Effect } from '@/lib/consent/types'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { describeChange } from '@/lib/services/page/describe-change'
import { maskedNumber } from '@/lib/services/page/masked-number'
import type { PageVisitor } from '@/lib/services/page/page-act'
import type { PageForm } from './form'
import { type FullForm, perform } from './perform'
import { brandedShell, localeOf, namesOf, queryOf } from './shell'
import { brandedPage } from './show'

type SaveForm = Extract<FullForm, { act: 'save' }>

/** A form, by what it does: its No is done at once, and its Yes is asked again. */
interface Parts {
  no: FullForm | null
  yes: FullForm | null
}

/**
 * Returns the page that asks again before messages come back, for a form that was sent inside of a frame, where another
 * site could have led the finger. What the form refuses is done before it asks: a No never waits. Returns null if the
 * form brings nothing back, or is the answer to that question.
 */
export async function askBeforeYes(
  deps: Deps,
  visitor: PageVisitor,
  form: FullForm,
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
  const named = (ids: readonly string[]) =>
    namesOf(
      link.config,
      link.config.topics.filter(({ id }) => ids.includes(id)),
      locale,
    )
  const version = /^\d{1,9}$/.exec(queryOf(request).get('v') ?? '')?.[0]
  return brandedPage(
    <ConfirmView
      // In another language the question would be gone.
      frame={{ ...brandedShell(request, link, locale), languages: [] }}
      contact={{ mask: maskedNumber(link.contact) }}
      action={paths.samePage({ l: locale, ...(version && { v: Number(version) }) })}
      fields={fieldsOf(yes)}
      topics={yes.act === 'save' ? named(yes.on) : null}
      off={no?.act === 'save' ? named(idsOf(no, true)) : []}
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

async function partsOf(deps: Deps, visitor: PageVisitor, form: FullForm): Promise<Parts> {
  switch (form.act) {
    case 'save':
      return partsOfSave(form)
    case 'return':
    case 'resume':
      return { no: null, yes: form }
    // Both lift a stop, which holds until they are confirmed.
    case 'pause':
      return { no: null, yes: form.instead === undefined ? null : form }
    case 'offers':
      return { no: null, yes: form.change === undefined ? null : form }
    case 'undo':
      return partsOfUndo(deps, visitor, form)
    case 'stop':
    case 'release':
    case 'reason':
      return { no: null, yes: null }
  }
}

const idsOf = (form: SaveForm, on: boolean) => form.shown.flatMap((topic) => (topic.on === on ? [topic.topicId] : []))

function partsOfSave(form: SaveForm): Parts {
  const on = new Set(form.on)
  const shownOn = new Set(idsOf(form, true))
  // A switch that the form sends without saying how it was is no difference, and is left to the use case to refuse.
  const turnedOn = idsOf(form, false).filter((id) => on.has(id))
  const turnedOff = [...shownOn].filter((id) => !on.has(id))
  if (turnedOn.length === 0) return { no: null, yes: null }
  return {
    no: turnedOff.length === 0 ? null : saveOf(form.notice, turnedOff, []),
    yes: saveOf(form.notice, [], turnedOn),
  }
}

/** Returns the form that turns some topics off, and others on. */
const saveOf = (notice: string, off: readonly string[], on: readonly string[]): SaveForm => ({
  act: 'save',
  notice,
  shown: [...off.map((topicId) => ({ topicId, on: true })), ...on.map((topicId) => ({ topicId, on: false }))],
  on: [...on],
})

/** An undo brings back what was refused, and takes back what was agreed to; of a mixed change it does both. */
async function partsOfUndo(
  deps: Deps,
  { link }: PageVisitor,
  form: Extract<FullForm, { act: 'undo' }>,
): Promise<Parts> {
  const direct = { no: null, yes: null }
  const change = await describeChange(deps, link, form.change)
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
  return { no: saveOf(notice, ids(agreed), []), yes: saveOf(notice, [], ids(refused)) }
}

type AnswerEffect = Extract<Effect, { on: 'answer' }>

const isMove = (effect: Effect): effect is AnswerEffect =>
  effect.on === 'answer' && effect.outcome === 'set' && effect.before?.answer !== effect.said.answer

/** Whether it keeps messages back: a stop, or a pause. */
const isHold = (effect: Effect) =>
  (effect.on === 'stop' && effect.said.on) || (effect.on === 'pause' && effect.said.until !== null)

/** Returns the fields of a form, with the answer to the question among them. */
function fieldsOf(form: FullForm): [string, string][] {
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

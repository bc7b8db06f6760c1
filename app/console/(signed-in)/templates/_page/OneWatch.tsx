import { languageName } from '@/components/console/templates/scene'
import { Section } from '@/components/console/ui/Page'
import { Table } from '@/components/console/ui/Table'
import { IntervalMark, StateMark } from '@/components/console/watch/Marks'
import { StandingTable } from '@/components/console/watch/StandingTable'
import { TemplateDays } from '@/components/console/watch/TemplateDays'
import { rateText, type WatchScene } from '@/components/console/watch/view'
import { numbersIn, shareText } from '@/lib/i18n/console/numbers'
import { rateOf } from '@/lib/services/template-watch/rate'
import type { TemplateWatch } from '@/lib/services/template-watch/types'
import { rangeOf } from '@/lib/services/template-watch/watch-figures'
import { metaMarks } from './meta-marks'
import type { readOne } from './read-one'
import { type By, reasonText, stateText } from './watch-scene'

interface Props {
  id: string
  by: By
  read: Awaited<ReturnType<typeof readOne>>
  maySeePeople: boolean
  editorsCan: string
  scene: WatchScene
}

/** What a template does to people: its state, day by day, why they left, and whether they had agreed. */
export function OneWatch({ id, by, read, maySeePeople, editorsCan, scene }: Props) {
  const { watch, meta, comments } = read
  const { words, locale } = scene
  const { one } = words
  const n = numbersIn(locale)
  const { template, days, reasons } = watch
  const state = template.verdicts[by]?.state ?? 'too_little'
  const known = reasons.filter(({ attribution }) => attribution === by)
  return (
    <>
      <Section title={one.state}>
        <StateSummary template={template} by={by} scene={scene} />
      </Section>
      <Section
        title={one.days}
        aside={
          <a className="s" href={`/console/templates/${id}/days.csv?days=${days.length}`} download>
            {words.csv}
          </a>
        }
      >
        <TemplateDays
          days={days.map(({ day, sent, failed, delivered, read: seen, optouts, pauses }) => ({
            ...{ day, sent, failed, delivered, read: seen, ...optouts, pauses: pauses[by] },
          }))}
          by={by}
          marks={metaMarks(meta.events, scene)}
          state={state}
          scene={scene}
        />
      </Section>
      <div className="two">
        <Section title={one.reasons}>
          {known.length === 0 ? (
            <p className="s">{one.noReasons}</p>
          ) : (
            <Table
              caption={one.reasons}
              columns={[
                { key: 'reason', label: words.saves.reason },
                { key: 'times', label: one.times, isNumber: true },
              ]}
              rows={known.map(({ reason, times }) => ({ key: reason, cells: [reasonText(reason, scene), n(times)] }))}
            />
          )}
        </Section>
        <Section title={one.wrote}>
          {comments === null ? (
            <p className="s">{one.onlyEditors}</p>
          ) : comments.length === 0 ? (
            <p className="s">{one.nothingWritten}</p>
          ) : (
            <ul className="panel quotes">
              {comments.map(({ changeId, text, reason, language }) => (
                <li key={changeId}>
                  <blockquote lang={language}>{text}</blockquote>
                  <p className="s">
                    {languageName(language, scene)} · {reasonText(reason, scene)}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      <Section title={one.agreed}>
        <Agreed id={id} watch={watch} maySeePeople={maySeePeople} editorsCan={editorsCan} scene={scene} />
      </Section>
    </>
  )
}

function StateSummary({ template, by, scene }: { template: TemplateWatch['template']; by: By; scene: WatchScene }) {
  const { words, locale } = scene
  const verdict = template.verdicts[by]
  const state = verdict?.state ?? 'too_little'
  const rate = rateOf(template.total.optouts[by], template.total.delivered)
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <div className="panel pad flow">
      <p>
        <StateMark state={state} scene={scene} /> {rate && <b>{rateText(rate.rate, locale)}</b>}{' '}
        {rate && <span className="s">{words.columns.rate}</span>}
      </p>
      {rate && <IntervalMark rate={rate} usual={null} most={Math.max(1, rate.high)} state={state} scene={scene} />}
      <p>
        {stateText(state, scene)}{' '}
        {verdict?.atLeastTwice && verdict.comparedWith === 'others'
          ? words.twice
          : state === 'harming' && verdict?.lowerBound && words.atLeast(decimal.format(verdict.lowerBound))}
      </p>
      <p className="s">
        {words.byText[by]} {verdict && words.seen(verdict.seen, decimal.format(verdict.expected))}{' '}
        {verdict?.comparedWith === 'own_past' && words.own_past}
      </p>
    </div>
  )
}

const STANDINGS = ['agreed', 'not_needed', 'unanswered', 'refused'] as const

function Agreed({
  id,
  watch: { template, days },
  maySeePeople,
  editorsCan,
  scene,
}: Omit<Props, 'read' | 'by'> & { watch: TemplateWatch }) {
  const { words, locale } = scene
  const { one } = words
  const { standing } = template.total
  const all = STANDINGS.reduce((sum, each) => sum + standing[each], 0)
  if (all === 0) return <p className="s">{one.agreedNone}</p>
  const { from, to } = rangeOf(days.map(({ day }) => day))
  const href = (each: string) => `/console/templates/${id}/recipients?standing=${each}&from=${from}&to=${to}`
  return (
    <>
      <p>{one.agreedText(shareText(standing.agreed, all, locale))}</p>
      <StandingTable
        lines={STANDINGS.map((each) => ({
          ...{ standing: each, people: standing[each] },
          href: maySeePeople && standing[each] > 0 ? href(each) : null,
        }))}
        scene={scene}
      />
      {!maySeePeople && <p className="s">{editorsCan}</p>}
    </>
  )
}

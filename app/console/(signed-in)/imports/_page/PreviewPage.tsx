import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { ChoicesForm } from '@/components/console/imports/ChoicesForm'
import { ColumnTable } from '@/components/console/imports/ColumnTable'
import { RestFields } from '@/components/console/imports/RestFields'
import { RowList } from '@/components/console/imports/RowList'
import { Seg } from '@/components/console/imports/Seg'
import type { ColumnView, RowView } from '@/components/console/imports/view'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Page, Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { ImportsWords } from '@/lib/i18n/console/imports/shape'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import { countText } from '@/lib/i18n/console/numbers'
import type { Locale } from '@/lib/i18n/locales'
import type { UseProblem } from '@/lib/services/imports/column-uses'
import { type ImportPreview, previewImport } from '@/lib/services/imports/preview-import'
import { webDeps } from '@/lib/services/runtime'
import { beginImportAction, dropFileAction } from '../actions'
import { choiceOf, one, type Search } from './choice'
import { problemText } from './problem-text'
import { topicChoices } from './topic-choices'

/** Where on the page a problem is solved, by the id there; all others at the columns. */
const SOLVED_AT: Partial<Record<UseProblem['problem'], string>> = {
  topic_missing: 'rest',
  answer_missing: 'rest',
  answer_unclear: 'yes-means',
}

/** How a file would be read, before anything is written. */
export async function PreviewPage({ who, id, search }: { who: SignedIn; id: string; search: Search }) {
  const { locale, business, member } = who
  const preview = await previewImport(webDeps(), member, id, choiceOf(search))
  if (preview.outcome === 'not_waiting') redirect(`/console/imports/${id}`)
  if (preview.outcome !== 'previewed') notFound()
  const words = IMPORTS[locale]
  const { row, config, problem, lookedAt } = preview
  const rowsOf = (count: number) => words.countRows(countText(count, locale), count === 1)
  const total = rowsOf(row.settings.total ?? 0)
  const looked = rowsOf(lookedAt)
  const left = preview.refused.reduce((sum, [, count]) => sum + count, 0)
  const { columns: _, total: __, ...settings } = preview.settings as typeof preview.settings & { total?: number }
  return (
    <Page
      title={row.name}
      lead={words.preview.lead}
      acts={
        <Link className="b q" href="/console/imports" prefetch={false}>
          {words.preview.back}
        </Link>
      }
    >
      <Choices preview={preview} search={search} total={total} words={words.preview} locale={locale} />
      <Section
        title={words.preview.rows.title}
        aside={
          <span className="s">
            {words.preview.rows.aside(lookedAt < (row.settings.total ?? 0) ? looked : null, total)}
          </span>
        }
      >
        {problem ? (
          <div className="note w" role="status">
            <span>{problemText(problem, words.preview)}</span>
            <a className="b" href={`#${SOLVED_AT[problem.problem] ?? 'columns'}`}>
              {words.preview.above}
            </a>
          </div>
        ) : lookedAt === 0 ? (
          <p className="panel pad">{words.preview.rows.none}</p>
        ) : (
          <>
            <RowList rows={rowViews(preview, locale)} words={words} frame={{ locale, timeZone: config.timeZone }} />
            <p className="s" role="status">
              {left > 0
                ? words.preview.refusedCount(countText(left, locale), looked)
                : words.preview.nothingDoubtful(looked)}
            </p>
            <ActionForm action={beginImportAction} businessId={business.id} answerAt="end">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="settings" value={JSON.stringify(settings)} />
              <TextField
                label={words.preview.name}
                name="source"
                required
                maxLength={200}
                defaultValue={row.name}
                hint={words.preview.nameHint}
              />
              <div className="acts">
                <SubmitButton>{words.preview.begin(total)}</SubmitButton>
              </div>
            </ActionForm>
          </>
        )}
        <ActionForm action={dropFileAction} businessId={business.id} answerAt="end">
          <input type="hidden" name="id" value={id} />
          <div className="acts">
            <SubmitButton kind="quiet">{words.preview.drop}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
    </Page>
  )
}

interface ChoicesProps {
  /** How many rows the file has, as a phrase. */
  total: string
  preview: ImportPreview
  search: Search
  words: ImportsWords['preview']
  locale: Locale
}

function Choices({ preview, search, total, words, locale }: ChoicesProps) {
  const { row, config, dates, settings } = preview
  const topics = topicChoices(config.topics, locale, config.defaultLocale)
  const columns = preview.columns.map((column, place): ColumnView => ({ ...column, place }))
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const countries = preview.countries
    .map((code) => ({ code, name: regions.of(code) ?? code }))
    .toSorted((one_, other) => one_.name.localeCompare(other.name, locale))
  const size = new Intl.NumberFormat(locale, { style: 'unit', ...sizeOf(row.bytes), maximumFractionDigits: 1 })
  const kind = { ',': words.kinds.comma, ';': words.kinds.semicolon, '\t': words.kinds.tab }[preview.delimiter]
  return (
    <ChoicesForm action={`/console/imports/${row.id}`} label={words.columns.title}>
      <Section
        title={words.columns.title}
        aside={
          <span className="s">
            {words.summary(total, size.format(row.bytes / sizeOf(row.bytes).bytes), kind ?? words.kinds.ndjson)}
          </span>
        }
      >
        <p className="s" id="columns">
          {words.columns.aside}
        </p>
        <ColumnTable {...{ columns, topics, words, locale }} />
      </Section>
      {dates && (
        <Seg
          name="dates"
          label={words.dates.text(dates.example)}
          chosen={dates.used ?? 'none'}
          options={[
            { value: 'day_first', label: words.dates.dayFirst },
            { value: 'month_first', label: words.dates.monthFirst },
            { value: 'none', label: words.dates.none },
          ]}
          hint={datesHint(dates, words.dates, locale)}
        />
      )}
      {preview.unclear.length > 0 && (
        <Seg
          id="yes-means"
          name="yes"
          label={words.rest.yes}
          chosen={settings.yesMeans ?? ''}
          options={[
            { value: 'agreed', label: words.yesMeans.agreed },
            { value: 'refused', label: words.yesMeans.refused },
          ]}
          hint={words.yesMeans.text(preview.unclear)}
        />
      )}
      <Section title={words.rest.title}>
        <RestFields
          topics={topics}
          countries={countries}
          ownCountry={regions.of(config.country) ?? config.country}
          chosen={{
            topic: settings.topic ?? '',
            answer: settings.answer ?? '',
            country: settings.country ?? '',
            in: one(search, 'in'),
            out: one(search, 'out'),
          }}
          words={words}
        />
      </Section>
      <div className="acts">
        <button className="b">{words.again}</button>
      </div>
    </ChoicesForm>
  )
}

function datesHint(
  { dayFirstRow, monthFirstRow }: NonNullable<ImportPreview['dates']>,
  words: ImportsWords['preview']['dates'],
  locale: Locale,
): string {
  if (dayFirstRow !== null && monthFirstRow !== null) return words.both
  const row = dayFirstRow ?? monthFirstRow
  return row === null ? words.open : words.shown(countText(row, locale), dayFirstRow !== null)
}

const KB = 1024
const sizeOf = (bytes: number) =>
  bytes < KB
    ? ({ unit: 'byte', unitDisplay: 'long', bytes: 1 } as const)
    : bytes < KB * KB
      ? ({ unit: 'kilobyte', bytes: KB } as const)
      : ({ unit: 'megabyte', bytes: KB * KB } as const)

function rowViews({ rows, config }: ImportPreview, locale: Locale): RowView[] {
  const nameOf = (id: string) => {
    const topic = config.topics.find((each) => each.id === id)
    return topic ? topicName(topic, locale, config.defaultLocale) : ''
  }
  return rows.map(({ row, person, answers }) => ({
    ...{ row, person },
    answers: answers.map((answer) => ('refused' in answer ? answer : { ...answer, topic: nameOf(answer.topicId) })),
  }))
}

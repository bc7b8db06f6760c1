import type { Metadata } from 'next'
import { Exports } from '@/components/console/imports/Exports'
import { FileForm } from '@/components/console/imports/FileForm'
import { PastImports } from '@/components/console/imports/PastImports'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import type { FileProblem } from '@/lib/i18n/console/imports/shape'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import { isUuid } from '@/lib/ids'
import { lookAtImports } from '@/lib/services/imports/look-at-imports'
import { webDeps } from '@/lib/services/runtime'
import { one, type Search } from './_page/choice'
import { stateOf } from './_page/state'
import { topicChoices } from './_page/topic-choices'
import '@/app/console/imports.css'

const A_PAGE = 20

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: IMPORTS[locale].title }
}

export default async function ImportsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { locale, business, member } = await requireSignedIn()
  const words = IMPORTS[locale]
  const search = await searchParams
  const before = one(search, 'before')
  const read = await lookAtImports(webDeps(), member, { before: isUuid(before) ? before : null, limit: A_PAGE })
  if (read.outcome === 'not_allowed')
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty title={words.exports.onlyEditors}>{COMMON[locale].editorsCan}</Empty>
      </Page>
    )
  const topics = topicChoices(read.topics, locale, read.locale)
  const imports = read.imports.map((row) => {
    const { id, name, createdAt, rows, taken, settings } = row
    return { id, name, createdAt, rows, taken, total: settings.total ?? null, state: stateOf(row) }
  })
  const code = one(search, 'problem')
  const { problems, unknownProblem } = words.file
  const problem = code === '' ? null : Object.hasOwn(problems, code) ? problems[code as FileProblem] : unknownProblem
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.file.title}>
        <FileForm businessId={business.id} problem={problem} words={words.file} />
      </Section>
      <PastImports imports={imports} words={words} frame={{ locale, timeZone: business.timeZone }} />
      <Pager
        newer={before ? '/console/imports' : null}
        older={read.next && `/console/imports?before=${read.next}`}
        words={COMMON[locale]}
        label={words.past.title}
      />
      <Exports topics={topics} words={words.exports} />
    </Page>
  )
}

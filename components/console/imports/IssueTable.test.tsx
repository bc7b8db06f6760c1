import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { IMPORTS } from '@/lib/i18n/console/imports/words'
import { IssueTable, type IssueView } from './IssueTable'

const issue = (row: number, over: Partial<IssueView> = {}): IssueView => ({
  ...{ row, place: 0, reason: 'phone_missing', contactId: null, occurredAt: null },
  ...over,
})

const headsOf = (issues: readonly IssueView[]) => {
  const frame = { locale: 'en', timeZone: 'UTC' } as const
  const shown = renderToStaticMarkup(<IssueTable issues={issues} words={IMPORTS.en} frame={frame} />)
  return [...shown.matchAll(/<th role="columnheader"[^>]*>(.*?)<\/th>/g)].map(([, label]) => label)
}

test('a report whose rows nobody’s line keeps out has no empty column for lines', () => {
  const { row, reason, line } = IMPORTS.en.report
  expect(headsOf([issue(2), issue(3)])).toEqual([row, reason])
  const keptOut = issue(3, { reason: 'person_said_no', contactId: '01990000-0000-7000-8000-0000000000aa' })
  expect(headsOf([issue(2), keptOut])).toEqual([row, reason, line])
})

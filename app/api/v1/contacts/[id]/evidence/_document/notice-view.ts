import type { NoticeView } from '@/components/evidence/view'
import type { ProvenNotice } from '@/lib/services/records/read-evidence'

/** Returns a notice as people read it. A notice that can't be parsed is shown as its exact text. */
export function noticeView({ hash, locale, publishedAt, canonical, whole }: ProvenNotice): NoticeView {
  const notice = parsed(canonical)
  const read = notice['format'] === 'sayso.notice.v1' ? ofFirstFormat(notice) : ofPage(notice, locale)
  return { hash, language: locale, publishedAt, whole, ...read, canonical }
}

type Read = Pick<NoticeView, 'lead' | 'topics' | 'around' | 'withdrawal'>

/** Returns the whole page as it was shown, in the person's language. */
function ofPage(notice: Record<string, unknown>, locale: string): Read {
  const data = fieldsOf(notice['data'])
  const stop = fieldsOf(notice['stop'])
  const offers = fieldsOf(notice['offers'])
  const withdrawal = textOf(stop['withdraw'])
  return {
    lead: textsIn([notice['question'], notice['hint']]),
    topics: listOf(notice['topics']).map((topic) => ({
      name: textOf(topic['name']) ?? textOf(topic['id']) ?? '',
      description: textOf(topic['description']) ?? '',
      frequency: textOf(topic['frequency']) ?? '',
      notes: textsIn([topic['why'], topic['unasked_note'], topic['yes'], topic['no']]),
    })),
    around: [
      textsIn([notice['buttons']]).join(' · '),
      // Canonical JSON has its names in alphabetical order, which is not the order of the page.
      textsIn([stop['title'], stop['ends'], stop['still'], stop['still_topics']]).join(' '),
      textsIn([stop['on_their_way']]).join(' '),
      textsIn([offers['title'], offers['text'], offers['button']]).join(' '),
      textsIn([data['controller'], data['kept'], data['copy'], data['basis']]).join(' '),
    ].filter((text) => text !== ''),
    withdrawal: withdrawal === null ? null : { text: withdrawal, language: locale },
  }
}

/** Returns a notice from before 2026-11-29, which held the topics, the controller and one sentence in English. */
function ofFirstFormat(notice: Record<string, unknown>): Read {
  const withdrawal = textOf(notice['withdrawal'])
  return {
    lead: [],
    topics: listOf(notice['topics']).map((topic) => {
      const text = fieldsOf(topic['text'])
      return {
        name: textOf(text['name']) ?? textOf(topic['id']) ?? '',
        description: textOf(text['description']) ?? '',
        frequency: textOf(text['frequency']) ?? '',
        notes: textsIn([topic['legalBasis']]),
      }
    }),
    around: [],
    withdrawal: withdrawal === null ? null : { text: withdrawal, language: 'en' },
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Returns every text in these values, in their order. */
function textsIn(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    if (typeof value === 'object' && value !== null) return textsIn(Object.values(value))
    return textOf(value) ?? []
  })
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(fieldsOf) : [])

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

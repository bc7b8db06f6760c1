import { evidenceView } from '@/app/api/v1/contacts/[id]/evidence/_document/evidence-view'
import type { EffectOfLine, EvidenceView, LineOfEvidence, NoticeView } from '@/components/evidence/view'
import { WORDS } from '@/components/evidence/words/words'
import type { HistoryEntry } from '@/components/public/my-data'
import type { Locale } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import type { EvidenceBundle } from '@/lib/services/records/read-evidence'

/**
 * Returns everything that was recorded about a person in words, the newest first: what was said, by whom and by which
 * way, and the texts that they saw about it. A line that holds nothing but how it was stored is left out.
 */
export function historyOf(bundle: EvidenceBundle, locale: Locale): HistoryEntry[] {
  const view = evidenceView(bundle, locale)
  return view.chains
    .flatMap(({ lines }) => lines.flatMap((line) => entryOf(line, view, locale) ?? []))
    .toSorted((a, b) => b.at - a.at)
}

function entryOf(line: LineOfEvidence, view: EvidenceView, locale: Locale): HistoryEntry | null {
  const { told } = line
  if (!told) return null
  const words = WORDS[locale]
  const said = told.effects.map(({ said: word, about }) => words.said[word](about ?? ''))
  if (told.kind === 'merged') said.push(words.merged)
  if (told.reason !== null) said.push(translatorOf(locale)(`reason.${told.reason}`))
  if (said.length === 0) return null
  const who = told.actor === 'contact' ? translatorOf(locale)('myData.you') : words.actors[told.actor]
  const notice = view.notices.find(({ hash }) => hash === told.notice)
  return {
    id: line.changeId,
    at: told.at,
    said: [...new Set(said)],
    how: `${who}, ${words.methods[told.method]}`,
    saw: [...(notice ? textsAbout(notice, told.effects) : []), ...questionIn(line)],
  }
}

/** Returns what the page said about the topics of a line. */
function textsAbout(notice: NoticeView, effects: readonly EffectOfLine[]): string[] {
  const names = new Set(effects.flatMap(({ about }) => about ?? []))
  const about = notice.topics.filter(({ name }) => names.has(name))
  return (about.length > 0 ? about : []).map(({ name, description, frequency }) =>
    [`${name}:`, description, frequency].filter(Boolean).join(' '),
  )
}

/** Returns the question that was asked in the chat. */
const questionIn = ({ proof }: LineOfEvidence): string[] =>
  proof.items.flatMap(({ name, value }) => (name === 'question' ? [value] : []))

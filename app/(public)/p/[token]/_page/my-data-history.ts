import { evidenceView } from '@/app/api/v1/contacts/[id]/evidence/_document/evidence-view'
import type { LineOfEvidence } from '@/components/evidence/view'
import { WORDS } from '@/components/evidence/words/words'
import type { HistoryEntry } from '@/components/public/my-data'
import type { Effect } from '@/lib/consent/types'
import { type Locale, readLocale } from '@/lib/i18n/locales'
import { topicWords } from '@/lib/i18n/page-notice'
import { translatorOf } from '@/lib/i18n/translator'
import type { EvidenceBundle } from '@/lib/services/records/read-evidence'

/**
 * Returns everything that was recorded about a person in words, the newest first: what was said, by whom and by which
 * way, and the texts that they saw about it. A line that holds nothing but how it was stored is left out.
 */
export function historyOf(bundle: EvidenceBundle, locale: Locale): HistoryEntry[] {
  const view = evidenceView(bundle, locale)
  return view.chains
    .flatMap(({ lines }, chain) =>
      lines.flatMap((line, place) => {
        const effects = bundle.chains[chain]?.lines[place]?.effects ?? []
        return entryOf(line, effects, bundle, locale) ?? []
      }),
    )
    .toSorted((a, b) => b.at - a.at)
}

function entryOf(
  line: LineOfEvidence,
  effects: readonly Effect[],
  bundle: EvidenceBundle,
  locale: Locale,
): HistoryEntry | null {
  const { told } = line
  if (!told) return null
  const words = WORDS[locale]
  const said = told.effects.map((effect, place) =>
    words.said[effect.said](nameOf(bundle, effects[place], locale) ?? effect.about ?? ''),
  )
  if (told.kind === 'merged') said.push(words.merged)
  if (told.reason !== null) said.push(translatorOf(locale)(`reason.${told.reason}`))
  if (said.length === 0) return null
  const who = told.actor === 'contact' ? translatorOf(locale)('myData.you') : words.actors[told.actor]
  const notice = bundle.notices.find(({ hash }) => hash === told.notice)
  return {
    id: line.changeId,
    at: told.at,
    said: [...new Set(said)],
    how: `${who}, ${words.methods[told.method]}`,
    saw: [...(notice ? textsAbout(notice.canonical, effects) : []), ...questionIn(line)],
  }
}

/** Returns the name of the topic that an effect is about, in the person's language; null for any other effect. */
export function nameOf(
  { config }: Pick<EvidenceBundle, 'config'>,
  effect: Effect | undefined,
  locale: Locale,
): string | null {
  if (!effect || !('topicId' in effect)) return null
  const topic = config.topics.find(({ id }) => id === effect.topicId)
  return topic ? topicWords(config, topic, locale).name : null
}

/** Returns what the page said about the topics of a line, in the language in which it was shown. */
export function textsAbout(canonical: string, effects: readonly Effect[]): string[] {
  const ids = new Set(effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : [])))
  const { topics, colon } = readNotice(canonical)
  return topics.flatMap((topic) => {
    // Notices from before 2026-11-29 hold the texts of a topic one level lower.
    const text = isRecord(topic['text']) ? topic['text'] : topic
    const parts = [text['description'], text['frequency']].filter((part) => typeof part === 'string' && part !== '')
    return ids.has(String(topic['id'])) ? [`${String(text['name'])}${colon} ${parts.join(' ')}`] : []
  })
}

function readNotice(canonical: string): { topics: Record<string, unknown>[]; colon: string } {
  const notice = parsed(canonical)
  const topics = isRecord(notice) ? notice['topics'] : null
  const language = isRecord(notice) ? notice['language'] : null
  const locale = readLocale(typeof language === 'string' ? language : null) ?? 'en'
  return { topics: Array.isArray(topics) ? topics.filter(isRecord) : [], colon: WORDS[locale].colon }
}

/** A stored notice that is no JSON has no topics; the document for people shows its exact text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Returns the question that was asked in the chat. */
const questionIn = ({ proof }: LineOfEvidence): string[] =>
  proof.items.flatMap(({ name, value }) => (name === 'question' ? [value] : []))

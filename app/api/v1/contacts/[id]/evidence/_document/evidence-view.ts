import { topicName } from '@/app/api/v1/contacts/_present/bundle'
import { presentEffect } from '@/app/api/v1/contacts/_present/line'
import type { EffectOfLine, EvidenceView, LineOfEvidence, SaidWord } from '@/components/evidence/view'
import type { Effect } from '@/lib/consent/types'
import { FOREVER } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import type { EvidenceLine, EvidenceBundle } from '@/lib/services/records/read-evidence'
import { noticeView } from './notice-view'

/** Returns what the document for people shows of the evidence (components/evidence/view.ts), in a language. */
export function evidenceView(pack: EvidenceBundle, locale: Locale): EvidenceView {
  const { config } = pack
  const { controller } = config
  const [, ...merged] = pack.chains
  return {
    locale,
    madeAt: pack.madeAt,
    timeZone: config.timeZone,
    business: {
      name: config.name,
      color: config.color,
      legalName: controller.legalName,
      address: controller.address,
      email: controller.email,
      jurisdiction: controller.jurisdiction,
      privacyUrl: config.privacyUrl,
    },
    person: {
      id: pack.contactId,
      mergedFrom: merged.map(({ contactId }) => contactId),
      since: pack.createdAt,
      releasedAt: pack.releasedAt,
      erasedAt: pack.erasedAt,
      identities: pack.identities.map(({ kind, canonical, endedAt }) => ({ kind, value: canonical, endedAt })),
    },
    standings: pack.standings.map(({ topic, answer, decision }) => {
      const register = answer?.register.answer === 'none' ? undefined : answer?.register
      return {
        name: topicName(pack, topic.id),
        category: topic.category,
        answer: register && register.answer !== 'none' ? register.answer : null,
        byPerson: answer?.lane === 'own',
        saidAt: register?.since ?? null,
        allowed: decision.allowed,
        reason: decision.reason,
      }
    }),
    chains: pack.chains.map((chain) => ({
      contactId: chain.contactId,
      headHash: chain.head?.hash ?? null,
      problem: chain.problem && { seq: chain.problem.seq, problem: chain.problem.problem },
      checked: chain.checked,
      lines: chain.lines.map((line) => viewOfLine(line, pack)),
    })),
    notices: pack.notices.map(noticeView),
    missingNotices: pack.missingNotices,
    foreignNotices: pack.foreignNotices,
  }
}

function viewOfLine(line: EvidenceLine, pack: EvidenceBundle): LineOfEvidence {
  const { content, evidenceStatus: status } = line
  return {
    seq: line.seq,
    changeId: line.changeId,
    hash: line.hash,
    prev: line.prev,
    payload: line.payload,
    told: content && {
      kind: content.kind,
      at: Date.parse(content.occurred_at),
      recordedAt: Date.parse(content.recorded_at),
      actor: content.actor,
      method: content.method,
      source: pack.sources.find(({ id }) => id === content.source)?.name ?? null,
      reason: content.reason,
      notice: content.notice,
      effects: line.effects.map((effect) => viewOfEffect(effect, pack)),
    },
    proof: {
      state: status.state,
      digest: content?.evidence ?? null,
      salt: status.state === 'kept' ? status.salt : null,
      items: status.state === 'kept' ? itemsOf(status.body) : [],
    },
  }
}

function viewOfEffect(effect: Effect, pack: EvidenceBundle): EffectOfLine {
  const shown = presentEffect(effect, new Map())
  const said: SaidWord =
    effect.on === 'provider_stop' ? (effect.said.on ? 'provider_stop' : 'provider_resume') : shown.said
  const about =
    'topicId' in effect
      ? topicName(pack, effect.topicId)
      : effect.on === 'provider_stop'
        ? (pack.senders.find(({ id }) => id === effect.senderId)?.name ?? effect.senderId)
        : null
  const until = shown.until === null ? null : Date.parse(shown.until)
  return { said, about, outcome: effect.outcome, until: until !== null && until < FOREVER ? until : null }
}

/** Returns the fields of a piece of evidence, one on each line, without the empty ones. */
function itemsOf(body: unknown): { name: string; value: string }[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    if (value === null || value === undefined || value === '') return []
    return [{ name, value: typeof value === 'string' ? value : JSON.stringify(value) }]
  })
}

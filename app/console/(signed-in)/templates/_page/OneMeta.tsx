import { languageName } from '@/components/console/templates/scene'
import { Section } from '@/components/console/ui/Page'
import { AlertList } from '@/components/console/watch/AlertList'
import { LintSection, type LintView } from '@/components/console/watch/LintSection'
import { CompareList, LadderList } from '@/components/console/watch/MetaLists'
import type { WatchScene } from '@/components/console/watch/view'
import { spansIn } from '@/lib/i18n/console/numbers'
import type { LintedLanguage } from '@/lib/services/template-watch/lint-stored'
import type { readOne } from './read-one'
import { alertLines, reasonText } from './watch-scene'

interface Props {
  read: Awaited<ReturnType<typeof readOne>>
  scene: WatchScene
}

/** What would help a template, and Meta's side of it: what it does next, what it compared, what happened. */
export function OneMeta({ read: { watch, meta, lint }, scene }: Props) {
  const { words, locale } = scene
  const span = spansIn(locale)
  const most = watch.reasons.toSorted((a, b) => b.times - a.times)[0]
  return (
    <>
      <Section title={words.lint.title}>
        {lint.map((each) => (
          <LintSection key={each.templateId} lint={lintView(each, scene)} scene={scene} />
        ))}
      </Section>
      <Section title={words.ladder.title}>
        <LadderList
          lines={meta.languages.map(({ templateId, language, ladder: { step, endsAt, next } }) => ({
            ...{ key: templateId, step, language: languageName(language, scene) },
            left: endsAt === null ? null : span(endsAt - meta.now),
            next: next === null || next === 'disabled' ? next : next.pauseHours,
          }))}
          scene={scene}
        />
      </Section>
      {meta.comparisons.length > 0 && (
        <Section title={words.compare.title}>
          <p className="s">{words.compare.lead}</p>
          <CompareList
            lines={meta.comparisons.map(({ templateId, otherId, otherName, isBlockedMore, blockReason }) => ({
              ...{ key: `${templateId} ${otherId}`, other: otherName, isBlockedMore, reason: blockReason },
            }))}
            ours={most ? { reason: reasonText(most.reason, scene), times: most.times } : null}
            scene={scene}
          />
        </Section>
      )}
      {meta.alerts.length > 0 && (
        <Section title={words.alerts.title}>
          <AlertList lines={alertLines(meta.alerts, scene)} scene={scene} />
        </Section>
      )}
    </>
  )
}

function lintView({ templateId, language, content, findings, suggested, creation }: LintedLanguage, scene: WatchScene) {
  const made = creation?.outcome === 'made' ? creation : null
  // Where the button is there already, nothing is suggested.
  const wantsButton = made !== null || creation?.outcome === 'no_room'
  const view: LintView = {
    ...{ key: templateId, language: languageName(language, scene), tag: language },
    findings: content === null ? null : findings.map((each, place) => ({ ...each, key: `${place} ${each.rule}` })),
    suggested: wantsButton ? { ...suggested, tag: suggested.language } : null,
    json: made && JSON.stringify(made.creation, null, 1),
    leftOut: made?.leftOut ?? [],
    hasNoRoom: creation?.outcome === 'no_room',
  }
  return view
}

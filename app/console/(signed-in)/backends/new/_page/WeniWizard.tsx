import { Fragment } from 'react'
import { WeniConfirmForm } from '@/components/console/connecting/WeniConfirmForm'
import { WeniFound } from '@/components/console/connecting/WeniFound'
import { WeniMappingForm } from '@/components/console/connecting/WeniMappingForm'
import { WeniPlaceForm } from '@/components/console/connecting/WeniPlaceForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { paths } from '@/lib/paths'
import { readConnectingWeni } from '@/lib/services/backends/connecting/read-connecting'
import { unreadRefusals } from '@/lib/services/backends/propose-mapping'
import { webDeps } from '@/lib/services/runtime'
import { topicName } from '../../../_page/topic-name'
import { connectWeniNow, saveWeniMapping, testWeni } from '../actions'
import { mappingLines } from './mapping-lines'
import { kept, Wizard, type WizardProps, type WizardStep } from './Wizard'

/** Connecting Weni or RapidPro. The draft says which step is next, so that a reload loses nothing. */
export async function WeniWizard({ member, scene, step }: WizardProps) {
  const deps = webDeps()
  const read = await readConnectingWeni(deps, member)
  if (read.outcome === 'not_allowed') return null
  const { begun } = read
  const { words, locale } = scene
  const { state, plan, toCopy } = begun ?? { state: null, plan: null, toCopy: null }
  const connected = state?.connected ?? null
  const isReady = state?.isMapped && plan && plan.provision !== null
  const at = connected
    ? 5
    : !state || state.tokenRefused || step === 'place'
      ? 1
      : step === 'mapping' || !isReady
        ? 3
        : 4
  const before = state && {
    ...{ name: state.name, baseUrl: state.baseUrl, tokenRefused: state.tokenRefused },
    tokenIsKept: !state.tokenRefused,
  }
  const steps: WizardStep[] = [
    {
      title: words.place.title,
      back: { to: 'place' },
      now: <WeniPlaceForm action={testWeni} before={before} scene={scene} />,
      done: kept(state?.baseUrl.replace(/^https:\/\//, '')),
    },
    {
      title: words.found.title,
      back: { to: 'place', label: words.testAgain },
      done: state && !connected && <WeniFound found={state.found} scene={scene} />,
    },
    {
      title: words.mapping.title,
      back: { to: 'mapping' },
      now: begun && (
        <WeniMappingForm
          action={saveWeniMapping}
          lines={mappingLines(words, begun.plan.topics, locale)}
          found={begun.state.found}
          unread={unreadRefusals(
            begun.state.found.groups,
            begun.plan.topics.map(({ group }) => group),
          )}
          aiAgent={begun.state.aiAgent}
          scene={scene}
        />
      ),
      done: plan && !connected && (
        <dl className="facts">
          {plan.topics
            .filter(({ field, group }) => field !== null || group !== null)
            .map((topic) => (
              <Fragment key={topic.key}>
                <dt>{topicName(topic, locale)}</dt>
                <dd>
                  {[topic.field, topic.group].filter(Boolean).join(', ')}
                  {topic.group !== null && ` (${topic.inverted ? words.mapping.refuse : words.mapping.allow})`}
                </dd>
              </Fragment>
            ))}
        </dl>
      ),
    },
    {
      title: words.confirm.title,
      now: plan && <WeniConfirmForm action={connectWeniNow} makes={plan.makes} scene={scene} />,
    },
    {
      title: words.flows.title,
      now: connected && (
        <>
          <div className="panel pad flow">
            <p>{words.flows.lead}</p>
            <div>
              <a className="b" href={`/console/backends/${connected.backendId}/flow`}>
                {words.flows.download}
              </a>
            </div>
            <CopyField
              label={words.flows.address}
              value={deps.settings.baseUrl + paths.inbound(connected.backendId)}
              words={scene.copy}
            />
            {toCopy !== null && <CopyField label={words.flows.token} value={toCopy} words={scene.copy} />}
            <p className="s">
              {connected.tokenIsSet ? words.flows.isSet : words.flows.notSet} {words.flows.shown}
            </p>
          </div>
          <p className="s">{words.done.begun}</p>
        </>
      ),
    },
  ]
  return <Wizard kind="weni" {...{ steps, at, connected, scene }} />
}

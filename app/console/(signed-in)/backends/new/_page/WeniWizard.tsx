import Link from 'next/link'
import { Fragment } from 'react'
import { EndForm } from '@/components/console/connecting/EndForm'
import type { ConnectScene } from '@/components/console/connecting/scene'
import { Step, Steps } from '@/components/console/connecting/Steps'
import { WeniConfirmForm } from '@/components/console/connecting/WeniConfirmForm'
import { WeniFound } from '@/components/console/connecting/WeniFound'
import { WeniMappingForm } from '@/components/console/connecting/WeniMappingForm'
import { WeniPlaceForm } from '@/components/console/connecting/WeniPlaceForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { paths } from '@/lib/paths'
import { readConnectingWeni } from '@/lib/services/backends/connecting/read-connecting'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { webDeps } from '@/lib/services/runtime'
import { topicName } from '../../../_page/topic-name'
import { connectWeniNow, endDraft, saveWeniMapping, testWeni } from '../actions'
import { mappingLines } from './mapping-lines'

export interface WizardProps {
  member: MemberCaller
  scene: ConnectScene
  /** The step that was gone back to; null: the one that is next. */
  step: string | null
}

const PLACE = '/console/backends/new/weni'

/** Connecting Weni or RapidPro. The draft says which step is next, so that a reload loses nothing. */
export async function WeniWizard({ member, scene, step }: WizardProps) {
  const deps = webDeps()
  const read = await readConnectingWeni(deps, member)
  if (read.outcome === 'not_allowed') return null
  const { begun } = read
  const { words } = scene
  if (!begun)
    return (
      <Steps>
        <Step title={words.place.title} state="now">
          <WeniPlaceForm action={testWeni} before={null} scene={scene} />
        </Step>
        <Step title={words.found.title} state="later" />
        <Step title={words.mapping.title} state="later" />
        <Step title={words.confirm.title} state="later" />
        <Step title={words.flows.title} state="later" />
      </Steps>
    )
  const { state, plan, toCopy } = begun
  const { connected } = state
  const isReady = state.isMapped && plan.provision !== null
  const at = connected ? 5 : state.tokenRefused || step === 'place' ? 1 : step === 'mapping' || !isReady ? 3 : 4
  const as = (number: number) => (number === at ? 'now' : number < at || connected ? 'done' : 'later')
  const back = (to: string, what: string, label = words.change) =>
    connected ? null : (
      <Link className="s" href={`${PLACE}?step=${to}`}>
        {label}
        <span className="v"> {what}</span>
      </Link>
    )
  const before = {
    ...{ name: state.name, baseUrl: state.baseUrl, tokenRefused: state.tokenRefused },
    tokenIsKept: !state.tokenRefused,
  }
  return (
    <Steps>
      <Step title={words.place.title} state={as(1)} aside={at !== 1 && back('place', words.place.title)}>
        {at === 1 ? (
          <WeniPlaceForm action={testWeni} before={before} scene={scene} />
        ) : (
          <p className="s mono">{state.baseUrl.replace(/^https:\/\//, '')}</p>
        )}
      </Step>
      <Step
        title={words.found.title}
        state={at === 1 ? 'later' : 'done'}
        aside={at !== 1 && back('place', words.found.title, words.testAgain)}
      >
        {at !== 1 && !connected && <WeniFound found={state.found} scene={scene} />}
      </Step>
      <Step title={words.mapping.title} state={as(3)} aside={at > 3 && back('mapping', words.mapping.title)}>
        {at === 3 && (
          <WeniMappingForm
            action={saveWeniMapping}
            lines={mappingLines(words, plan.topics, scene.locale)}
            found={state.found}
            aiAgent={state.aiAgent}
            scene={scene}
          />
        )}
        {at === 4 && (
          <dl className="facts">
            {plan.topics
              .filter(({ field, group }) => field !== null || group !== null)
              .map((topic) => (
                <Fragment key={topic.key}>
                  <dt>{topicName(topic, scene.locale)}</dt>
                  <dd>
                    {[topic.field, topic.group].filter(Boolean).join(', ')}
                    {topic.group !== null && ` (${topic.inverted ? words.mapping.refuse : words.mapping.allow})`}
                  </dd>
                </Fragment>
              ))}
          </dl>
        )}
      </Step>
      <Step title={words.confirm.title} state={as(4)}>
        {at === 4 && <WeniConfirmForm action={connectWeniNow} makes={plan.makes} scene={scene} />}
      </Step>
      <Step title={words.flows.title} state={as(5)}>
        {connected && (
          <>
            <div className="panel pad flow">
              <p>{words.flows.lead}</p>
              <div>
                <a className="b" href={`/console/backends/${connected.backendId}/flow`} download>
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
            <EndForm
              action={endDraft}
              kind="weni"
              businessId={scene.businessId}
              backendId={connected.backendId}
              label={words.done.button}
            />
          </>
        )}
      </Step>
    </Steps>
  )
}

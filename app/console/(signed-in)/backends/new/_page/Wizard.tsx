import Link from 'next/link'
import type { ReactNode } from 'react'
import { ConnectForm } from '@/components/console/connecting/ConnectForm'
import { EndForm } from '@/components/console/connecting/EndForm'
import type { ConnectScene } from '@/components/console/connecting/scene'
import { Step, Steps } from '@/components/console/connecting/Steps'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { endDraft } from '../actions'

/** What the wizard of each kind of backend gets. */
export interface WizardProps {
  member: MemberCaller
  scene: ConnectScene
  /** The step that was gone back to; null: the one that is next. */
  step: string | null
}

/** One step of a wizard: what it shows while it is the present one, and once it is done. */
export interface WizardStep {
  title: string
  now?: ReactNode
  done?: ReactNode
  /** Until the backend is connected a link goes back: to the step of this name, in these words or "Change". */
  back?: { to: string; label?: string }
}

interface Props {
  kind: 'weni' | 'whatsapp' | 'webhook'
  steps: readonly WizardStep[]
  /**
   * The number of the present step, from 1. A step that is never the present one says what was found by the step before
   * it, and is done with it.
   */
  at: number
  /** The backend, once it is connected: then everything is done, and what is to be copied is shown. */
  connected: { backendId: string } | null
  scene: ConnectScene
}

/** The skeleton of every wizard: its steps, the links back, and the button that ends it. */
export function Wizard({ kind, steps, at, connected, scene: { words, businessId } }: Props) {
  return (
    <Steps>
      {steps.map(({ title, now, done, back }, index) => {
        const number = index + 1
        const state = number === at ? 'now' : number < at || connected ? 'done' : 'later'
        const isLast = number === steps.length
        return (
          <Step
            key={title}
            title={title}
            state={state}
            aside={
              back &&
              number < at &&
              !connected && (
                <Link className="s" href={`/console/backends/new/${kind}?step=${back.to}`}>
                  {back.label ?? words.change}
                  <span className="v"> {title}</span>
                </Link>
              )
            }
          >
            {state === 'now' && now}
            {number < at && done}
            {isLast && connected && (
              <EndForm
                action={endDraft}
                kind={kind}
                businessId={businessId}
                backendId={connected.backendId}
                label={words.done.button}
              />
            )}
          </Step>
        )
      })}
    </Steps>
  )
}

/** What a step that is done keeps in sight: an address or an id. */
export const kept = (text: string | undefined): ReactNode => text && <p className="s mono">{text}</p>

interface Connecting {
  action: FormAction
  words: { connectTitle: string; connectLead: string; connect: string }
  scene: ConnectScene
}

/** The step that connects what was found, where nothing has to be mapped first. */
export const connectStep = ({ action, words, scene: { businessId } }: Connecting): WizardStep => ({
  title: words.connectTitle,
  now: (
    <ConnectForm
      action={action}
      businessId={businessId}
      title={words.connectTitle}
      lead={words.connectLead}
      button={words.connect}
    />
  ),
})

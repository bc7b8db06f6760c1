import Link from 'next/link'
import { ConnectForm } from '@/components/console/connecting/ConnectForm'
import { EndForm } from '@/components/console/connecting/EndForm'
import { Step, Steps } from '@/components/console/connecting/Steps'
import { WebhookForm } from '@/components/console/connecting/WebhookForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { spansIn } from '@/lib/i18n/console/numbers'
import { readConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { webDeps } from '@/lib/services/runtime'
import { connectWebhookNow, endDraft, testWebhook } from '../actions'
import type { WizardProps } from './WeniWizard'

/** Connecting a system that receives signed messages. */
export async function WebhookWizard({ member, scene, step }: WizardProps) {
  const read = await readConnecting(webDeps(), member, 'webhook')
  if (read.outcome === 'not_allowed') return null
  const { begun } = read
  const { words, locale, businessId } = scene
  const { webhook } = words
  const state = begun?.state ?? null
  const connected = state?.connected ?? null
  const at = !state ? 1 : connected ? 4 : step === 'place' ? 1 : 3
  const as = (number: number) => (number === at ? 'now' : number < at || connected ? 'done' : 'later')
  return (
    <Steps>
      <Step
        title={webhook.title}
        state={as(1)}
        aside={
          at === 3 && (
            <Link className="s" href="/console/backends/new/webhook?step=place">
              {words.change}
              <span className="v"> {webhook.title}</span>
            </Link>
          )
        }
      >
        {at === 1 ? (
          <WebhookForm action={testWebhook} before={state} scene={scene} />
        ) : (
          <p className="s mono">{state?.url}</p>
        )}
      </Step>
      <Step title={words.found.title} state={at === 1 ? 'later' : 'done'}>
        {at === 3 && state && (
          <p>
            {state.found.reason === null
              ? webhook.answered(spansIn(locale)(state.found.tookMs))
              : webhook.silent(state.found.reason)}
          </p>
        )}
      </Step>
      <Step title={webhook.connectTitle} state={as(3)}>
        {at === 3 && (
          <ConnectForm
            action={connectWebhookNow}
            businessId={businessId}
            title={webhook.connectTitle}
            lead={webhook.connectLead}
            button={webhook.connect}
          />
        )}
      </Step>
      <Step title={words.copy.secretTitle} state={as(4)}>
        {connected && (
          <>
            <div className="panel pad flow">
              <p>{words.copy.secretLead}</p>
              {begun?.toCopy && <CopyField label={words.copy.secret} value={begun.toCopy} words={scene.copy} />}
              <p className="s">{words.copy.verifying}</p>
            </div>
            <EndForm
              action={endDraft}
              kind="webhook"
              businessId={businessId}
              backendId={connected.backendId}
              label={words.done.button}
            />
          </>
        )}
      </Step>
    </Steps>
  )
}

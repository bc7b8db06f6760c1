import { WebhookForm } from '@/components/console/connecting/WebhookForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { spansIn } from '@/lib/i18n/console/numbers'
import { readConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { webDeps } from '@/lib/services/runtime'
import { connectWebhookNow, testWebhook } from '../actions'
import { connectStep, kept, Wizard, type WizardProps, type WizardStep } from './Wizard'

/** Connecting a system that receives signed messages. */
export async function WebhookWizard({ member, scene, step }: WizardProps) {
  const read = await readConnecting(webDeps(), member, 'webhook')
  if (read.outcome === 'not_allowed') return null
  const { begun } = read
  const { words, locale } = scene
  const { webhook } = words
  const state = begun?.state ?? null
  const connected = state?.connected ?? null
  const at = !state ? 1 : connected ? 4 : step === 'place' ? 1 : 3
  const steps: WizardStep[] = [
    {
      title: webhook.title,
      back: { to: 'place' },
      now: <WebhookForm action={testWebhook} before={state} scene={scene} />,
      done: kept(state?.url),
    },
    {
      title: words.found.title,
      done: state && !connected && (
        <p>
          {state.found.reason === null
            ? webhook.answered(spansIn(locale)(state.found.tookMs))
            : webhook.silent(state.found.reason)}
        </p>
      ),
    },
    connectStep({ action: connectWebhookNow, words: webhook, scene }),
    {
      title: words.copy.secretTitle,
      now: (
        <div className="panel pad flow">
          <p>{words.copy.secretLead}</p>
          {begun?.toCopy && <CopyField label={words.copy.secret} value={begun.toCopy} words={scene.copy} />}
          <p className="s">{words.copy.verifying}</p>
        </div>
      ),
    },
  ]
  return <Wizard kind="webhook" {...{ steps, at, connected, scene }} />
}

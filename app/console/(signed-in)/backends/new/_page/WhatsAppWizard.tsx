import Link from 'next/link'
import { ConnectForm } from '@/components/console/connecting/ConnectForm'
import { EndForm } from '@/components/console/connecting/EndForm'
import { Step, Steps } from '@/components/console/connecting/Steps'
import { WhatsAppForm } from '@/components/console/connecting/WhatsAppForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { spansIn } from '@/lib/i18n/console/numbers'
import { readConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { webDeps } from '@/lib/services/runtime'
import { connectWhatsAppNow, endDraft, testWhatsApp } from '../actions'
import type { WizardProps } from './WeniWizard'

/** The webhook fields that Sayso needs from Meta (docs/backends/whatsapp.md). */
const META_FIELDS = [
  'messages',
  'standby',
  'messaging_handovers',
  'user_preferences',
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
]

/** Connecting a WhatsApp number by Meta's Cloud API. */
export async function WhatsAppWizard({ member, scene, step }: WizardProps) {
  const read = await readConnecting(webDeps(), member, 'whatsapp')
  if (read.outcome === 'not_allowed') return null
  const { begun } = read
  const { words, locale, businessId } = scene
  const { whatsapp } = words
  const state = begun?.state ?? null
  const connected = state?.connected ?? null
  const at = !state ? 1 : connected ? 4 : state.tokenRefused || step === 'place' ? 1 : 3
  const as = (number: number) => (number === at ? 'now' : number < at || connected ? 'done' : 'later')
  return (
    <Steps>
      <Step
        title={whatsapp.title}
        state={as(1)}
        aside={
          at === 3 && (
            <Link className="s" href="/console/backends/new/whatsapp?step=place">
              {words.change}
              <span className="v"> {whatsapp.title}</span>
            </Link>
          )
        }
      >
        {at === 1 ? (
          <WhatsAppForm
            action={testWhatsApp}
            before={state && { ...state, isKept: !state.tokenRefused }}
            scene={scene}
          />
        ) : (
          <p className="s mono">{state?.phoneNumberId}</p>
        )}
      </Step>
      <Step title={words.found.title} state={at === 1 ? 'later' : 'done'}>
        {at === 3 && state && (
          <div className="panel pad flow">
            <p>{words.seen(spansIn(locale)(state.found.tookMs))}</p>
            <dl className="facts">
              <dt>{whatsapp.number}</dt>
              <dd>{state.found.displayNumber}</dd>
              <dt>{whatsapp.verified}</dt>
              <dd>{state.found.verifiedName ?? words.found.noName}</dd>
              {state.found.quality && (
                <>
                  <dt>{whatsapp.quality}</dt>
                  <dd>{state.found.quality}</dd>
                </>
              )}
              <dt>{whatsapp.templates}</dt>
              <dd>{whatsapp.templatesText(state.found.templates, state.found.isMore)}</dd>
            </dl>
          </div>
        )}
      </Step>
      <Step title={whatsapp.connectTitle} state={as(3)}>
        {at === 3 && (
          <ConnectForm
            action={connectWhatsAppNow}
            businessId={businessId}
            title={whatsapp.connectTitle}
            lead={whatsapp.connectLead}
            button={whatsapp.connect}
          />
        )}
      </Step>
      <Step title={words.copy.title} state={as(4)}>
        {connected && (
          <>
            <div className="panel pad flow">
              <CopyField label={words.copy.callback} value={connected.callbackUrl} words={scene.copy} />
              {begun?.toCopy && <CopyField label={words.copy.verify} value={begun.toCopy} words={scene.copy} />}
              <p>{words.copy.lead}</p>
              <ul className="say mono">
                {META_FIELDS.map((field) => (
                  <li key={field}>{field}</li>
                ))}
              </ul>
            </div>
            <EndForm
              action={endDraft}
              kind="whatsapp"
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

import { WhatsAppForm } from '@/components/console/connecting/WhatsAppForm'
import { CopyField } from '@/components/console/ui/CopyField'
import { spansIn } from '@/lib/i18n/console/numbers'
import { readConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { webDeps } from '@/lib/services/runtime'
import { connectWhatsAppNow, testWhatsApp } from '../actions'
import { connectStep, kept, Wizard, type WizardProps, type WizardStep } from './Wizard'

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
  const { words, locale } = scene
  const { whatsapp } = words
  const state = begun?.state ?? null
  const connected = state?.connected ?? null
  const at = !state ? 1 : connected ? 4 : state.tokenRefused || step === 'place' ? 1 : 3
  const before = state && { ...state, isKept: !state.tokenRefused }
  const steps: WizardStep[] = [
    {
      title: whatsapp.title,
      back: { to: 'place' },
      now: <WhatsAppForm action={testWhatsApp} before={before} scene={scene} />,
      done: kept(state?.phoneNumberId),
    },
    {
      title: words.found.title,
      done: state && !connected && (
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
      ),
    },
    connectStep({ action: connectWhatsAppNow, words: whatsapp, scene }),
    {
      title: words.copy.title,
      now: connected && (
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
      ),
    },
  ]
  return <Wizard kind="whatsapp" {...{ steps, at, connected, scene }} />
}

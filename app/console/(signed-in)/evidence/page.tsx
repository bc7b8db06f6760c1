import type { Metadata } from 'next'
import { Covered } from '@/components/console/evidence/Covered'
import { ExportForm } from '@/components/console/evidence/ExportForm'
import { HandOn } from '@/components/console/evidence/HandOn'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Page, Section } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { EVIDENCE } from '@/lib/i18n/console/evidence/words'
import { webDeps } from '@/lib/services/runtime'
import { readEvidenceState } from '@/lib/services/transparency-log/read-evidence-state'
import { lookUpAction, verifyAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('evidence.read')
  return { title: EVIDENCE[locale].title }
}

export default async function EvidencePage() {
  const { locale, business, member } = await requireSignedIn('evidence.read')
  const deps = webDeps()
  const state = await readEvidenceState(deps, member)
  if (state.outcome === 'not_allowed') return null
  const words = EVIDENCE[locale]
  const { health, keys, checkpoint } = state
  const { timeZone } = business
  return (
    <Page title={words.title} lead={words.lead}>
      <Covered view={{ ...health, now: deps.clock.now() }} words={words.covered} {...{ locale, timeZone }} />
      <Section title={words.verify.title} aside={<span className="s">{words.verify.text}</span>}>
        <ActionForm action={verifyAction} businessId={business.id} label={words.verify.title}>
          <div className="acts">
            <SubmitButton>{words.verify.button}</SubmitButton>
          </div>
        </ActionForm>
      </Section>
      <Section title={words.lookUp.title} aside={<span className="s">{words.lookUp.text}</span>}>
        <div className="panel pad">
          <ActionForm action={lookUpAction} businessId={business.id} label={words.lookUp.title}>
            <TextField label={words.lookUp.reference} name="reference" maxLength={200} autoComplete="off" required />
            <div className="acts">
              <SubmitButton kind="plain">{words.lookUp.button}</SubmitButton>
            </div>
          </ActionForm>
        </div>
      </Section>
      {keys !== null && checkpoint !== null && (
        <>
          <HandOn
            {...{ keys, checkpoint }}
            keyAddress={`${deps.settings.baseUrl}/.well-known/sayso/${business.slug}/key`}
            words={words.handOn}
            copy={COMMON[locale].copy}
          />
          <ExportForm words={words.exports} />
        </>
      )}
    </Page>
  )
}

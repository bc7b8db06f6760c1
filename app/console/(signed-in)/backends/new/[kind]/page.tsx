import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EndForm } from '@/components/console/connecting/EndForm'
import { Page } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { CONNECTING } from '@/lib/i18n/console/connecting/words'
import { listConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { webDeps } from '@/lib/services/runtime'
import { WebhookWizard } from '../_page/WebhookWizard'
import { WeniWizard } from '../_page/WeniWizard'
import { WhatsAppWizard } from '../_page/WhatsAppWizard'
import { endDraft } from '../actions'
import '../../../../backends.css'

const WIZARDS = { weni: WeniWizard, whatsapp: WhatsAppWizard, webhook: WebhookWizard } as const

interface Props {
  params: Promise<{ kind: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

function kindIn(text: string): keyof typeof WIZARDS {
  return Object.hasOwn(WIZARDS, text) ? (text as keyof typeof WIZARDS) : notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireSignedIn('backends.write')
  return { title: CONNECTING[locale].titles[kindIn((await params).kind)] }
}

export default async function ConnectPage({ params, searchParams }: Props) {
  const kind = kindIn((await params).kind)
  const who = await requireSignedIn('backends.write')
  const { locale, business } = who
  const words = CONNECTING[locale]
  const step = (await searchParams)['step']
  const scene = { words, copy: COMMON[locale].copy, locale, timeZone: business.timeZone, businessId: business.id }
  const Wizard = WIZARDS[kind]
  const read = await listConnecting(webDeps(), who.member)
  if (read.outcome === 'not_allowed') return null
  const isBegun = read.begun.some((each) => each.kind === kind && !each.isConnected)
  return (
    <Page
      title={words.titles[kind]}
      lead={words.leads[kind]}
      acts={isBegun && <EndForm action={endDraft} kind={kind} businessId={business.id} label={words.startOver} quiet />}
    >
      <Wizard member={who.member} scene={scene} step={typeof step === 'string' ? step : null} />
    </Page>
  )
}

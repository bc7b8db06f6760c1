import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AsidePanel } from '@/components/console/backends/AsidePanel'
import { Attention } from '@/components/console/backends/Attention'
import { ComparePanel } from '@/components/console/backends/ComparePanel'
import { HealthPanel } from '@/components/console/backends/HealthPanel'
import { ShowsTable } from '@/components/console/backends/ShowsTable'
import { TokenForm } from '@/components/console/backends/TokenForm'
import { KeepFresh } from '@/components/console/ui/KeepFresh'
import { Page, Section } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { COMMON } from '@/lib/i18n/console/common/words'
import { needsPerson } from '@/lib/services/backends/backend-state'
import { readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { topicName } from '../../_page/topic-name'
import { backendOf } from '../_page/backend-of'
import { lineOf } from '../_page/lines'
import { OwnersParts } from '../_page/OwnersParts'
import { OwnParts } from '../_page/OwnParts'
import { sceneOf } from '../_page/scene'
import { compareNow, replayAside, useToken } from '../actions'
import '../../../backends.css'

interface Props {
  params: Promise<{ id: string }>
}

async function read({ params }: Props) {
  const who = await requireSignedIn('backends.read')
  const { id } = await params
  const deps = webDeps()
  const backend = await backendOf(deps, who.member, id)
  if (!backend) notFound()
  return { who, deps, backend }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).backend.name }
}

export default async function BackendPage(props: Props) {
  const { who, deps, backend } = await read(props)
  const { id, kind, name } = backend
  const healths = await readBackendsHealth(deps, who.member)
  const health = healths.outcome === 'read' ? healths.backends.find((each) => each.id === id) : null
  if (!health) notFound()
  const scene = sceneOf(who)
  const { words, locale } = scene
  const { editorsCan, ownersCan } = COMMON[locale]
  const line = lineOf(health, deps.clock.now())
  const mayWrite = allows(who.member, 'backends.write')
  const mayReplay = allows(who.member, 'backends.replay')
  const { reading, readings } = backend
  const isTroubled = needsPerson(line.state, 0)
  return (
    <Page title={name} lead={words.kinds[kind]}>
      {isTroubled && (
        <Attention {...line} scene={scene}>
          {mayWrite && line.state === 'token_refused' && kind !== 'webhook' && (
            <TokenForm id={id} kind={kind} action={useToken} scene={scene} />
          )}
        </Attention>
      )}
      <Section title={words.health}>
        <HealthPanel
          {...line}
          waiting={line.waiting}
          budget={health.budget}
          lastDeliveryAt={health.lastDeliveryAt}
          host={new URL(backend.baseUrl).host}
          scene={scene}
        />
      </Section>
      {kind !== 'whatsapp' && (
        <Section title={words.aside.title}>
          <AsidePanel
            id={id}
            reasons={health.setAside}
            replay={mayReplay ? replayAside : null}
            editorsCan={editorsCan}
            scene={scene}
          />
        </Section>
      )}
      {kind === 'weni' && (
        <>
          <Section title={words.compare.title}>
            {reading && reading.endedAt === null && <KeepFresh everyMs={3000} />}
            <ComparePanel
              id={id}
              latest={reading}
              hanging={readings.hanging.map((each) => ({
                ...each,
                isWaiting: each.reason === 'budget' || each.reason.startsWith('http_429'),
              }))}
              unread={readings.setAside}
              start={mayReplay ? compareNow : null}
              editorsCan={editorsCan}
              scene={scene}
            />
          </Section>
          <Section title={words.shows.title}>
            <ShowsTable
              lines={backend.shows.map((shown) => ({
                ...shown,
                name: shown.topic && topicName(shown.topic, locale),
              }))}
              scene={scene}
            />
          </Section>
        </>
      )}
      <OwnParts backend={backend} who={who} scene={scene} />
      {mayWrite ? (
        <OwnersParts backend={backend} who={who} scene={scene} state={line.state} />
      ) : (
        <p className="s">{ownersCan}</p>
      )}
    </Page>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { Attention } from '@/components/console/backends/Attention'
import { BackendTable } from '@/components/console/backends/BackendTable'
import { KindChooser } from '@/components/console/backends/KindChooser'
import { ReplayForm } from '@/components/console/backends/ReplayForm'
import { TokenForm } from '@/components/console/backends/TokenForm'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { BACKENDS } from '@/lib/i18n/console/backends/words'
import { COMMON } from '@/lib/i18n/console/common/words'
import { needsPerson } from '@/lib/services/backends/backend-state'
import { listConnecting } from '@/lib/services/backends/connecting/read-connecting'
import { readBackendsHealth } from '@/lib/services/backends/read-backends-health'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { lineOf } from './_page/lines'
import { sceneOf } from './_page/scene'
import { replayAside, useToken } from './actions'
import '../../backends.css'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn('backends.read')
  return { title: BACKENDS[locale].title }
}

export default async function BackendsPage() {
  const who = await requireSignedIn('backends.read')
  const deps = webDeps()
  const scene = sceneOf(who)
  const { words } = scene
  const mayWrite = allows(who.member, 'backends.write')
  const mayReplay = allows(who.member, 'backends.replay')
  const now = deps.clock.now()
  const [read, connecting] = await Promise.all([
    readBackendsHealth(deps, who.member),
    mayWrite ? listConnecting(deps, who.member) : null,
  ])
  if (read.outcome === 'not_allowed') return null
  const begun = connecting?.outcome === 'read' ? connecting.begun : []
  const lines = read.backends.map((health) => lineOf(health, now))
  const troubled = lines.filter(({ state, setAside }) => needsPerson(state, setAside))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        mayWrite &&
        lines.length > 0 && (
          <a className="b" href="#connect">
            {words.connectTitle}
          </a>
        )
      }
    >
      {begun.map(({ kind, name, isConnected }) => (
        <div key={kind} className="note">
          <span>{isConnected ? words.toCopy(name) : words.unfinished(name)}</span>
          <Link className="b" href={`/console/backends/new/${kind}`} prefetch={false}>
            {words.goOn}
            <span className="v"> {name}</span>
          </Link>
        </div>
      ))}
      {troubled.length > 0 && (
        <Section title={words.attention}>
          {troubled.map((line) => (
            <Attention key={line.id} {...line} href={`/console/backends/${line.id}`} scene={scene}>
              {mayWrite && line.state === 'token_refused' && line.kind !== 'webhook' && (
                <TokenForm id={line.id} kind={line.kind} action={useToken} scene={scene} />
              )}
              {mayReplay && line.setAside > 0 && (
                <ReplayForm id={line.id} count={line.setAside} action={replayAside} scene={scene} />
              )}
            </Attention>
          ))}
        </Section>
      )}
      {lines.length > 0 ? (
        <Section title={words.connected}>
          <BackendTable lines={lines} scene={scene} />
        </Section>
      ) : (
        <Empty title={words.empty.title}>{words.empty.text}</Empty>
      )}
      {mayWrite ? (
        <div id="connect">
          <Section title={lines.length > 0 ? words.connectTitle : words.connect}>
            <KindChooser words={words} />
          </Section>
        </div>
      ) : (
        <p className="s">{COMMON[who.locale].ownersCan}</p>
      )}
    </Page>
  )
}

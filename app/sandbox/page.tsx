import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { Sandbox } from '@/components/sandbox/Sandbox'
import { env } from '@/lib/env'
import { isOwnHost } from '@/lib/own-host.mjs'
import { askSandbox } from './ask-sandbox'

// The demo is switched on at start, not at build.
export const dynamic = 'force-dynamic'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SandboxPage({ searchParams }: Props) {
  if (!env().SAYSO_DEMO || !isOwnHost((await headers()).get('host'), env().BASE_URL)) notFound()
  const { contact } = await searchParams
  const view = await askSandbox(`phone?contact=${encodeURIComponent(typeof contact === 'string' ? contact : '')}`)
  return (
    <main>
      <header className="intro">
        <h1>Sayso sandbox</h1>
        <p>
          On one side a customer’s phone, on the other their record in a stand-in for Weni. Write <q>PARAR</q> (
          <q>STOP</q> in English), or tap the button and change topics, and watch the record follow.
        </p>
      </header>
      {view ? (
        <Sandbox initial={view} />
      ) : (
        <p className="card away" role="alert">
          The sandbox’s own process does not answer. Start everything with <code>npm start</code>, then load this page
          again.
        </p>
      )}
    </main>
  )
}

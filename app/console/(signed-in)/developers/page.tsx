import type { Metadata } from 'next'
import Link from 'next/link'
import { Embed } from '@/components/console/developers/Embed'
import { KeyList } from '@/components/console/developers/KeyList'
import { Reference, Webhooks } from '@/components/console/developers/Reference'
import { Empty, Page, Section } from '@/components/console/ui/Page'
import { Pager } from '@/components/console/ui/Pager'
import { API_BASE } from '@/lib/api/operation'
import { requireSignedIn, type SignedIn } from '@/lib/auth/signed-in'
import { scriptTag } from '@/lib/embed/integrity'
import { env } from '@/lib/env'
import { COMMON } from '@/lib/i18n/console/common/words'
import { DEVELOPERS } from '@/lib/i18n/console/developers/words'
import { paths } from '@/lib/paths'
import { placeText, readPlace } from '@/lib/services/callers/audit-filter'
import { allows } from '@/lib/services/callers/rights'
import { readDeveloperSettings } from '@/lib/services/keys/read-developers'
import { type KeyPlace, readKeys } from '@/lib/services/keys/read-keys'
import { webDeps } from '@/lib/services/runtime'
import { changeOriginAction, revokeKeyAction } from './actions'
import '../../developers.css'

const AT_ONCE = 50

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  return { title: DEVELOPERS[locale].title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DevelopersPage({ searchParams }: Props) {
  const who = await requireSignedIn()
  const { locale, member } = who
  const words = DEVELOPERS[locale]
  const { copy, ownersCan } = COMMON[locale]
  const asked = await searchParams
  const mode = asked['mode'] === 'test' ? 'test' : 'live'
  const { baseUrl } = webDeps().settings
  const reference = (
    <Reference address={baseUrl + API_BASE} agents={baseUrl + paths.agents()} words={words.reference} copy={copy} />
  )
  if (!allows(member, 'keys.write'))
    return (
      <Page title={words.title} lead={words.lead}>
        <Section title={words.keys.title}>
          <p className="panel pad soft">{ownersCan}</p>
        </Section>
        {reference}
      </Page>
    )
  const settings = await readDeveloperSettings(webDeps(), member, env().SAYSO_DEMO)
  if (settings.outcome === 'not_allowed') return null
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <Link className="b p" href={`/console/developers/new?mode=${mode}`} prefetch={false}>
          {words.keys.create}
        </Link>
      }
    >
      <Keys who={who} mode={mode} before={readPlace(asked['before'])} />
      <Embed
        origins={settings.frameOrigins}
        refused={settings.refusedFrames}
        tag={scriptTag(webDeps().settings.baseUrl)}
        words={words.embed}
        copy={copy}
        locale={locale}
        timeZone={who.business.timeZone}
        businessId={who.business.id}
        change={changeOriginAction}
      />
      <Webhooks webhooks={settings.webhooks} words={words.webhooks} />
      {reference}
    </Page>
  )
}

async function Keys({ who, mode, before }: { who: SignedIn; mode: 'live' | 'test'; before: KeyPlace | null }) {
  const { locale, member, business } = who
  const words = DEVELOPERS[locale]
  const { keys: shown } = words
  const read = await readKeys(webDeps(), member, { mode, before, limit: AT_ONCE })
  if (read.outcome === 'not_allowed') return null
  const { newer, older } = COMMON[locale]
  const address = `/console/developers?mode=${mode}`
  return (
    <Section
      title={shown.title}
      aside={
        <nav className="seg" aria-label={shown.modes}>
          {(['live', 'test'] as const).map((each) => (
            <Link
              key={each}
              href={`/console/developers?mode=${each}`}
              aria-current={each === mode ? 'page' : undefined}
              prefetch={false}
            >
              {shown[each]}
            </Link>
          ))}
        </nav>
      }
    >
      {read.keys.length === 0 ? (
        <Empty title={mode === 'test' ? shown.noneTest : shown.none}>
          {mode === 'test' ? shown.noneTestText : shown.noneText}
        </Empty>
      ) : (
        <>
          <KeyList
            // The answer about a key belongs to the list that the key was in.
            key={mode}
            keys={read.keys}
            words={words}
            locale={locale}
            timeZone={business.timeZone}
            businessId={business.id}
            revoke={revokeKeyAction}
          />
          <p className="s">{shown.utc}</p>
        </>
      )}
      <Pager
        newer={before ? address : null}
        older={read.next && `${address}&before=${placeText(read.next)}`}
        words={{ newer, older }}
        label={shown.pages}
      />
    </Section>
  )
}

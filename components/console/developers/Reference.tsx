import Link from 'next/link'
import { CopyField } from '@/components/console/ui/CopyField'
import { Section } from '@/components/console/ui/Page'
import type { DevelopersWords } from '@/lib/i18n/console/developers/shape'

interface Props {
  /** The address of the API. */
  address: string
  words: DevelopersWords['reference']
  copy: { button: string; done: string }
  /** The address of the tools for AI agents. */
  agents: string
}

/** Where the API is and where it is described. Everybody may see this. */
export function Reference({ address, agents, words, copy }: Props) {
  return (
    <Section title={words.title}>
      <div className="panel pad flow">
        <p>{words.text}</p>
        <CopyField label={words.address} value={address} words={copy} />
        <CopyField label={words.agents} value={agents} words={copy} />
        <p className="s">{words.agentsText}</p>
        <div className="acts">
          <a className="b" href="/docs/api">
            {words.open}
          </a>
          <a className="b q" href="/api/v1/openapi.json">
            {words.document}
          </a>
        </div>
      </div>
    </Section>
  )
}

interface WebhookProps {
  webhooks: readonly { id: string; name: string }[]
  words: DevelopersWords['webhooks']
}

/** The signed webhooks: the secret of each is on its own screen. */
export function Webhooks({ webhooks, words }: WebhookProps) {
  return (
    <Section
      title={words.title}
      aside={
        <Link className="s" href="/console/backends/new/webhook" prefetch={false}>
          {words.all}
        </Link>
      }
    >
      <p className="s">{words.text}</p>
      {webhooks.length === 0 ? (
        <p className="panel pad soft">{words.none}</p>
      ) : (
        <ul className="panel list">
          {webhooks.map(({ id, name }) => (
            <li key={id}>
              <b>{name}</b>
              <Link href={`/console/backends/${id}`} prefetch={false}>
                {words.open}
                <span className="v">: {name}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

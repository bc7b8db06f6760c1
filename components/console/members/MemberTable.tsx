import Link from 'next/link'
import { Moment } from '@/components/console/ui/Moment'
import { Table } from '@/components/console/ui/Table'
import type { MembersWords } from '@/lib/i18n/console/members/shape'
import type { Locale } from '@/lib/i18n/locales'

export interface MemberView {
  id: string
  name: string
  email: string
  /** The word for it. */
  role: string
  isSelf: boolean
  canSignIn: boolean
  /** When the person last signed in; null: never. */
  hereAt: number | null
}

interface Props {
  members: readonly MemberView[]
  words: MembersWords['list']
  locale: Locale
  timeZone: string
}

/** Who works here. Each name leads to the page on which an owner changes the role or removes the member. */
export function MemberTable({ members, words, locale, timeZone }: Props) {
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'name', label: words.name },
        { key: 'role', label: words.role },
        { key: 'here', label: words.here },
      ]}
      rows={members.map((member) => ({
        key: member.id,
        cells: [
          <>
            <Link className="n" href={`/console/members/${member.id}`} prefetch={false}>
              {member.name}
            </Link>{' '}
            {member.isSelf && <span className="tag">{words.you}</span>}
            <small>{member.email}</small>
          </>,
          member.role,
          <Here key="here" member={member} words={words} locale={locale} timeZone={timeZone} />,
        ],
      }))}
    />
  )
}

function Here({ member, words, locale, timeZone }: Omit<Props, 'members'> & { member: MemberView }) {
  if (!member.canSignIn) return <>{words.noSignIn}</>
  if (member.hereAt === null) return <>{words.never}</>
  return <Moment at={member.hereAt} locale={locale} timeZone={timeZone} />
}

interface FormerProps {
  members: readonly MemberView[]
  title: string
}

/** Who worked here: their names stay, because the audit log names them. */
export function FormerMembers({ members, title }: FormerProps) {
  if (members.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="panel list">
        {members.map(({ id, name, email }) => (
          <li key={id}>
            <div>
              <Link className="n" href={`/console/members/${id}`} prefetch={false}>
                {name}
              </Link>
              <p className="s">{email}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

import { QrCode } from '@/components/console/set-up/QrCode'
import { CopyField } from '@/components/console/ui/CopyField'
import { Section } from '@/components/console/ui/Page'
import type { DoorWords } from '@/lib/i18n/console/door/shape'

interface Props {
  words: DoorWords
  copy: { button: string; done: string }
  address: string
  cells: readonly (readonly boolean[])[]
}

/** Where people without a link find theirs, and the codes that lead there from paper. */
export function FrontDoorSection({ words, copy, address, cells }: Props) {
  return (
    <Section title={words.title} aside={<p>{words.lead}</p>}>
      <div className="panel pad flow">
        <CopyField label={words.address} value={address} words={copy} />
        <p>
          <a href={address}>{words.open}</a>
        </p>
        <QrCode cells={cells} label={words.code} />
        <p className="s">{words.codeLead}</p>
        <div className="acts">
          <a className="b" href="/console/look/code.svg" download="front-door.svg">
            {words.downloads.door}
          </a>
          <a className="b" href="/console/look/code.svg?to=chat" download="chat.svg">
            {words.downloads.chat}
          </a>
        </div>
      </div>
    </Section>
  )
}

import { TextField } from '@/components/console/ui/Field'
import { Section } from '@/components/console/ui/Page'
import { LANGUAGES, type Locale } from '@/lib/languages'

interface Props {
  words: { linkPreview: string; linkPreviewLead: string }
  /** The languages of the page, each with its fields of the form, its line, and ours, which it falls back to. */
  lines: readonly { locale: Locale; field: string; was: string; line: string; ours: string }[]
  mostChars: number
}

/** What a chat shows below a link, by language, written in the direction of the language. */
export function PreviewLines({ words, lines, mostChars }: Props) {
  return (
    <Section title={words.linkPreview} aside={<p>{words.linkPreviewLead}</p>}>
      <div className="panel pad flow">
        {lines.map(({ locale, field, was, line, ours }) => (
          <div key={locale}>
            <input type="hidden" name={was} defaultValue={line} />
            <TextField
              label={LANGUAGES[locale].ownName}
              name={field}
              defaultValue={line}
              placeholder={ours}
              maxLength={mostChars}
              autoComplete="off"
              lang={locale}
              dir={LANGUAGES[locale].direction}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}

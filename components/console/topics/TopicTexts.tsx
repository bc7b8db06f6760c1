import type { TopicsWords } from '@/lib/i18n/console/topics/shape'

interface Props {
  words: TopicsWords
  languages: readonly { locale: string; name: string }[]
  policy: keyof TopicsWords['policies']
  category: keyof TopicsWords['categories']
  legalBasis: string | null
  texts: Partial<
    Record<string, { name: string; description: string; frequency: string; reason?: string; basis?: string }>
  >
}

/** What a topic is and says, for reading. */
export function TopicTexts({ words, languages, policy, category, legalBasis, texts }: Props) {
  const { editor, policies, categories } = words
  const rows: [string, string | null | undefined][] = [
    [editor.policy, policies[policy].label],
    [editor.category, categories[category]],
    [editor.legalBasis, legalBasis],
  ]
  return (
    <>
      {languages.map(({ locale, name }) => {
        const text = texts[locale]
        return (
          text && (
            <section key={locale} className="panel pad flow" aria-label={name}>
              <h2>{name}</h2>
              <div lang={locale} dir="auto">
                <p>
                  <b>{text.name}</b>
                </p>
                {[text.description, text.frequency, text.reason, text.basis].map(
                  (sentence) => sentence && <p key={sentence}>{sentence}</p>,
                )}
              </div>
            </section>
          )
        )
      })}
      <dl className="panel pad flow">
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}

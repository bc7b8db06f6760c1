import { CheckField, RadioField, SelectField, TextArea, TextField } from '@/components/console/ui/Field'
import type { TopicsWords } from '@/lib/i18n/console/topics/shape'

type Text = Partial<Record<'name' | 'description' | 'frequency' | 'reason' | 'basis', string>>

interface Props {
  words: TopicsWords
  languages: readonly { locale: string; name: string }[]
  policy: 'opt_in' | 'opt_out' | 'required'
  category: 'marketing' | 'utility' | 'authentication'
  legalBasis: string
  texts: Partial<Record<string, Text>>
  /** A new topic also has a key to choose, and may be hidden from the start. */
  isNew?: boolean
  hide?: { label: string; hint: string }
}

/** The fields of a topic. The stylesheet shows those of one language, and those that the policy has a use for. */
export function TopicFields({ words, languages, policy, category, legalBasis, texts, isNew = false, hide }: Props) {
  const { editor, policies, categories } = words
  return (
    <>
      <div className="panel pad flow">
        {languages.map(({ locale }) => {
          const text = texts[locale] ?? {}
          const field = (name: keyof Text) => ({
            ...{ name: `texts.${locale}.${name}`, defaultValue: text[name] ?? '', autoComplete: 'off' },
            ...{ lang: locale, dir: 'auto' },
          })
          return (
            <div key={locale} className="flow text-of" data-lang={locale}>
              <TextField label={editor.name} {...field('name')} maxLength={60} />
              <TextField
                label={editor.description}
                {...field('description')}
                maxLength={200}
                hint={editor.descriptionHint}
              />
              <TextField label={editor.frequency} {...field('frequency')} maxLength={100} hint={editor.frequencyHint} />
              <div className="if-required">
                <TextField label={editor.reason} {...field('reason')} maxLength={200} hint={editor.reasonHint} />
              </div>
              <div className={legalBasis ? undefined : 'if-opt-out'}>
                <TextField label={editor.basis} {...field('basis')} maxLength={200} hint={editor.basisHint} />
              </div>
            </div>
          )
        })}
        {isNew && (
          <TextField
            label={editor.key}
            name="key"
            hint={editor.keyHint}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </div>
      <div className="panel pad flow">
        <RadioField
          label={editor.policy}
          name="policy"
          defaultValue={policy}
          options={(['opt_in', 'opt_out', 'required'] as const).map((value) => ({ value, ...policies[value] }))}
        />
        {hide && <CheckField label={hide.label} name="listed" value="never" hint={hide.hint} />}
        <SelectField
          label={editor.category}
          name="category"
          hint={editor.categoryHint}
          defaultValue={category}
          options={(['marketing', 'utility', 'authentication'] as const).map((value) => ({
            value,
            label: categories[value],
          }))}
        />
        <div className={legalBasis ? undefined : 'if-opt-out'}>
          <TextArea
            label={editor.legalBasis}
            name="legalBasis"
            hint={editor.legalBasisHint}
            defaultValue={legalBasis}
            maxLength={500}
            rows={2}
          />
        </div>
      </div>
    </>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { Page } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { LOOK } from '@/lib/i18n/console/look/words'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { readLocale } from '@/lib/i18n/locales'
import { spokenLocales, topicWords } from '@/lib/i18n/page-notice'
import { LANGUAGES } from '@/lib/languages'
import { readPage } from '@/lib/services/business/read-page'
import { webDeps } from '@/lib/services/runtime'
import { addLanguageAction } from './actions'
import '../../../../topics.css'

interface Props {
  params: Promise<{ language: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requireSignedIn()
  const language = readLocale((await params).language)
  return { title: language ? LOOK[locale].languages.addTitle(LANGUAGES[language].ownName) : LOOK[locale].title }
}

/** Where the texts of all topics are written in a language that the page does not offer yet. */
export default async function AddLanguagePage({ params }: Props) {
  const { member, locale, business } = await requireSignedIn('brand.write')
  const language = readLocale((await params).language)
  const page = orForbidden(await readPage(webDeps(), member))
  if (!language || spokenLocales(page).includes(language)) notFound()
  const { languages } = LOOK[locale]
  const { editor } = TOPICS[locale]
  const name = LANGUAGES[language].ownName
  return (
    <Page title={languages.addTitle(name)} lead={languages.addLead}>
      <ActionForm action={addLanguageAction} businessId={business.id} label={languages.addTitle(name)} answerAt="end">
        <input type="hidden" name="language" value={language} />
        {page.topics
          .filter(({ archived }) => !archived)
          .map((topic) => {
            const own = topicWords(page, topic, page.defaultLocale as typeof language)
            const kept = topic.texts[language]
            const fields = [
              ['name', 60],
              ['description', 200],
              ['frequency', 100],
              ...(topic.policy === 'required' ? [['reason', 200] as const] : []),
              ...(own.basis ? [['basis', 200] as const] : []),
            ] as const
            return (
              <fieldset key={topic.id} className="panel pad flow topic-texts">
                <legend>{topicName(topic, locale, page.defaultLocale)}</legend>
                {fields.map(([field, most]) => (
                  <TextField
                    key={field}
                    label={editor[field]}
                    name={`${topic.id}.${field}`}
                    lang={language}
                    dir={LANGUAGES[language].direction}
                    defaultValue={kept?.[field] ?? ''}
                    maxLength={most}
                    autoComplete="off"
                    hint={
                      own[field] && (
                        <>
                          {languages.own}{' '}
                          <q lang={page.defaultLocale} dir="auto">
                            {own[field]}
                          </q>
                        </>
                      )
                    }
                  />
                ))}
              </fieldset>
            )
          })}
        <div className="acts">
          <SubmitButton>{languages.addButton(name)}</SubmitButton>
          <a className="b q" href="/console/look">
            {LOOK[locale].discard}
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}

import type { Metadata } from 'next'
import { createTopicAction, weighTopicAction } from '@/app/console/(signed-in)/topics/[topic]/actions'
import { editorWords, languagesFor } from '@/app/console/(signed-in)/topics/_topics/editor-words'
import { Preview } from '@/components/console/preview/Preview'
import { TopicFields } from '@/components/console/topics/TopicFields'
import { TopicForm } from '@/components/console/topics/TopicForm'
import { Page } from '@/components/console/ui/Page'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { PREVIEW } from '@/lib/i18n/console/preview/words'
import { LISTING } from '@/lib/i18n/console/topics/listing'
import { TOPICS } from '@/lib/i18n/console/topics/words'
import { readPage } from '@/lib/services/business/read-page'
import { webDeps } from '@/lib/services/runtime'
import '../../../topics.css'

const FORM = 'topic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: TOPICS[(await requireSignedIn()).locale].editor.newTitle }
}

export default async function NewTopicPage() {
  const { member, locale, business } = await requireSignedIn('topics.write')
  const words = TOPICS[locale]
  const page = orForbidden(await readPage(webDeps(), member))
  const languages = languagesFor(page)
  return (
    <Page title={words.editor.newTitle} lead={words.editor.newLead}>
      <div className="side-by">
        <TopicForm
          id={FORM}
          label={words.editor.newTitle}
          save={createTopicAction}
          weigh={weighTopicAction}
          businessId={business.id}
          topic={null}
          languages={languages}
          words={{ ...editorWords(words, locale), save: words.editor.create }}
          discardHref="/console/topics"
        >
          <TopicFields
            words={words}
            languages={languages}
            policy="opt_in"
            category="marketing"
            legalBasis=""
            texts={{}}
            isNew
            hide={{ label: LISTING[locale].hide, hint: LISTING[locale].hideHint }}
          />
        </TopicForm>
        <Preview words={PREVIEW[locale]} formId={FORM} draft="topic" />
      </div>
    </Page>
  )
}

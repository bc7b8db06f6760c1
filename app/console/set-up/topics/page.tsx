import type { Metadata } from 'next'
import { SetUpFrame } from '@/components/console/set-up/SetUpFrame'
import { TopicsForm } from '@/components/console/set-up/TopicsForm'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { languagesOf } from '@/lib/services/set-up/read-set-up'
import { FIRST_TOPICS, TOPIC_TEMPLATES } from '@/lib/services/set-up/topic-templates'
import { enterStep, frameOf } from '../_set-up/enter-step'
import { topicsAction } from '../actions'
import '../../sign-in.css'
import '../../set-up.css'

export const metadata: Metadata = { title: 'Sayso' }

export default async function TopicsPage() {
  const { locale, draft } = await enterStep('topics')
  const words = SET_UP[locale]
  const [language = locale] = draft.business ? languagesOf(draft.business) : []
  const chosen = draft.topics ?? FIRST_TOPICS
  const topics = TOPIC_TEMPLATES.map(({ key, policy, texts }) => {
    const { name, description, frequency } = texts[language]
    return { key, policy, name, description, frequency, isChosen: chosen.includes(key) }
  })
  return (
    <SetUpFrame title={words.topics.title} lead={words.topics.lead} {...frameOf(locale, 'topics')}>
      <TopicsForm
        action={topicsAction}
        words={words.topics}
        next={words.next}
        topics={topics}
        lang={language}
        locale={locale}
      />
    </SetUpFrame>
  )
}

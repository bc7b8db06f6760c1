import { z } from 'zod'
import { LookDraft, lookFieldsOf } from '@/app/console/(signed-in)/look/_look/look-form'
import { TopicForm, topicFieldsOf, topicIn } from '@/app/console/(signed-in)/topics/_topics/topic-form'
import { LOCALES } from '@/lib/languages'
import type { PageDraft } from '@/lib/services/business/draft-page'
import { SCHEMES } from './scheme'

const Shown = z.object({
  l: z.enum(LOCALES).nullable().catch(null),
  scheme: z.enum(SCHEMES).catch('light'),
})

export interface PreviewForm extends z.infer<typeof Shown> {
  draft: PageDraft
}

/**
 * Reads what is to be shown, from the address or from a form. A form of the console has a field `draft` that says what
 * it is a draft of. What can't be read of it is left out: it is typed just now.
 */
export function readPreviewForm(fields: URLSearchParams): PreviewForm {
  const shown = Shown.parse({ l: fields.get('l'), scheme: fields.get('scheme') })
  return { ...shown, draft: draftIn(fields) }
}

function draftIn(fields: URLSearchParams): PageDraft {
  switch (fields.get('draft')) {
    case 'topic': {
      const read = TopicForm.safeParse(topicFieldsOf(fields))
      return read.success ? { topic: { id: read.data.topic, content: topicIn(read.data) } } : {}
    }
    case 'look': {
      const read = LookDraft.safeParse(lookFieldsOf(fields))
      return read.success ? { look: read.data } : {}
    }
    default:
      return {}
  }
}

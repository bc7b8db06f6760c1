import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TopicControl } from '@/components/console/templates/TopicControl'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import { topicOptions } from './scene'

const words = TEMPLATES.en
const topic = (id: string, archived: boolean) => ({ id, key: id, archived, texts: {} })
const options = topicOptions([topic('deals', false), topic('events', true), topic('news', true)], {
  locale: 'en',
  words,
})

const choicesOf = (tied: string) => {
  const said = { label: '', noTopic: words.noTopic, mixed: words.mixed, set: words.set, setLabel: '' }
  const shown = renderToStaticMarkup(<TopicControl name="sale" topic={tied} options={options} words={said} />)
  return [...shown.matchAll(/<option value="([^"]*)"( selected="")?>([^<]*)</g)].map(([, id, chosen, name]) => [
    chosen ? `[${id}]` : id,
    name,
  ])
}

test('a template of an archived topic shows it, and not that it has none; nothing else can be tied to it', () => {
  expect(choicesOf('events')).toEqual([
    ['none', 'no topic'],
    ['deals', 'deals'],
    ['[events]', 'events (archived)'],
  ])
  expect(choicesOf('none')).toEqual([
    ['[none]', 'no topic'],
    ['deals', 'deals'],
  ])
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { REVIEWS } from '@/lib/i18n/console/reviews/words'
import { Review } from './Review'

test('Enter in the field for the number gives no answer: the first button of the form is off', () => {
  const choice = { key: '1', value: 'offers', label: 'No offers', text: 'From now on.' }
  const shown = renderToStaticMarkup(
    <Review
      review={{
        ...{ id: 'r', words: { text: 'no más', lang: 'es' }, about: null, details: '', person: null, holder: null },
        ...{ ask: 'What did they mean?', choices: [choice], later: { label: 'Later', text: '', href: '/' } },
        ...{ needsPerson: true, otherTopics: [], agreedHref: null, why: null, next: '' },
      }}
      words={REVIEWS.en}
      decide={vi.fn()}
      businessId="b"
      followsDecision={false}
    />,
  )
  expect(shown).toContain('name="who"')
  const [first, second] = [...shown.matchAll(/<button [^>]*>/g)].map(([tag]) => tag)
  expect(first).toContain('disabled=""')
  expect(second).toContain('value="offers"')
})

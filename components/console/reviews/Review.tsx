import Link from 'next/link'
import { useId } from 'react'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { TextField } from '@/components/console/ui/Field'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { FormAction } from '@/lib/http/action/form-answer'
import type { ReviewWords } from '@/lib/i18n/console/reviews/shape'
import { ChoiceButton } from './ChoiceButton'
import type { ReviewView } from './view'

interface Props {
  review: ReviewView
  words: ReviewWords
  decide: FormAction
  businessId: string
  /** Whether another message was decided a moment ago. */
  followsDecision: boolean
}

/** One message: the person's words first, large and untouched, and what they may have meant. */
export function Review({ review, words, decide, businessId, followsDecision }: Props) {
  const id = useId()
  const { person, holder } = review
  return (
    <article className="flow" aria-labelledby={id}>
      <div className="panel">
        <div className="told">
          {review.words ? (
            <blockquote id={id} className="said-words" lang={review.words.lang ?? undefined} dir="auto">
              {review.words.text}
            </blockquote>
          ) : (
            <h2 id={id}>{review.about}</h2>
          )}
          <p className="s">{review.details}</p>
          {[person, holder].map(
            (one) =>
              one && (
                <p key={one.label} className="s">
                  {one.label}:{' '}
                  <Link className="n nb" href={one.href} prefetch={false}>
                    {one.name}
                  </Link>{' '}
                  · {one.now}
                </p>
              ),
          )}
        </div>
        <ActionForm action={decide} businessId={businessId} className="deciding" label={review.ask}>
          {/* Enter in a field presses the first button of the form, and none of the answers is to be given so. */}
          <button className="v" disabled tabIndex={-1} aria-hidden="true" />
          <input type="hidden" name="review" value={review.id} />
          <input type="hidden" name="next" value={review.next} />
          {review.needsPerson && (
            <div className="pad">
              <TextField
                label={words.who}
                name="who"
                type="search"
                hint={words.whoHint}
                maxLength={200}
                autoComplete="off"
              />
            </div>
          )}
          <h3 className="ask">{review.ask}</h3>
          {review.choices.map((choice) => (
            <ChoiceButton key={`${review.id} ${choice.key}`} choice={choice} followsDecision={followsDecision} />
          ))}
          <Link className="choice" href={review.later.href} prefetch={false} data-key="S" aria-keyshortcuts="S">
            <kbd aria-hidden="true">S</kbd>
            <b>{review.later.label}</b>
            <small>{review.later.text}</small>
          </Link>
          {review.otherTopics.length > 0 && (
            <details className="others">
              <summary>{words.choices.other}</summary>
              <div className="flow">
                <div className="f">
                  <label htmlFor={`${id}-topic`}>{words.choices.otherTopic}</label>
                  <select id={`${id}-topic`} name="topic">
                    {review.otherTopics.map((topic) => (
                      <option key={topic.id} value={topic.id}>
                        {topic.name}
                      </option>
                    ))}
                  </select>
                </div>
                <div>
                  <SubmitButton kind="plain" name="as" value="chosen">
                    {words.choices.otherButton}
                  </SubmitButton>
                </div>
              </div>
            </details>
          )}
        </ActionForm>
      </div>
      {review.agreedHref && (
        <p className="s">
          <Link href={review.agreedHref} prefetch={false}>
            {words.agreed}
          </Link>
        </p>
      )}
      {review.why && (
        <details>
          <summary>{words.why}</summary>
          <p className="s">{review.why.text}</p>
          <ul className="say s">
            {review.why.because.map((reason) => (
              <li key={reason}>
                <code>{reason}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  )
}

/** Returns the decision that a button of the form names, as the use case takes it; an unknown one is refused there. */
export function decisionIn(form: FormData): unknown {
  const as = form.get('as')
  if (as === 'everything' || as === 'offers') return { as: 'refusal', of: as }
  if (as === 'chosen') return { as: 'refusal', of: [form.get('topic')] }
  if (typeof as === 'string' && as.startsWith('topic:')) return { as: 'refusal', of: [as.slice('topic:'.length)] }
  return { as }
}

type By = Record<string, string>

/** The words of the list of people who were sent a template. English sets the shape. */
export const recipients = {
  title: (name: string) => `Who was sent ${name}`,
  back: 'Back to the template',
  standing: 'What they had said',
  standings: {
    agreed: 'Had agreed',
    not_needed: 'No agreement needed',
    unanswered: 'Had said nothing',
    refused: 'Had refused',
    no_topic: 'No topic then',
  } as By,
  reasons: {
    erased: 'was erased',
    released: 'the number was no longer theirs',
    required: 'can’t be switched off',
    stopped: 'had stopped everything',
    paused: 'had paused everything',
    provider_stop: 'had blocked offers in WhatsApp',
    opted_out: 'had refused it',
    opted_in: 'had agreed to it',
    pending_confirmation: 'had not confirmed it yet',
    consent_expired: 'had agreed, and the time was over',
    not_refused: 'had never refused it',
    no_opt_in: 'had not answered',
  } as By,
  share: 'Share',
  person: 'Person',
  sent: 'Sent',
  arrived: 'Arrived',
  notArrived: 'not reported',
  unknown: 'Nobody we know',
  none: 'Nobody, during these days.',
  kept: (days: number) => `Messages are listed for ${days === 1 ? 'a day' : `${days} days`}; their counts stay.`,
}

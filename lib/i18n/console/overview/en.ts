import type { OverviewWords } from './shape'

const POLICIES = { opt_in: 'silent until agreed', opt_out: 'sent until refused', required: 'cannot be refused' }
const CATEGORIES = { marketing: 'Marketing', utility: 'Utility', authentication: 'Authentication' }

export const en: OverviewWords = {
  title: 'Who you may message now',
  lead: (people, time) =>
    `${people === '1' ? '1 person' : `${people} people`}, counted ${time}. Every number opens the list behind it.`,
  counting: 'We are still counting people. This takes a few seconds; reload the page.',
  needs: {
    title: 'Needs you',
    things: (count) => (count === 1 ? '1 thing' : `${count} things, most urgent first`),
    none: 'Nothing needs you',
    noneText: 'Every backend is in step, every message is decided, and no template needs a look.',
    backend: (name) => `${name} takes no changes`,
    backendText: (waiting, refusals) =>
      `Changes waiting to be written there: ${waiting}, of which refusals: ${refusals}. Sayso itself already honours all of them.`,
    backendIdle: 'Nothing is waiting to be written there. Sayso itself honours every choice.',
    backendAct: 'See why',
    reading: (name) => `We can’t read ${name}`,
    readingText: 'Until we can, we don’t see who says no there. What people say here counts at once.',
    deadLetters: (count, name) => `Set aside for ${name}: ${count}`,
    deadLettersText: 'These contacts could not be written there. We won’t try again until you say so.',
    deadLettersAct: 'See why',
    reviews: (count, isOne) => (isOne ? '1 message to decide' : `${count} matters to decide`),
    reviewsText: (time) => `The oldest is from ${time}. Nothing was changed for these people.`,
    reviewsAct: 'Decide',
    templates: (count, isOne) => (isOne ? '1 template has no topic' : `${count} templates have no topic`),
    templatesText: 'Until a template has a topic, we can’t apply people’s choices to it.',
    templatesAct: 'Choose a topic',
    alerts: {
      harming: {
        title: (template) => `${template} drives people away`,
        text: (seen, expected) =>
          `People who left after it: ${seen}, where ${expected} would be usual. It is still sent until you pause it.`,
      },
      disabled_by_meta: {
        title: (template) => `Meta disabled ${template}`,
        text: 'It is no longer sent. Its page says what a new one should do better.',
      },
      paused_by_meta: {
        title: (template) => `Meta paused ${template}`,
        text: 'It is not being sent for now. Its page says for how long, and what Meta does next.',
      },
      quality_lowered: {
        title: (template) => `Meta lowered the quality of ${template}`,
        text: (from, to) => `It was “${from}” and is “${to}”. It is still sent; Meta pauses what falls too low.`,
      },
      held_back_more: {
        title: (template) => `WhatsApp holds back more of ${template}`,
        text: (count, share) => `In one day ${count} did not arrive, ${share} of what was sent.`,
      },
      recategorised: {
        title: (template) => `Meta changes the category of ${template}`,
        text: (to) => `It becomes “${to}”. Checks and the gateway go by its category.`,
      },
      act: 'Look at it',
      more: (count, isOne) => (isOne ? '1 more thing about templates' : `${count} more things about templates`),
      moreText: 'See which templates people leave after, and what Meta did.',
      moreAct: 'See all',
    },
  },
  first: {
    title: 'Nobody is here yet',
    text: 'Bring in the consent you already have, or connect your system and we’ll read who said no there. This sends nothing.',
    connect: 'Connect a backend',
    importFile: 'Import a file',
  },
  reach: {
    title: 'Reach, topic by topic',
    topic: 'Topic',
    allowed: 'May be messaged',
    drawn: 'Drawn',
    standings: {
      yes: 'Said yes',
      silent_allowed: 'No answer, allowed',
      silent: 'No answer',
      no: 'Said no',
      stopped: 'Stopped, paused',
    },
    key: {
      yes: 'said yes',
      silent_allowed: 'no answer, allowed',
      silent: 'no answer, silent',
      no: 'no, stopped or paused',
    },
    silence: 'No answer',
    share: (percent) => percent,
    allShare: 'nearly everybody',
    paused: 'paused by you',
    describe: (category, policy) => `${CATEGORIES[category]}, ${POLICIES[policy]}`,
  },
  days: {
    title: 'Agreed and refused, last 30 days',
    agreed: 'agreed',
    refused: 'refused',
    none: 'Nobody has agreed to anything or refused anything during these days.',
    alt: (agreed, refused, most) =>
      `People who agreed to something, above the line (${agreed}), and who refused something, below it (${refused}), each day; the longest bar is ${most}.`,
    table: 'The same as a table',
    day: 'Day',
    byOthers: 'by imports, the API and backends',
    onlyPerson: 'The chart shows only what people said themselves.',
  },
  reasons: {
    title: 'Why they refused',
    aside: (said, refused) => `${said} gave a reason, ${refused} refused, 30 days`,
    none: 'Nobody has given a reason during these days.',
    reason: 'Reason',
    times: 'How often',
    words: {
      too_many: 'Too many messages',
      not_interested: 'What we send doesn’t interest them',
      dislike_content: 'They don’t like the messages',
      settled: 'They don’t need them any more',
      never_signed_up: 'They never signed up',
      wrong_person: 'Wrong person',
      other: 'Something else',
    },
  },
  backends: {
    title: 'In step with your systems',
    all: 'All backends',
    foot: 'A choice holds from the moment it is made. Backends follow; a refusal goes first.',
    none: 'No system is connected yet.',
    inStep: 'In step, nothing waits.',
    behind: (waiting, time) => `${waiting} waiting, the oldest for ${time}.`,
    paused: 'Takes no changes.',
    disabled: 'Switched off.',
    setAside: (count) => `${count} set aside`,
  },
}

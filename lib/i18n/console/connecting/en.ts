import { numbersIn } from '@/lib/i18n/console/numbers'

const n = numbersIn('en')
const count = (amount: number, one: string, many: string) => `${n(amount)} ${amount === 1 ? one : many}`

export const en = {
  titles: { weni: 'Connect Weni or RapidPro', whatsapp: 'Connect WhatsApp', webhook: 'Connect a system by webhook' },
  leads: {
    weni: 'Nothing is written in Weni before step 4. You can leave this page and come back: your work is kept for three days.',
    whatsapp: 'Sayso then receives what people write and can reply. You can leave this page and come back.',
    webhook: 'Your system gets a signed message each time somebody chooses something. You can leave and come back.',
  },
  change: 'Change',
  testAgain: 'Test again',
  startOver: 'Start over',
  name: 'Name in Sayso',
  nameHint: 'So that you can tell it apart from others. Empty: the name it has there.',
  seen: (took: string) => `It works. It responded in ${took}.`,
  place: {
    title: 'Address and token',
    url: 'Address of the API',
    urlHint: 'Weni’s is flows.weni.ai. For your own RapidPro: its host.',
    token: 'API token',
    tokenHint:
      'In Weni: your profile, API token, of an administrator of the project. It is kept encrypted and never shown again.',
    tokenKept: 'The token you entered is kept. Leave this empty to use it again.',
    test: 'Test',
    refused:
      'Weni has started refusing the token since you tested it: somebody revoked it, or the person left the project. Enter another one. Your mapping is kept, and nothing was created in Weni.',
  },
  found: {
    title: 'What we found',
    project: 'Project',
    noName: '(no name)',
    contacts: 'Contacts',
    contactsText: (all: string, hidden: number) =>
      hidden === 0 ? `${all}, all with a visible number` : `${all}, ${n(hidden)} without a visible number`,
    moreThan: (amount: number) => `more than ${n(amount)}`,
    exactly: (amount: number) => n(amount),
    saidNo: 'Said no there',
    saidNoText: (amount: number) =>
      amount === 0
        ? 'nobody, as far as we counted'
        : `${n(amount)}: recorded as refusals here too, before anything is written`,
    fields: 'Fields',
    groups: 'Groups',
    none: 'none',
    agent: 'AI agent',
    agents: {
      on: 'On. Keywords do not fire while it answers: tell the agent to call the address below when somebody refuses.',
      off: 'Off',
      unknown: 'The API does not say. We ask you below.',
    },
    anonymous: 'This project hides numbers. Contacts are found by their id there.',
  },
  mapping: {
    title: 'How topics show up there',
    lead: 'Weni’s own campaigns can only use fields and groups. Sayso keeps them up to date.',
    agent: 'Is the project’s AI agent on?',
    agentOn: 'On',
    agentOff: 'Off',
    agentMissing: 'Look in the project and say whether its AI agent is on. While it answers, keywords do not fire.',
    topic: 'Topic',
    field: 'Field, yes or no',
    group: 'Group',
    fieldOf: (topic: string) => `Field for ${topic}`,
    groupOf: (topic: string) => `Group for ${topic}`,
    meaningOf: (topic: string) => `What the group for ${topic} means`,
    noField: 'no field',
    noGroup: 'no group',
    makes: (name: string) => `${name} (new, we create it)`,
    types: { numeric: 'numbers', datetime: 'dates', state: 'places', district: 'places', ward: 'places' } as Record<
      string,
      string
    >,
    holds: (key: string, type: string) => `${key} (holds ${type})`,
    smart: (name: string) => `${name} (smart group)`,
    members: (name: string, amount: number) => `${name} (${count(amount, 'member', 'members')})`,
    allow: 'its members may get it',
    refuse: 'its members refused it',
    ask: 'say what its members did',
    unread: {
      title: 'These groups seem to hold people who refused',
      text: 'Sayso reads nothing from them, because no topic above has them as its group. If their members refused a topic, choose the group there. If it is a smart group, or that topic already has another group, import the members with the answer no. If they refused everything, import them for each topic.',
    },
    note: 'A yes that exists only in Weni counts as no answer here: a yes needs its time and its text. You can import such answers with proof.',
    go: 'Continue',
    problems: {
      wrong_type: (field: string, type: string, own: string) =>
        `${field} holds ${type} in Weni, but yes and no are text. Choose a text field, such as ${own}.`,
      own_wrong_type: (field: string, type: string) =>
        `Weni already has ${field}, and it holds ${type}. Delete or rename that field in Weni and test again, or choose another text field.`,
      no_such_field: (field: string) =>
        `Weni has no field ${field}. Choose one from the list, or create it there and test again.`,
      shared_field: (field: string) =>
        `Another topic already uses ${field}. Two topics in one field would overwrite each other.`,
      smart_group: (group: string) =>
        `${group} is a smart group: Weni fills it by itself, and nobody can add people to it. Choose another.`,
      contrary_group: (group: string) =>
        `${group} would list who allows one topic and who refuses another. Choose another group for one of them.`,
      negative_name: (group: string) =>
        `${group} sounds like a list of people who must not get messages. Say what its members did.`,
      meaning_unsaid: (group: string) => `You chose another group. Say what the members of ${group} did.`,
      inverted_without_group: 'Choose the group whose members refused it, or no meaning.',
      other: 'This topic has changed in the meantime. Choose again.',
    },
    fix: 'Nothing was created. Check the marked topics.',
    nothing: 'No topic appears there yet. Choose a field or a group for at least one.',
  },
  confirm: {
    title: 'Create what is missing, and connect',
    lead: 'This is the first time that anything is written in Weni. It takes about ten seconds.',
    fields: 'Fields we create',
    groups: 'Groups we create',
    nothing: 'none, they all exist already',
    then: 'Then we read every contact and take over their refusals. Only after that do we write the choices made here.',
    button: (fields: number, groups: number) =>
      fields + groups === 0
        ? 'Connect'
        : `Create ${[fields > 0 ? count(fields, 'field', 'fields') : '', groups > 0 ? count(groups, 'group', 'groups') : ''].filter(Boolean).join(' and ')}, and connect`,
  },
  flows: {
    title: 'The flows that listen',
    lead: 'Import this file in Weni under Flows: people can then write STOP, START or PREFERENCES in their language. A refusal counts there even while Sayso is unreachable.',
    download: 'Download the flow file',
    address: 'Address they call',
    token: 'Token, in the global sayso_token',
    isSet: 'We have already set it in Weni. You need it only if you call the address yourself.',
    notSet: 'We could not set it. In Weni, create a global named sayso_token with this value.',
    shown: 'Shown until you press “Done”. Sayso itself keeps only its fingerprint.',
  },
  copy: {
    title: 'What to enter at Meta',
    lead: 'In the App Dashboard, under WhatsApp, Configuration. Then subscribe to these fields:',
    callback: 'Callback URL',
    verify: 'Verify token',
    secretTitle: 'The signing secret',
    secretLead:
      'Enter it in your system now: it is shown until you press “Done”, and never again. Each message is signed with it.',
    secret: 'Signing secret',
    verifying: 'How to check a signature is in docs/backends/webhook.md.',
  },
  done: {
    button: 'Done, go to the backend',
    begun: 'Reading starts by itself and continues when you leave this page.',
  },
  whatsapp: {
    title: 'The number and its secrets',
    phone: 'Phone number id',
    phoneHint: 'Digits, in the App Dashboard under WhatsApp, API Setup. Not the number itself.',
    waba: 'WhatsApp Business account id',
    token: 'Access token',
    tokenHint: 'A permanent token of a system user, with whatsapp_business_messaging and whatsapp_business_management.',
    secret: 'App secret',
    secretHint: 'App settings, Basic. Meta uses it to sign what it sends us.',
    kept: 'What you entered is kept. Leave this empty to use it again.',
    graph: 'Another address of the Graph API',
    graphHint: 'Only if you send through a proxy. Empty: Meta’s own.',
    more: 'More',
    number: 'Number',
    verified: 'Name at Meta',
    quality: 'Quality',
    templates: 'Templates',
    templatesText: (amount: number, isMore: boolean) =>
      isMore ? `more than ${n(amount)}, listed here soon` : `${n(amount)}, listed here soon`,
    connect: 'Connect this number',
    connectTitle: 'Connect',
    connectLead: 'Sayso stores the secrets encrypted and tries them once more. Nothing is sent to anybody.',
    refused: 'Meta has started refusing the token since you tested it. Enter another one. Nothing was connected.',
  },
  webhook: {
    title: 'The address of your system',
    url: 'Address',
    urlHint: 'https, public. Sayso posts JSON to it and waits for a 2xx.',
    answered: (took: string) => `Something responds there (${took}). No contact data was sent.`,
    silent: (reason: string) =>
      `Nothing responds there yet (${reason}). You can still connect it: messages wait and are tried again.`,
    connectTitle: 'Connect',
    connectLead:
      'The choices of everybody who has ever answered are sent, refusals first, then each change as it is made.',
    connect: 'Connect, and show the secret',
  },
  problems: {
    marked: 'Nothing was kept. Check the marked field.',
    address_refused:
      'This address leads into a private network, or to none. It must be https and public. The operator can allow one in ALLOW_PRIVATE_BACKENDS.',
    unknown_host: 'There is no host with this name. Check for a typing mistake.',
    not_http: 'This is not a web address. It should begin with https://.',
    not_https: 'This address is not https, so the token would be sent unencrypted. Use https.',
    not_a_url: 'This is not a web address. It should look like https://flows.weni.ai.',
    has_credentials: 'Leave user name and password out of the address: addresses appear in logs.',
    own_address: 'This is Sayso’s own address: it would call itself. Enter the address of your system.',
    token_missing: 'Enter the token. A saved one is only used for the address it was entered for.',
    secret_missing: 'Enter the access token and the app secret. Saved ones are only used for the same number.',
    bad_token: 'Weni refuses this token (403). Copy the token of an administrator of the project.',
    not_a_workspace: 'What is at this address does not respond like Weni’s API. Weni’s is flows.weni.ai.',
    unreachable: (reason: string) =>
      `It did not respond in a way we can use (${reason}). Nothing was changed. Try again in a moment.`,
    meta_token: 'Meta refuses the access token (190): it is wrong or has expired.',
    meta_number: (reason: string) =>
      `Meta knows no such phone number id under this token (${reason}). Copy it from WhatsApp, API Setup.`,
    meta_account: (reason: string) =>
      `Meta shows no such account under this token (${reason}). Check the account id, and that the token may manage it.`,
    provision: (reason: string) =>
      `The fields and groups could not be created (${reason}). Nothing was connected. What was created stays empty and is used when you try again.`,
    again: 'Nothing was connected. Try again in a moment.',
    not_begun: 'There is nothing to continue: start with the first step.',
  },
}

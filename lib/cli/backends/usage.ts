export const USAGE = `Usage: npm run -s backends -- <verb> …

  list                                      prints all backends, and how many contacts wait for each
  show <id>                                 prints one backend: settings, mirrors, last reading, dead letters
  look weni --url <API v2>                  reads a workspace and proposes a mapping; writes nothing
      --save <file>                         keeps the proposal as a file to edit
  connect weni --url <API v2>               sets a workspace up, records its refusals, then writes to it
      --mapping <file>                      a file of topics by key, each with a field, a group or both
      --map <topic>=field|group|both        the same without a file; may be repeated
      --ai-agent on|off                     needed where the API does not show it
      --wait <seconds>                      how long to watch the first reading (120)
  connect whatsapp --phone-number-id <id> --waba-id <id> --number <+55 …>
      --url <Graph API>                     instead of https://graph.facebook.com/v24.0/
  connect webhook --url <https://…>         prints the signing secret once
  set <id> <name>=<value> …                 changes settings; values are JSON or text
  rotate <id>                               makes a new secret for a webhook; both are used for a day
      --overlap-hours <hours>
  token <id>                                tries a new token of Weni or WhatsApp, and uses it
  replay <id>                               tries all its dead letters again
      --contact <id>                        sends this contact's state to a webhook once more
  enable <id>, disable <id>                 starts or stops sending to a backend
  log <id>                                  prints the deliveries of a webhook, newest first
      --failed, --contact <id>, --limit <20>

Every connect takes --business <slug> (where there are several) and --name <text>.
Secrets are never arguments: the command asks for them, reads them from the standard input, one a line, or takes them
from WENI_TOKEN; WHATSAPP_ACCESS_TOKEN, WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN.`

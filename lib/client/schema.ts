// Made from openapi.json by `npm run client`; a test holds the two together. Don't edit.

export type paths = {
    "/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May this be sent to them?
         * @description For one `contact`, or up to 10,000 `contacts`, and a `topic` or a `template`: whether it may be sent now, the reason, and until when a temporary No lasts. Somebody we don’t know has said nothing: a topic that is sent until refused is allowed, one that needs a Yes is not. A number is written with its country code. Digits without a + are read as international, and as a national number of the business’s country where only that can be meant; where both are real numbers, or two stand in one text, the answer is `unreadable`, not a guess at a person. A template that is tied to no topic is refused for everybody with `unknown_template`, unless the business treats those as marketing.
         *
         *     Scope: `check`.
         */
        post: operations["checkContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * To whom of this list may it be sent?
         * @description A list of any size comes in as CSV or NDJSON, told apart by its content; the same rows go out in the same format with `allowed`, `reason` and `preference_url` behind them. Nothing in a row is changed: delimiter, quotes and line ends stay as they came. Text is UTF-8, with or without a byte order mark, or UTF-16 with one; the answer is UTF-8.
         *
         *     The columns of who is meant are found by their names or given. Row by row the first that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. Two that are equally good are refused with both names. A table may have 1,000 columns. A row that can’t be read has `allowed` false and the reason `unreadable`, and the rest goes on: a line over 65,536 characters comes back with empty cells, an NDJSON line that is no object as `{"line": …}`.
         *
         *     The answer begins when the upload has ended, because ordinary clients send all before they read. With the header `Sayso-Stream: duplex` it begins at once; then the client must read while it sends. Each row’s decision is of the moment at which it was made, some thousand rows at a time: a topic that is switched off in the middle is off for the rows that follow. **When something fails in the middle the connection breaks**: an answer that ends cleanly is whole. `Sayso-Audience-Id` names it for GET /audiences/{id}.
         *
         *     `preference_url` is filled for people we know when the key has the scope `links` as well; it is empty for strangers, because nothing is written here (POST /links makes links for them).
         *
         *     Scope: `check`.
         */
        put: operations["putAudience"];
        /**
         * To whom of this list may it be sent?
         * @description A list of any size comes in as CSV or NDJSON, told apart by its content; the same rows go out in the same format with `allowed`, `reason` and `preference_url` behind them. Nothing in a row is changed: delimiter, quotes and line ends stay as they came. Text is UTF-8, with or without a byte order mark, or UTF-16 with one; the answer is UTF-8.
         *
         *     The columns of who is meant are found by their names or given. Row by row the first that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. Two that are equally good are refused with both names. A table may have 1,000 columns. A row that can’t be read has `allowed` false and the reason `unreadable`, and the rest goes on: a line over 65,536 characters comes back with empty cells, an NDJSON line that is no object as `{"line": …}`.
         *
         *     The answer begins when the upload has ended, because ordinary clients send all before they read. With the header `Sayso-Stream: duplex` it begins at once; then the client must read while it sends. Each row’s decision is of the moment at which it was made, some thousand rows at a time: a topic that is switched off in the middle is off for the rows that follow. **When something fails in the middle the connection breaks**: an answer that ends cleanly is whole. `Sayso-Audience-Id` names it for GET /audiences/{id}.
         *
         *     `preference_url` is filled for people we know when the key has the scope `links` as well; it is empty for strangers, because nothing is written here (POST /links makes links for them).
         *
         *     Scope: `check`.
         */
        post: operations["postAudience"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audiences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a list
         * @description The counts so far of a list that was asked about: never the people. `done` says that the last row was given out; `broken` that the answer is not whole, and why.
         *
         *     Scope: `check`.
         */
        get: operations["getAudience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preference links
         * @description For one `contact`, or up to 10,000 `contacts`: the link to their preference page, to be sent to them and to nobody else. Nothing is written for contacts that exist, so it may be called as often as needed. A phone or BSUID nobody knows becomes a contact that has said nothing; one that was released or erased before starts stopped. `source` and `language` hold for all, and are overridden beside each contact.
         *
         *     Scope: `links`.
         */
        post: operations["makeLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who is known by a number
         * @description A POST, so that numbers stay out of addresses and logs. Answers in the order asked and never makes a contact. Contacts that were merged answer as who they are now. A number that its holder gave up, or of somebody who was erased, says so and names nobody.
         *
         *     Scope: `contacts:read`.
         */
        post: operations["lookUpContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact: answers, decisions, history
         * @description What the person said for each topic, whether a message may be sent now, and their history, newest line first. Numbers are shown in full: they are the business’s own data. A contact that was merged answers as the one it was merged into; `chain` reads the lines that stayed under the old id. Everything is of one moment.
         *
         *     Scope: `contacts:read`.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record what a person said elsewhere
         * @description On the phone, at a counter, in another system. Writes one line of the ledger (two, where a Yes and a No of one inexact time differ) and answers what was kept and why. A Yes needs its time; a No without one counts as now. What can’t be is told by statement, and nothing else is lost with it. The same call sent again changes nothing: with the same Idempotency-Key, or with the same `said_at`, for ever.
         *
         *     Scope: `contacts:write`.
         */
        put: operations["recordPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof of one person’s choices
         * @description For an auditor: every line exactly as it was sealed with the line before it, the texts that were shown, the evidence that still exists, and what `ledger:verify` says of the chains. Contacts that were merged bring their chains. Of somebody who was erased the chains and digests are left, and nothing personal. `consent_records` tells the same in the shape of ISO/IEC TS 27560. With `Accept: text/html` the answer is a document to read and print: one file, without scripts.
         *
         *     Scope: `evidence`.
         */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports of the business, the newest first
         * @description Imports and their reports are kept for 90 days; what they changed stays in the ledger.
         *
         *     Scope: `imports`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import consent from another system
         * @description A file of who said what, when, and how that can be proven. One row a person and topic, or one row a person with a column for each topic (named by its key).
         *
         *     The columns phone, topic, answer, when, proof and source are found by their names in English, Spanish or Portuguese, or named by the query. The best match counts, not the first: a column of WhatsApp numbers before one of mobile numbers before any other, row by row, so that an empty cell hides nothing. Two columns that are equally good are refused with both names. A column that says who refused (`opted_out`, `do_not_contact`, `baja`) is read the other way round: Yes in it is a No, and No in it says nothing; so is any column named for the answer that says so in its name (`Marketing opt-out`), and a name that may be read either way (`blocked`) is refused. A time counts only for the answer it belongs to: `unsubscribed_at` for a No, `optin_time` for a Yes, `consent_date` or `answered_at` for both, `created_at` and `updated_at` for none. Our own export can be imported as it is and changes nothing.
         *
         *     The whole file is received and looked through first: a file that can't be read is refused with 400 and nothing of it counts; an upload that breaks off is an import that `failed`. Then a worker works it off; `GET /imports/{id}` tells how far it is.
         *
         *     - **A Yes needs a time**, and proof if it is to lift an earlier No of an import or of the API. A Yes without proof counts only where nobody said anything else.
         *     - **A No the person gave themselves stays.** A Yes of the file against it is kept out, and the report names the line that keeps it out.
         *     - A No without a time counts as now. A date without a time counts for a Yes from its start, for a No to its end, in the business's time zone; times without an offset are of that zone too; a time in the future counts as now.
         *     - Rows sent twice, in one file or in two, change nothing the second time.
         *     - A number is read as everywhere in this API: with a + it names its country; without, it is taken as WhatsApp writes numbers and as one of `country` (else of the business's country), and what can be two people's is refused. What was read as the business's own without `country`, and what looks mistyped, is listed in the report as `guessed`.
         *     - What spreadsheets do to numbers is undone: an apostrophe or formula around them, invisible marks, a `.0` behind them. Exponents (`5.73E+11`) have lost digits and are refused; two numbers in one cell too (`phone_several`).
         *
         *     Scope: `imports`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import is
         * @description Rows worked off, and what became of them. `done` and `failed` are final.
         *
         *     Scope: `imports`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every row that was refused, kept out or read by a guess, and why
         * @description In the order of the file, also while the import runs. By row numbers and without what stands in them: you have the file. JSON in pages; with `format=csv` all of it as one CSV.
         *
         *     Scope: `imports`.
         */
        get: operations["getImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger as a feed
         * @description Every line of the ledger, once, in the order of its position; the lines of one contact in their own order. Keep `next` and ask again with `after`: nothing is missed, also not what was written earlier and committed late. The workers give the positions, so a line shows within a second or two of its commit. With `Accept: application/x-ndjson` the answer is one event a line, streamed up to the present end (`limit` is then optional); go on from the last `position`. A stream that fails breaks the connection: what ends cleanly is whole.
         *
         *     Scope: `events`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/consents.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where everybody stands, as CSV
         * @description One row for each contact and topic, for BI tools: `contact_id`, `phone`, `bsuid`, `topic`, `answer`, `allowed`, `reason`, `until`, `answered_at`, `method`, `source`, `notice`, `stop`, `pause_until`, `updated_at`. `phone` is digits only; `allowed` and `reason` are what a check without a sender says now; `updated_at` is when the contact’s last line was written down. A pause until they resume ends in 9999. Free text that a spreadsheet would run begins with an apostrophe. Each contact comes exactly once, as it is at that moment, whatever changes meanwhile; a failure breaks the connection, so what ends cleanly is whole. To follow changes, ask with `updated_after` from a minute before the latest `updated_at` that you have, and replace rows by contact and topic. Pausing a topic changes `allowed` without changing `updated_at`.
         *
         *     Scope: `events`.
         */
        get: operations["exportConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The topics of the business
         * @description In the order of the preference page; archived ones last.
         *
         *     Scope: `config:read`.
         */
        get: operations["listTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/topics/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One topic
         * @description By its id or by its key.
         *
         *     Scope: `config:read`.
         */
        get: operations["getTopic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * The kill switch: hold a topic back, or let it go on
         * @description With `paused: true` nothing of the topic is sent from now on: every check that begins after the answer says `topic_paused`, whatever a person agreed to. Nobody’s answers change, and `paused: false` lets everything be as it was. Backends’ records follow within minutes. Saying what holds already changes nothing. Saying so of a required topic is refused: those reach everybody, by their own definition.
         *
         *     Scope: `config:write`.
         */
        patch: operations["changeTopic"];
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WhatsApp templates and the topics they are tied to
         * @description In the order in which they became known. `unmapped=true` lists those that are tied to no topic: messages of these are refused with `unknown_template` unless the settings say otherwise. Ask for the next page with `after` = `next`.
         *
         *     Scope: `config:read`.
         */
        get: operations["listTemplates"];
        /**
         * Tie a template to a topic
         * @description From the answer on, checks and the gateway decide messages of this template by the topic; a check about an earlier moment still goes by what held then. Without `language` it is done for every language of the name that is known. One that WhatsApp has not told of is made, and needs a `language`; its `category` counts until WhatsApp tells its own, which then always decides. `topic: null` unties it.
         *
         *     Scope: `config:write`.
         */
        put: operations["mapTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What carries links
         * @description Templates, campaigns and flows, in the order of their numbers. Ask for the next page with `after` = `next`.
         *
         *     Scope: `config:read`.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Name what will carry links
         * @description Gives every refusal its cause: a link made with a source tells which campaign it came from. One `kind` and `reference` is one source, however often it is named; a new `name` replaces the old one.
         *
         *     Scope: `config:write`.
         */
        post: operations["nameSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/backends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the backends are
         * @description What waits to be delivered, what was dead-lettered, and what the last reconciliation found. Tells no secret and no address.
         *
         *     Scope: `config:read`.
         */
        get: operations["listBackends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/backends/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was dead-lettered
         * @description Makes every contact due that was dead-lettered for this backend. The workers take them up at once.
         *
         *     Scope: `config:write`.
         */
        post: operations["replayBackend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the business has chosen
         * @description Three choices of the business: unknown templates, outages at the gateway, and which changes are confirmed in the chat.
         *
         *     Scope: `config:read`.
         */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change these settings
         * @description What is left out stays. Holds for every check and every change that begins after the answer.
         *
         *     Scope: `config:write`.
         */
        patch: operations["changeSettings"];
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            /** @example urn:sayso:problem:unknown_topic */
            type: string;
            title: string;
            status: number;
            /**
             * @description Stable; what programs look at
             * @example unknown_topic
             */
            code: string;
            /** @description For a developer’s eyes; holds nothing personal */
            detail: string;
            request_id: string;
            /** @description Where in the request, and what; never the value */
            invalid_params?: {
                name: string;
                reason: string;
            }[];
        };
        Audience: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            /** @enum {string} */
            status: "receiving" | "answering" | "done" | "broken";
            /** @description Why it broke: a code as those of problems; `reader_gone`: the client went away; `process_ended`: the server was stopped */
            problem: string | null;
            question: {
                [key: string]: string | boolean | null;
            };
            /** @description Rows decided so far */
            rows: number;
            allowed: number;
            unreadable: number;
            /** @description Rows by reason */
            reasons: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            ended_at: string | null;
        };
        Link: {
            /** @description As it was given */
            contact: string;
            contact_id: string | null;
            /** @description The whole credential: whoever has it can change the answers */
            url: string | null;
            /** @description From then on it can only say no, and ask for a fresh one */
            expires_at: string | null;
            /**
             * @description Why there is no link: `unreadable`, no number, BSUID or id, or a number that may be two people’s; `unknown_contact`, no contact of that id; `unknown_source`, no source of that id or reference; `released`, the number was given up; `erased`
             * @enum {string}
             */
            problem?: "unreadable" | "unknown_contact" | "unknown_source" | "released" | "erased";
        };
        ContactSummary: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            locale: ("es" | "pt-BR" | "en") | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            stopped: boolean;
            /** @description Null also for a pause without an end, see `paused` */
            paused_until: string | null;
            paused: boolean;
            released_at: string | null;
            erased_at: string | null;
        };
        Contact: {
            /**
             * Format: uuid
             * @description The contact’s id now: one that was merged answers under the id it was merged into
             */
            id: string;
            /** @description Contacts that turned out to be the same person */
            merged_from: string[];
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            locale: ("es" | "pt-BR" | "en") | null;
            identities: components["schemas"]["Identity"][];
            /** @description “Stop everything”, or a return from it (`on`: false) */
            stop: {
                on: boolean;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                at: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                since: string;
                change_id: string | null;
            } | null;
            pause: {
                on: boolean;
                /** @description Null beside `on`: until they resume */
                until: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                at: string;
                change_id: string | null;
            } | null;
            /** @description WhatsApp’s own “stop offers”, by sender */
            provider_stops: components["schemas"]["ProviderStop"][];
            /** @description Since then the number is somebody else’s */
            released_at: string | null;
            erased_at: string | null;
            topics: components["schemas"]["TopicStanding"][];
            history: {
                /**
                 * Format: uuid
                 * @description The contact whose chain these lines are of
                 */
                chain: string;
                lines: components["schemas"]["Line"][];
                /** @description Send as `before` for the next page; null: no more lines */
                next_before: number | null;
            };
        };
        Identity: {
            /** @enum {string} */
            kind: "phone" | "bsuid" | "backend";
            /** @description A number in full as E.164, a BSUID, or the id in a backend */
            value: string;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            since: string;
            ended_at: string | null;
        };
        ProviderStop: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            sender_id: string;
            /** @description Meta’s id of the number */
            phone_number_id: string | null;
            /** @description The number’s name */
            sender: string | null;
            on: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            at: string;
            change_id: string | null;
        };
        TopicStanding: {
            /**
             * @description The key of a topic
             * @example promotions
             */
            topic: string;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            topic_id: string;
            archived: boolean;
            /** @description Null: nothing was said; the topic’s policy decides */
            answer: ("in" | "out") | null;
            /** @description Whose word counts: the person’s own, or that of an import, an API or a backend */
            said_by: ("person" | "other" | "other_without_proof") | null;
            said_at: string | null;
            change_id: string | null;
            notice: string | null;
            expires_at: string | null;
            /** @description Whether a message of this topic may be sent now, from any sender */
            decision: {
                allowed: boolean;
                /** @enum {string} */
                reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template";
                /** @description When a temporary No ends by itself */
                until: string | null;
            };
        };
        Line: {
            /** @description Place in the contact’s chain, from 1 */
            seq: number;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            change_id: string;
            /** @enum {string} */
            kind: "preferences" | "stop" | "return" | "pause" | "resume" | "undo" | "reason" | "release" | "erasure" | "merged" | "provider_stop" | "provider_resume" | "confirmation_request" | "confirmation";
            /**
             * Format: date-time
             * @description When it happened; this is what counts
             * @example 2026-11-25T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: date-time
             * @description When it was written down
             * @example 2026-11-25T12:00:00.000Z
             */
            recorded_at: string;
            /**
             * @description Who said it: the person (`contact`), somebody of the business (`member`), a system of the business (`business`: this API), a messaging backend, WhatsApp itself (`provider`), an import, or Sayso (`system`)
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How it was said
             * @enum {string}
             */
            method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
            /** @description What carried the link or message */
            source: components["schemas"]["NamedSource"] | null;
            reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
            /** @description The change that is undone, or that a reason is given for */
            refers_to: string | null;
            /** @description Null where the stored line can’t be read: ask for the evidence, which says what is wrong */
            effects: components["schemas"]["Effect"][] | null;
            /** @description The text that was shown, by its hash; the evidence holds it in full */
            notice: string | null;
            /**
             * @description Whether there is more to prove it, and whether it still exists
             * @enum {string}
             */
            evidence: "none" | "kept" | "deleted";
            /** @description SHA-256, 64 hex digits */
            hash: string;
        };
        NamedSource: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            /** @enum {string} */
            kind: "template" | "campaign" | "flow";
            name: string;
        };
        Effect: {
            /** @enum {string} */
            on: "topic" | "stop" | "pause" | "provider_stop" | "confirmation" | "release" | "erasure";
            topic: string | null;
            topic_id: string | null;
            sender_id: string | null;
            /**
             * @description `withdrawn`: an undo took the only answer back; `closed`: a request for confirmation ended
             * @enum {string}
             */
            said: "in" | "out" | "withdrawn" | "stop" | "return" | "pause" | "resume" | "asked" | "closed" | "released" | "erased";
            /**
             * @description `taken`: it counts: it is news, or says the same again with a newer time, another text or other proof; `unchanged`: it says what is on record already; `kept_out`: it was understood and does not count, because something else holds; the reason says what
             * @enum {string}
             */
            outcome: "taken" | "unchanged" | "kept_out";
            /** @description Why it is kept out, as far as the line tells. `said_later`: something that was said later holds, or a No of the same moment; null beside `kept_out`: a No holds, or only the person may say it */
            reason: ("person_said_no" | "others_said_no" | "said_later" | "stopped" | "released" | "erased") | null;
            /** @description End of a pause, a Yes or a request; null also for “until I resume” */
            until: string | null;
        };
        CitedLine: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            change_id: string;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            contact_id: string;
            seq: number;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            recorded_at: string;
            /**
             * @description Who said it: the person (`contact`), somebody of the business (`member`), a system of the business (`business`: this API), a messaging backend, WhatsApp itself (`provider`), an import, or Sayso (`system`)
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How it was said
             * @enum {string}
             */
            method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
        };
        EvidenceBundle: {
            /** @constant */
            format: "sayso.evidence.v1";
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            made_at: string;
            business: {
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                id: string;
                name: string;
                legal_name: string;
                address: string;
                email: string;
                jurisdiction: string;
                privacy_url: string | null;
                time_zone: string;
            };
            contact: {
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                id: string;
                merged_from: string[];
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                created_at: string;
                locale: ("es" | "pt-BR" | "en") | null;
                released_at: string | null;
                erased_at: string | null;
                identities: components["schemas"]["Identity"][];
            };
            /** @description Whether every chain is whole and every notice is stored as published */
            whole: boolean;
            topics: components["schemas"]["TopicStanding"][];
            chains: {
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                contact_id: string;
                head: {
                    seq: number;
                    /** @description SHA-256, 64 hex digits */
                    hash: string;
                } | null;
                verified: {
                    whole: boolean;
                    lines: number;
                    evidence_checked: number;
                    /** @description As `npm run ledger:verify` names it */
                    problem: string | null;
                    /** @description The first bad line */
                    seq: number | null;
                    columns: string[];
                };
                lines: components["schemas"]["SealedLine"][];
            }[];
            notices: {
                /** @description SHA-256, 64 hex digits */
                hash: string;
                locale: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                published_at: string;
                /** @description The exact canonical text that the hash is of */
                text: string;
                /** @description Whether the text has that hash */
                whole: boolean;
            }[];
            /** @description Notices that were published and are not stored any more: the record is not whole */
            missing_notices: string[];
            /** @description Hashes that a form made up before Sayso checked them: no text of the business, and no fault of the record */
            foreign_notices: string[];
            names: {
                topics: {
                    /**
                     * Format: uuid
                     * @description A UUID in lower case
                     */
                    id: string;
                    /**
                     * @description The key of a topic
                     * @example promotions
                     */
                    key: string;
                    name: string;
                    category: string;
                }[];
                senders: {
                    /**
                     * Format: uuid
                     * @description A UUID in lower case
                     */
                    id: string;
                    phone_number_id: string;
                    number: string;
                    name: string;
                }[];
                sources: components["schemas"]["NamedSource"][];
            };
            how_to_verify: {
                line: string;
                notice: string;
                evidence: string;
            };
            consent_records: components["schemas"]["ConsentRecord"][];
        };
        SealedLine: {
            seq: number;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            change_id: string;
            /** @description SHA-256, 64 hex digits */
            prev: string;
            /** @description SHA-256, 64 hex digits */
            hash: string;
            /** @description The exact text that was sealed (RFC 8785) */
            payload: string;
            /** @description What the payload says; null where it is no line of Sayso’s */
            told: {
                /** @enum {string} */
                kind: "preferences" | "stop" | "return" | "pause" | "resume" | "undo" | "reason" | "release" | "erasure" | "merged" | "provider_stop" | "provider_resume" | "confirmation_request" | "confirmation";
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                occurred_at: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                recorded_at: string;
                /**
                 * @description Who said it: the person (`contact`), somebody of the business (`member`), a system of the business (`business`: this API), a messaging backend, WhatsApp itself (`provider`), an import, or Sayso (`system`)
                 * @enum {string}
                 */
                actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
                /**
                 * @description How it was said
                 * @enum {string}
                 */
                method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
                source: components["schemas"]["NamedSource"] | null;
                reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
                notice: string | null;
                effects: components["schemas"]["Effect"][];
            } | null;
            evidence: {
                /**
                 * @description `deleted`: after its time or with the person, the digest stays; `unreadable`: under a key that is gone; `differs`: not what was sealed
                 * @enum {string}
                 */
                state: "none" | "kept" | "deleted" | "unreadable" | "differs";
                digest: string | null;
                /** @description Hex */
                salt: string | null;
                /** @description What was said, from where; null unless kept */
                body: unknown;
            };
        };
        ConsentRecord: {
            /** @constant */
            schema_version: "ISO/IEC TS 27560:2023";
            record_id: string;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            pii_principal_id: string;
            processing: {
                /** @description The notice of the last Yes; its text stands in `notices` */
                privacy_notice: string | null;
                language: string | null;
                purpose: string;
                purpose_id: string;
                purpose_type: string;
                lawful_basis: string | null;
                pii_information: {
                    pii_type: string;
                }[];
                pii_controllers: string[];
                jurisdiction: string | null;
                /** @description Not known to Sayso: the business adds where it runs it */
                storage_locations: null;
                retention_period: string;
                /** @description Not known to Sayso: the business adds who else receives data */
                recipients: null;
                withdrawal_method: string;
            };
            parties: {
                party_id: string;
                name: string;
                address: string | null;
                contact: string | null;
                /** @constant */
                type: "controller";
            }[];
            events: {
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                event_time: string;
                /** @description The end as a time, or `until withdrawn` */
                validity_duration: string;
                entity_id: string;
                /** @enum {string} */
                event_type: "expressed" | "reported";
                /** @description A term of W3C’s DPV: ConsentGiven, ConsentWithdrawn … */
                event_state: string;
                /**
                 * @description How it was said
                 * @enum {string}
                 */
                method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                change_id: string;
            }[];
        };
        Import: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            name: string;
            /** @enum {string} */
            status: "receiving" | "queued" | "running" | "done" | "failed";
            /** @description Why it failed */
            problem: (("unreadable_table" | "columns_missing" | "unknown_column" | "columns_ambiguous" | "upload_broken" | "upload_stalled" | "too_large" | "internal") | string) | null;
            bytes: number;
            /** @description Rows worked off so far */
            rows: number;
            /** @description Rows of the file; null until all of it was received */
            total_rows: number | null;
            /** @description Answers that count as the file says, and are news */
            taken: number;
            /** @description Answers that say what is on record already: sent before, or older than the same answer */
            unchanged: number;
            /** @description Answers that do not count because something else holds; see the report */
            kept_out: number;
            /** @description Rows and answers that could not be read; see the report */
            refused: number;
            /** @description Answers whose number named no country and was read as one of yours, or looks mistyped; see the report */
            guessed: number;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            received_at: string | null;
            started_at: string | null;
            ended_at: string | null;
        };
        Event: {
            /** @description Place in the contact’s chain, from 1 */
            seq: number;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            change_id: string;
            /** @enum {string} */
            kind: "preferences" | "stop" | "return" | "pause" | "resume" | "undo" | "reason" | "release" | "erasure" | "merged" | "provider_stop" | "provider_resume" | "confirmation_request" | "confirmation";
            /**
             * Format: date-time
             * @description When it happened; this is what counts
             * @example 2026-11-25T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: date-time
             * @description When it was written down
             * @example 2026-11-25T12:00:00.000Z
             */
            recorded_at: string;
            /**
             * @description Who said it: the person (`contact`), somebody of the business (`member`), a system of the business (`business`: this API), a messaging backend, WhatsApp itself (`provider`), an import, or Sayso (`system`)
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How it was said
             * @enum {string}
             */
            method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
            /** @description What carried the link or message */
            source: components["schemas"]["NamedSource"] | null;
            reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
            /** @description The change that is undone, or that a reason is given for */
            refers_to: string | null;
            /** @description Null where the stored line can’t be read: ask for the evidence, which says what is wrong */
            effects: components["schemas"]["Effect"][] | null;
            /** @description The text that was shown, by its hash; the evidence holds it in full */
            notice: string | null;
            /** @description SHA-256, 64 hex digits */
            hash: string;
            /** @description Its place in the business’s feed. Grows, and is never given again. */
            position: number;
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            contact_id: string;
        };
        Topic: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            /**
             * @description The key of a topic
             * @example promotions
             */
            key: string;
            /** @enum {string} */
            category: "marketing" | "utility" | "authentication";
            /** @enum {string} */
            policy: "opt_in" | "opt_out" | "required";
            legal_basis: string | null;
            /** @description Whether the business has switched it off: nothing of it is sent */
            paused: boolean;
            archived: boolean;
            texts: {
                [key: string]: {
                    name: string;
                    description: string;
                    frequency: string;
                    reason?: string;
                };
            };
        };
        Template: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            name: string;
            /**
             * @description As WhatsApp’s webhooks write it
             * @example pt-BR
             */
            language: string;
            /**
             * @description What decides. Marketing until something else is known.
             * @enum {string}
             */
            category: "marketing" | "utility" | "authentication";
            /**
             * @description WhatsApp’s word; null until it told
             * @example APPROVED
             */
            status: string | null;
            /**
             * @description WhatsApp’s word; null until it told
             * @example GREEN
             */
            quality: string | null;
            /** @description Null: tied to none. What a message of it counts as then is in the settings. */
            topic: {
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                id: string;
                key: string;
            } | null;
            /**
             * Format: date-time
             * @description When Sayso first knew of it; WhatsApp tells no date
             * @example 2026-11-25T12:00:00.000Z
             */
            first_seen_at: string;
            /** @description The five latest, newest first */
            last_events: {
                /** @enum {string} */
                kind: "status" | "quality" | "category" | "topic" | "components";
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                occurred_at: string;
                value: {
                    [key: string]: string | number | boolean | null;
                };
            }[];
        };
        Source: {
            /**
             * Format: uuid
             * @description What `source` of links and audiences takes
             */
            id: string;
            /** @description Its short name inside links */
            number: number;
            /** @enum {string} */
            kind: "template" | "campaign" | "flow";
            name: string;
            /** @description Its id in the system it comes from */
            reference: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
        };
        Backend: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            /** @enum {string} */
            kind: "weni" | "whatsapp" | "webhook";
            name: string;
            /** @enum {string} */
            status: "active" | "paused" | "disabled";
            /**
             * @description Why it is not active
             * @example by_hand
             */
            status_reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            status_since: string;
            /** @description Contacts whose record there is behind. Refusals go first. */
            waiting: {
                refusals: {
                    count: number;
                    /** @description When the oldest change that waits was made; null: none waits */
                    oldest_since: string | null;
                };
                others: {
                    count: number;
                    /** @description When the oldest change that waits was made; null: none waits */
                    oldest_since: string | null;
                };
            };
            /** @description Contacts whose record there could not be brought up to date, by reason; `POST /backends/{id}/replay` tries again. A refusal among them is still retried, unless it can’t succeed before something else is known of the person (`user_id_not_taken`: known by a user id only, and the workspace takes numbers). */
            dead_lettered: {
                reason: string;
                count: number;
            }[];
            /** @description The last that was taken; null where that is not kept */
            last_delivery_at: string | null;
            last_reconciliation: {
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                started_at: string;
                ended_at: string | null;
                looked: number;
                /** @description A No that was said there stands in the ledger now */
                taken_in: number;
                /** @description Written there again */
                mended: number;
                for_review: number;
                error: string | null;
            } | null;
            /** @description Messages of ours that went out from each number in each month of the last year, the newest first. All but `template` are free-form, which Meta bills after 1,000 a month and number. */
            sent: {
                phone_number_id: string;
                /**
                 * @description Of UTC
                 * @example 2026-11
                 */
                month: string;
                /** @enum {string} */
                kind: "confirmation" | "answer" | "fresh_link" | "template";
                count: number;
            }[];
            /** @description How reading from it goes. What is refused there counts once it is read. */
            readings: {
                /** @description Readings of what was said there that do not get on, and why; empty: they do. `budget`: it waits for its share of the hour. */
                hanging: {
                    /** @enum {string} */
                    kind: "changes" | "everything";
                    /** @example http_403: Invalid token */
                    reason: string;
                    since: string | null;
                    /**
                     * Format: date-time
                     * @description When it is tried again
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    next_at: string;
                }[];
                /** @description Contacts there that could not be read, by reason. They are looked at again; until then only refusals are written to them. */
                failed: {
                    reason: string;
                    count: number;
                }[];
            };
            /** @description Requests an hour, by the scope in which the backend counts them */
            budget: {
                bucket: string;
                /** @description Null: no limit of our own */
                per_hour: number | null;
                /** @description Requests of the last hour */
                used: number;
                remaining: number | null;
                blocked_until: string | null;
            }[];
        };
        Settings: {
            /**
             * @description What a message of a template that is tied to no topic counts as. `refuse`: not allowed, `unknown_template`. `as_marketing`: decided as marketing by what holds for every topic: stop, pause, Meta’s own stop.
             * @enum {string}
             */
            unknown_template: "refuse" | "as_marketing";
            /**
             * @description What the gateway lets through while the database can’t be asked. `hold_marketing`: marketing waits, utility and authentication pass as far as is known from memory.
             * @enum {string}
             */
            gateway_outage: "hold_marketing" | "hold_all" | "pass_all";
            /**
             * @description Which changes are confirmed by a message in the chat, from a WhatsApp backend. Meta bills such messages. `where_said`: what was said in the chat; the page itself tells what it saved. `always`: what was said on the page too.
             * @enum {string}
             */
            chat_confirmation: "where_said" | "always" | "never";
        };
    };
    responses: {
        /** @description `unauthorized`: The key is missing, unknown or revoked; which of these is not told. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `scope_missing`: The key lacks the scope of this endpoint. */
        ScopeMissing: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many_calls`: The key called too often; `Retry-After` says when to go on. */
        TooManyCalls: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side; our log knows the request id. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The database can’t be reached; nothing was changed. Try again. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: The API has no such address. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_large`: The body is larger than this endpoint takes. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404. */
        InvalidPath: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong. */
        InvalidQuery: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong. */
        InvalidBody: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names the request in our log */
        "X-Request-Id": string;
        /** @description What is left of the key’s minute, and seconds until it begins anew */
        RateLimit: string;
        /** @description Calls a minute */
        "RateLimit-Policy": string;
        /** @description Seconds */
        "Retry-After": number;
        /** @description `true`: this is the answer of the first time */
        "Idempotent-Replayed": string;
    };
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    checkContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contacts": [
                 *         "+5511987650001",
                 *         "+5511987650002"
                 *       ],
                 *       "topic": "promotions"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description A phone number with its country code, a business-scoped user id (BSUID), or a contact id of ours
                     * @example +5511987650001
                     */
                    contact?: string;
                    /** @description Or many at once, each as `contact`; the answer has them in this order */
                    contacts?: string[];
                    /**
                     * @description Key or id of a topic
                     * @example promotions
                     */
                    topic?: string;
                    /** @description A template as WhatsApp names it */
                    template?: {
                        name: string;
                        /**
                         * @description Without it, all languages of that name count; marketing if any of them is
                         * @example es_MX
                         */
                        language?: string;
                    };
                    /** @description The number that will send, by its id or Meta’s phone-number id. Without it, Meta’s own stop at any number counts */
                    sender?: string;
                    /**
                     * Format: date-time
                     * @description What was known at that time, under the topics and templates of then; from 1970 on, and not in the future
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    at?: string;
                    /** @description Repeats each of `contacts` beside its answer */
                    echo?: boolean;
                } & ((unknown | unknown) & (unknown | unknown));
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        allowed: boolean;
                        /** @enum {string} */
                        reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template";
                        /** @description When a temporary No ends by itself */
                        until: string | null;
                    } | {
                        /** @description How many of them may be sent it */
                        allowed: number;
                        /** @description One for each of `contacts`, in their order */
                        results: {
                            contact?: string;
                            allowed: boolean;
                            /** @enum {string} */
                            reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template";
                            /** @description When a temporary No ends by itself */
                            until: string | null;
                        }[];
                    };
                };
            };
            /**
             * @description `time_in_future`: `at` lies in the future: nothing is known of it yet.
             *
             *     `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description `unknown_topic`: The business has no topic of that id or key, or archived it.
             *
             *     `unknown_sender`: The business has no sender of that id, ours or Meta’s phone-number id.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    putAudience: {
        parameters: {
            query?: {
                /**
                 * @description The key or id of a topic; or name a template
                 * @example promotions
                 */
                topic?: string;
                /** @description The name of a WhatsApp template */
                template?: string;
                /** @description The template’s language, `es_MX`; without one, all of that name count */
                template_language?: string;
                /** @description The number it will be sent from: our id, or Meta’s phone-number id */
                sender?: string;
                /** @description What will carry the links: the id or reference of a source (POST /sources) */
                source?: string;
                /** @description The column of phone numbers, BSUIDs or contact ids, where its name does not tell */
                column?: string;
                /** @description The column of languages, where its name does not tell */
                language_column?: string;
                /** @description The language of the links where no column gives one; without it, what the person uses */
                language?: "es" | "pt-BR" | "en";
                /**
                 * @description Leaves the rows out that may not be sent to
                 * @example allowed
                 */
                only?: "allowed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description CSV with a header, or one JSON object a line. The type may be left out. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /**
             * @description `unreadable_table`: The file is not text, is empty, or is no table with a header.
             *
             *     `columns_missing`: A column that is needed is not in the file; the detail says which.
             *
             *     `unknown_column`: The file has no column of the name that the query gives.
             *
             *     `columns_ambiguous`: Two columns may both be meant, or Yes in one may be a No; the detail names them. Name one in the query, or rename it.
             *
             *     `upload_broken`: The upload broke off; nothing of it counts.
             *
             *     `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description `unknown_topic`: The business has no topic of that id or key, or archived it.
             *
             *     `unknown_sender`: The business has no sender of that id, ours or Meta’s phone-number id.
             *
             *     `unknown_source`: The business has no source of that id or reference.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_stalled`: Nothing arrived for a minute; nothing of the upload counts. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The file is larger than this endpoint takes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `spool_full`: Uploads of other calls fill the disk of the server. Send it again a little later.
             *
             *     `too_many_audiences`: Eight lists of the business are being answered. Wait for one of them.
             *
             *     `too_many_calls`: The key called too often; `Retry-After` says when to go on.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    postAudience: {
        parameters: {
            query?: {
                /**
                 * @description The key or id of a topic; or name a template
                 * @example promotions
                 */
                topic?: string;
                /** @description The name of a WhatsApp template */
                template?: string;
                /** @description The template’s language, `es_MX`; without one, all of that name count */
                template_language?: string;
                /** @description The number it will be sent from: our id, or Meta’s phone-number id */
                sender?: string;
                /** @description What will carry the links: the id or reference of a source (POST /sources) */
                source?: string;
                /** @description The column of phone numbers, BSUIDs or contact ids, where its name does not tell */
                column?: string;
                /** @description The column of languages, where its name does not tell */
                language_column?: string;
                /** @description The language of the links where no column gives one; without it, what the person uses */
                language?: "es" | "pt-BR" | "en";
                /** @description Leaves the rows out that may not be sent to */
                only?: "allowed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description CSV with a header, or one JSON object a line. The type may be left out. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            /**
             * @description `unreadable_table`: The file is not text, is empty, or is no table with a header.
             *
             *     `columns_missing`: A column that is needed is not in the file; the detail says which.
             *
             *     `unknown_column`: The file has no column of the name that the query gives.
             *
             *     `columns_ambiguous`: Two columns may both be meant, or Yes in one may be a No; the detail names them. Name one in the query, or rename it.
             *
             *     `upload_broken`: The upload broke off; nothing of it counts.
             *
             *     `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description `unknown_topic`: The business has no topic of that id or key, or archived it.
             *
             *     `unknown_sender`: The business has no sender of that id, ours or Meta’s phone-number id.
             *
             *     `unknown_source`: The business has no source of that id or reference.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_stalled`: Nothing arrived for a minute; nothing of the upload counts. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The file is larger than this endpoint takes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `spool_full`: Uploads of other calls fill the disk of the server. Send it again a little later.
             *
             *     `too_many_audiences`: Eight lists of the business are being answered. Wait for one of them.
             *
             *     `too_many_calls`: The key called too often; `Retry-After` says when to go on.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAudience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audience"];
                };
            };
            400: components["responses"]["InvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_audience`: The business has no list of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    makeLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contacts": [
                 *         "+5511987650001",
                 *         {
                 *           "contact": "+5511987650002",
                 *           "language": "es"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    contact?: string | {
                        /**
                         * @description A phone number with its country code, a BSUID, or a contact id of ours
                         * @example +5511987650001
                         */
                        contact: string;
                        /**
                         * @description What will carry the link, by its id or its reference: every refusal then has its cause
                         * @example promo_november
                         */
                        source?: string;
                        /**
                         * @description The language the page opens in; without it, the contact’s own
                         * @enum {string}
                         */
                        language?: "es" | "pt-BR" | "en";
                    };
                    contacts?: (string | {
                        /**
                         * @description A phone number with its country code, a BSUID, or a contact id of ours
                         * @example +5511987650001
                         */
                        contact: string;
                        /**
                         * @description What will carry the link, by its id or its reference: every refusal then has its cause
                         * @example promo_november
                         */
                        source?: string;
                        /**
                         * @description The language the page opens in; without it, the contact’s own
                         * @enum {string}
                         */
                        language?: "es" | "pt-BR" | "en";
                    })[];
                    /**
                     * @description What will carry the link, by its id or its reference: every refusal then has its cause
                     * @example promo_november
                     */
                    source?: string;
                    /**
                     * @description The language the page opens in; without it, the contact’s own
                     * @enum {string}
                     */
                    language?: "es" | "pt-BR" | "en";
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"] | {
                        /** @description One for each of `contacts`, in their order */
                        links: components["schemas"]["Link"][];
                    };
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_source`: The business has no source of that id or reference. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    lookUpContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "contacts": [
                 *         "+52 1 55 1234 1000",
                 *         "+44 20 7946 0000"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Phone numbers with their country code, BSUIDs, or contact ids */
                    contacts: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            /**
                             * @description `unknown`: has said nothing to this business; `released`, `erased`: nothing may be sent to it; `unreadable`: neither a number with its country code, nor a BSUID, nor an id
                             * @enum {string}
                             */
                            status: "found" | "unknown" | "released" | "erased" | "unreadable";
                            contact: components["schemas"]["ContactSummary"] | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            413: components["responses"]["TooLarge"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContact: {
        parameters: {
            query?: {
                /** @description `next_before` of the page before */
                before?: number;
                /**
                 * @description Lines of history
                 * @example 5
                 */
                limit?: number;
                /** @description One of `merged_from`: its lines */
                chain?: string;
            };
            header?: never;
            path: {
                /** @example 01990000-0001-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.
             *
             *     `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_contact`: The business has no contact of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordPreferences: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example 01990000-0001-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "topics": {
                 *         "promotions": "in"
                 *       },
                 *       "said_at": "2026-11-20T15:04:05.120Z",
                 *       "evidence": {
                 *         "said": "Yes, send me the offers",
                 *         "where": "Call 4711, recorded",
                 *         "by": "Ana"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @description By key or id. Topics that are not named stay as they are. */
                    topics?: {
                        [key: string]: "in" | "out";
                    };
                    /**
                     * @description Stop everything
                     * @constant
                     */
                    stop?: true;
                    /**
                     * @description Take a stop back; with method `agent` only
                     * @constant
                     */
                    return?: true;
                    /**
                     * @description With method `agent` only; who must be silenced says stop
                     * @enum {string}
                     */
                    pause?: "1w" | "1m" | "3m" | "forever";
                    /**
                     * @description End a pause; with method `agent` only
                     * @constant
                     */
                    resume?: true;
                    /** @description WhatsApp’s own stop at one sender is over, though WhatsApp did not tell: a missed “resume” would otherwise last for ever. No opt-in. With method `agent` only. */
                    clear_provider_stop?: {
                        /** @description Our id of the sender, or Meta’s phone-number id */
                        sender: string;
                        reason: string;
                    };
                    /**
                     * @description `agent`: somebody of the business notes what the person asked for, and answers for it with the evidence. This counts as the person’s own word, and needs the scope `contacts:agent` besides. `api`: a system of the business knows; its Yes never lifts a No that the person gave.
                     * @default api
                     * @enum {string}
                     */
                    method?: "api" | "agent";
                    /**
                     * @description When the person said it. A time in whole seconds, or a date, is not exact: a No counts at its end, a Yes at its start. Times in the future are cut to now; the claim is kept.
                     * @example 2026-11-20T15:04:05.120Z
                     * @example 2026-11-20
                     */
                    said_at?: string;
                    /** @description Kept encrypted beside the ledger for as long as the business keeps evidence */
                    evidence?: {
                        /** @description What the person said or signed, in their words */
                        said: string;
                        /** @description Where it can be found: a form, a call, a ticket */
                        where: string;
                        /** @description Who took it down */
                        by: string;
                    };
                    /**
                     * Format: uuid
                     * @description The source that led to it
                     */
                    source?: string;
                    /**
                     * Format: date-time
                     * @description When a Yes of this call ends
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    expires_at?: string;
                } & (({
                    topics: unknown;
                } | unknown | unknown | unknown | unknown | unknown) & unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description A UUID in lower case
                         */
                        contact_id: string;
                        /** @description The lines written; none when nothing new was said */
                        changes: {
                            /**
                             * Format: uuid
                             * @description A UUID in lower case
                             */
                            change_id: string;
                            /** @description When it counts from; null for a repetition */
                            occurred_at: string | null;
                            /** @description The same was sent before; nothing was written */
                            repeated: boolean;
                        }[];
                        statements: {
                            /** @enum {string} */
                            on: "topic" | "stop" | "return" | "pause" | "resume" | "provider_stop";
                            topic: string | null;
                            said: ("in" | "out") | null;
                            /**
                             * @description `taken`: it counts: it is news, or says the same again with a newer time, another text or other proof; `unchanged`: it says what is on record already; `kept_out`: it was understood and does not count, because something else holds; the reason says what; `refused`: it can’t be said, or can’t be read; nothing of it was written
                             * @enum {string}
                             */
                            outcome: "taken" | "unchanged" | "kept_out" | "refused";
                            /** @description Kept out: `person_said_no`: the person’s own No holds, and only they lift it; `others_said_no`: a No of an import, the API or a backend holds; a later Yes with proof lifts it; `said_later`: something that was said later holds, or a No of the same moment; `stopped`: the person stopped everything, and only they return. Refused: `time_missing`: a Yes, a return or a resume needs the time at which it was said; `topic_archived`: the topic is not offered any more; `topic_required`: the topic can’t be chosen */
                            reason: ("person_said_no" | "others_said_no" | "said_later" | "stopped" | "time_missing" | "topic_archived" | "topic_required") | null;
                            /** @description The line that stands against it */
                            kept_out_by: components["schemas"]["CitedLine"] | null;
                        }[];
                        /** @description How the topics stand after it */
                        topics: components["schemas"]["TopicStanding"][];
                    };
                };
            };
            /**
             * @description `topic_named_twice`: A topic is named twice, for example by its key and by its id.
             *
             *     `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.
             *
             *     `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description `unknown_contact`: The business has no contact of that id.
             *
             *     `unknown_topic`: The business has no topic of that id or key.
             *
             *     `unknown_source`: The business has no source of that id or reference.
             *
             *     `unknown_sender`: The business has no sender of that id, ours or Meta’s phone-number id.
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `contact_erased`: The person was erased: nothing is kept about them any more.
             *
             *     `contact_released`: The number is not this person’s any more.
             *
             *     `in_flight`: The first request with this Idempotency-Key is still at work.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 01990000-0001-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceBundle"];
                };
            };
            400: components["responses"]["InvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_contact`: The business has no contact of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description The `next` of the page before */
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: components["schemas"]["Import"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createImport: {
        parameters: {
            query?: {
                /**
                 * @description What you call this import
                 * @example CRM
                 */
                name?: string;
                /** @description The topic of rows that name none */
                topic?: string;
                /** @description The answer of rows that have none */
                answer?: "in" | "out";
                /**
                 * @description Where rows come from that do not say
                 * @example crm
                 */
                source?: string;
                /** @description Of numbers without a country code; else the business’s country */
                country?: string;
                phone_column?: string;
                topic_column?: string;
                answer_column?: string;
                when_column?: string;
                proof_column?: string;
                source_column?: string;
            };
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description CSV with commas, semicolons or tabs, or one JSON object a line; UTF-8, or UTF-16 with its mark. 1 GiB and 1,000 columns at most. Answers: yes/no, in/out, sí/não, true/false, 1/0, opt-in/opt-out, subscribed/unsubscribed. Times: ISO 8601, a date, or seconds or milliseconds since 1970. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /**
             * @description `unreadable_table`: The file is not text, is empty, or is no table with a header.
             *
             *     `columns_missing`: A column that is needed is not in the file; the detail says which.
             *
             *     `unknown_column`: The file has no column of the name that the query gives.
             *
             *     `columns_ambiguous`: Two columns may both be meant, or Yes in one may be a No; the detail names them. Name one in the query, or rename it.
             *
             *     `upload_broken`: The upload broke off; nothing of it counts.
             *
             *     `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_topic`: The business has no topic of that id or key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upload_stalled`: Nothing arrived for a minute; nothing of the upload counts. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_flight`: The first request with this Idempotency-Key is still at work. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: The file is larger than this endpoint takes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["InvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_import`: The business has no import of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImportReport: {
        parameters: {
            query?: {
                format?: "json" | "csv";
                /** @description The `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        issues: {
                            /** @description In the file; the header of a CSV is row 1 */
                            row: number;
                            /** @description Which answer of the row, from 0; more than one where a row has a column for each topic */
                            place: number;
                            /**
                             * @description `kept_out`: it was understood and does not count, because something else holds; the reason says what; `refused`: it can’t be said, or can’t be read; nothing of it was written; `guessed`: it was taken, and its number may be another person’s
                             * @enum {string}
                             */
                            outcome: "kept_out" | "refused" | "guessed";
                            /** @description Kept out: `person_said_no`: the person’s own No holds, and only they lift it; `others_said_no`: a No of an import, the API or a backend holds; a later Yes with proof lifts it; `said_later`: something that was said later holds, or a No of the same moment; `stopped`: the person stopped everything, and only they return; `released`: the number was given up by its holder; `erased`: the person was erased. Guessed: `country_assumed`: the number was read as one of your country; `number_unlikely`: the number was read as one of another country, and looks like one of yours with a typing mistake, or like none. Refused: `phone_missing`: no number, BSUID or contact; `phone_unreadable`: no number, or one that may be two people’s; `phone_several`: two numbers in one cell; `topic_missing`: no topic; `unknown_topic`: the business has no topic of that id or key; `time_missing`: a Yes, a return or a resume needs the time at which it was said; `topic_archived`: the topic is not offered any more; `topic_required`: the topic can’t be chosen; `answer_missing`: no answer; `answer_unreadable`: neither Yes nor No; `says_nothing`: No in a column that says who refused; `time_unreadable`: no time; `refused_beside`: the row tells of a refusal beside its Yes: a later time of one, or a No in another column; `wrong_columns`: more or fewer cells than the header; `line_too_long`: a line that is too long; `wrong_quotes`: a quote inside a cell; `quote_not_closed`: a quote that is never closed; `invalid_json`: a line that is no JSON object */
                            reason: string;
                            /** @description The line of the ledger that keeps it out */
                            kept_out_by: {
                                /**
                                 * Format: uuid
                                 * @description A UUID in lower case
                                 */
                                contact_id: string;
                                /**
                                 * Format: uuid
                                 * @description A UUID in lower case
                                 */
                                change_id: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601 with an offset
                                 * @example 2026-11-25T12:00:00.000Z
                                 */
                                occurred_at: string;
                                /** @enum {string} */
                                method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
                            } | null;
                        }[];
                        next: string | null;
                    };
                    "text/csv": string;
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.
             *
             *     `invalid_query`: The query is not what this endpoint takes; `invalid_params` names what is wrong.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_import`: The business has no import of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The last position that is known; 0 from the beginning
                 * @example 0
                 */
                after?: number;
                /**
                 * @description Events at most; as JSON 100 unless given
                 * @example 2
                 */
                limit?: number;
                /** @description As JSON only: seconds to wait for the first event when there is none */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["Event"][];
                        /** @description What to send as `after` next */
                        next: number;
                    };
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportConsents: {
        parameters: {
            query?: {
                /**
                 * @description Contacts updated at this moment or later: Power BI’s RangeStart
                 * @example 2026-11-01T00:00:00Z
                 */
                updated_after?: string;
                /** @description Contacts updated before this moment: Power BI’s RangeEnd */
                updated_before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTopics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        topics: components["schemas"]["Topic"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The topic’s id or its key
                 * @example promotions
                 */
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            400: components["responses"]["InvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_topic`: The business has no topic of that id or key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeTopic: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The topic’s id or its key
                 * @example promotions
                 */
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paused": true
                 *     }
                 */
                "application/json": {
                    /** @description Whether nothing of it may be sent */
                    paused: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Topic"];
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.
             *
             *     `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_topic`: The business has no topic of that id or key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `topic_required`: A required topic reaches everybody and can’t be held back.
             *
             *     `in_flight`: The first request with this Idempotency-Key is still at work.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /**
                 * @description Only those tied to no topic; with `false` only the others
                 * @example true
                 */
                unmapped?: "true" | "false";
                /** @description The template’s name at WhatsApp */
                name?: string;
                /** @description `next` of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: components["schemas"]["Template"][];
                        /** @description Null: this was the last page */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    mapTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "spring_sale",
                 *       "language": "pt_BR",
                 *       "topic": "promotions",
                 *       "category": "marketing"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The template’s name at WhatsApp
                     * @example spring_sale
                     */
                    name: string;
                    /**
                     * @description Either way of writing it
                     * @example pt_BR
                     * @example pt-BR
                     */
                    language?: string;
                    /** @description A topic’s key or id; null: none */
                    topic: string | null;
                    /**
                     * @description Of a template that WhatsApp has not told of; marketing unless given
                     * @enum {string}
                     */
                    category?: "marketing" | "utility" | "authentication";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: components["schemas"]["Template"][];
                    };
                };
            };
            /**
             * @description `language_missing`: No language of this template is known yet, so one has to be given.
             *
             *     `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_topic`: The business has no topic of that id or key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_flight`: The first request with this Idempotency-Key is still at work. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sources: components["schemas"]["Source"][];
                        /** @description Null: this was the last page */
                        next: number | null;
                    };
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    nameSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "campaign",
                 *       "name": "Spring sale",
                 *       "reference": "crm-2026-spring"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "template" | "campaign" | "flow";
                    name: string;
                    /** @description Its id in the system it comes from: a campaign’s id, a flow’s uuid */
                    reference: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /**
             * @description `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `in_flight`: The first request with this Idempotency-Key is still at work. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBackends: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        backends: components["schemas"]["Backend"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayBackend: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example 01938f6e-4b2a-7c1d-9e3f-5a6b7c8d9e0f */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Contacts */
                        replayed: number;
                    };
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_backend`: The business has no backend of that id. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `in_flight`: The first request with this Idempotency-Key is still at work. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again: the same key and request are answered as the first time, for 24 hours. By API key and endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unknown_template": "as_marketing"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What a message of a template that is tied to no topic counts as. `refuse`: not allowed, `unknown_template`. `as_marketing`: decided as marketing by what holds for every topic: stop, pause, Meta’s own stop.
                     * @enum {string}
                     */
                    unknown_template?: "refuse" | "as_marketing";
                    /**
                     * @description What the gateway lets through while the database can’t be asked. `hold_marketing`: marketing waits, utility and authentication pass as far as is known from memory.
                     * @enum {string}
                     */
                    gateway_outage?: "hold_marketing" | "hold_all" | "pass_all";
                    /**
                     * @description Which changes are confirmed by a message in the chat, from a WhatsApp backend. Meta bills such messages. `where_said`: what was said in the chat; the page itself tells what it saved. `always`: what was said on the page too.
                     * @enum {string}
                     */
                    chat_confirmation?: "where_said" | "always" | "never";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /**
             * @description `invalid_body`: The body is not what this endpoint takes; `invalid_params` names what is wrong.
             *
             *     `invalid_idempotency_key`: It has 1 to 255 visible ASCII characters.
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `in_flight`: The first request with this Idempotency-Key is still at work. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description `idempotency_key_reused`: This Idempotency-Key came with another request before. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}

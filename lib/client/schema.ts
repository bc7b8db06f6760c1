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
         * Ask whether a message may be sent
         * @description Takes one `contact` or up to 10,000 `contacts`, and a `topic` or a `template`. Returns for each contact whether the message may be sent now, the reason, and when a temporary No ends. A person whom Sayso does not know has not answered: a topic that is sent until refused is allowed, and a topic that needs a Yes is not. Write phone numbers with their country code. Digits without a + are read as an international number, or as a national number of the business’s country if they can only be that. If both readings are real numbers, or if a text holds two numbers, the reason is `unreadable`: Sayso does not guess which person is meant. A template that is not tied to a topic is refused for everybody with `unknown_template`, unless the settings of the business treat such templates as marketing.
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
         * Ask to whom of a list a message may be sent
         * @description Send a list of any size as CSV or NDJSON; the format is recognised by the content. The response has the same rows in the same format, each with `allowed`, `reason` and `preference_url` added at its end. Nothing else in a row is changed: delimiters, quotes and line ends stay as they were. The upload is UTF-8, with or without a byte order mark, or UTF-16 with one. The response is UTF-8.
         *
         *     The columns that say who is meant are recognised by their names, or named in `column`. In each row the first of these that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. A number without a country code is of the country that its row names as that of the number (`Country code`, `DDI`), else of the business’s. Where the row names the country of its person (`Country`, `País`), the number is of that country if its numbering plan knows it better than that of the business’s country, and else `unreadable`. If two columns fit equally well, the list is refused, and the problem names both. A table may have up to 1,000 columns. A row that can’t be read gets `allowed` false and the reason `unreadable`, and the other rows are decided as usual. A line of more than 65,536 characters comes back with empty cells, and an NDJSON line that is not an object as `{"line": …}`.
         *
         *     The response begins when the upload has ended, because ordinary clients send everything before they read. With the header `Sayso-Stream: duplex` it begins at once, and the client must read while it sends. Rows are decided about a thousand at a time, each at the moment it is processed: if a topic is paused meanwhile, the rows that follow are refused. **If something fails on the way, the connection breaks.** A response that ends cleanly is complete. The header `Sayso-Audience-Id` has the id for GET /audiences/{id}.
         *
         *     `preference_url` is filled in for contacts that Sayso knows, if the key also has the scope `links`. It is empty for everybody else, because this call stores no contacts; POST /links makes links for them.
         *
         *     Scope: `check`.
         */
        put: operations["putAudience"];
        /**
         * Ask to whom of a list a message may be sent
         * @description Send a list of any size as CSV or NDJSON; the format is recognised by the content. The response has the same rows in the same format, each with `allowed`, `reason` and `preference_url` added at its end. Nothing else in a row is changed: delimiters, quotes and line ends stay as they were. The upload is UTF-8, with or without a byte order mark, or UTF-16 with one. The response is UTF-8.
         *
         *     The columns that say who is meant are recognised by their names, or named in `column`. In each row the first of these that is not empty counts: WhatsApp numbers (whatsapp, wa_id, URN:WhatsApp …), mobile numbers (mobile, celular, móvil …), other numbers (phone, teléfono, telefone, fone, msisdn …), then bsuid, then contact_id. A number without a country code is of the country that its row names as that of the number (`Country code`, `DDI`), else of the business’s. Where the row names the country of its person (`Country`, `País`), the number is of that country if its numbering plan knows it better than that of the business’s country, and else `unreadable`. If two columns fit equally well, the list is refused, and the problem names both. A table may have up to 1,000 columns. A row that can’t be read gets `allowed` false and the reason `unreadable`, and the other rows are decided as usual. A line of more than 65,536 characters comes back with empty cells, and an NDJSON line that is not an object as `{"line": …}`.
         *
         *     The response begins when the upload has ended, because ordinary clients send everything before they read. With the header `Sayso-Stream: duplex` it begins at once, and the client must read while it sends. Rows are decided about a thousand at a time, each at the moment it is processed: if a topic is paused meanwhile, the rows that follow are refused. **If something fails on the way, the connection breaks.** A response that ends cleanly is complete. The header `Sayso-Audience-Id` has the id for GET /audiences/{id}.
         *
         *     `preference_url` is filled in for contacts that Sayso knows, if the key also has the scope `links`. It is empty for everybody else, because this call stores no contacts; POST /links makes links for them.
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
         * See how far a list is
         * @description Returns the counts of a list so far, and none of its people. The status `done` means that the last row was sent; `broken` means that the response is not complete, and `problem` says why.
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
         * Make preference links
         * @description Takes one `contact` or up to 10,000 `contacts`, and returns for each the link to their preference page. Send a link to that person and to nobody else. For contacts that exist nothing is written, so the call may be made as often as needed. A phone number or BSUID that Sayso does not know becomes a contact that has not answered anything; a number that was released or erased before becomes a contact that has stopped all messages. `source`, `topic` and `language` apply to all contacts, unless a contact has its own.
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
         * Find contacts by phone number
         * @description Finds contacts by their phone numbers, BSUIDs or ids. It is a POST, so that numbers stay out of addresses and logs, but it never creates a contact. The response has the order of the request. A contact that was merged is returned as the contact it was merged into. A number that its holder gave up, or whose holder was erased, has a status that says so, and no contact.
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
         * Read a contact: answers, decisions, history
         * @description Returns what the person answered for each topic, whether a message may be sent now, and their history with the newest line first. Phone numbers are returned in full, because they are the business’s own data. A contact that was merged is returned as the contact it was merged into; `chain` reads the lines that stayed under the old id. The whole response is of one moment.
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
         * @description Records what a person said on the phone, at a counter or in another system. It writes one line of the ledger, or two if a Yes and a No of an inexact time count from different moments, and returns the outcome of each statement with its reason. A Yes needs the time at which it was said; a No without a time counts as now. A Yes, a return or a resume from a time when somebody else had the contact’s number is theirs: it is kept out as `former_holder`, and no line is written of it. A statement that can’t be recorded is refused by itself, and the others are recorded. The same call can be sent again without changing anything: for 24 hours with the same Idempotency-Key, and without a limit with the same `said_at`.
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
         * Get the proof of one person’s choices
         * @description Returns what an auditor needs: every line of the ledger exactly as it was sealed, the hash of the line before it, the texts that were shown, the evidence that still exists, and the result of verifying the chains. The chains of contacts that were merged into this one are included. Of a person who was erased, only the chains and digests are left, and no personal data. `consent_records` has the same facts in the form of ISO/IEC TS 27560. With `Accept: text/html` the response is a document to read and print, in one file without scripts.
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
         * List imports, the newest first
         * @description Imports and their reports are stored for 90 days. What they changed stays in the ledger.
         *
         *     Scope: `imports`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import consent from another system
         * @description Takes a file that says who answered what, when, and what proves it. It has one row for each person and topic, or one row for each person with a column for each topic (named by the topic’s key).
         *
         *     The columns phone, topic, answer, when, proof and source are recognised by their names in English, Spanish or Portuguese, or named in the query. The best match counts and not the first: in each row, a WhatsApp number comes before a mobile number, and a mobile number before any other, and an empty cell is passed over. If two columns fit equally well, the file is refused, and the problem names both.
         *
         *     A column that says who refused (`opted_out`, `do_not_contact`, `baja`) is read the other way round: Yes in it is a No, and No in it says nothing. So is a column that you name for the answer if its name says that it holds refusals (`Marketing opt-out`). A name that can be read either way (`blocked`), that only says what the answers are about (`Marketing`), or whose meaning is not known, is refused (`columns_ambiguous`); `yes_means` says what a Yes in it means. `yes_means` also holds for columns that are named by a topic, and not against a name that plainly says the contrary (`yes_means=agreed` for `opted_out`): such a file is refused, and so is one without a column of answers (`columns_missing`). A time counts only for the answer it belongs to: `unsubscribed_at` for a No, `optin_time` for a Yes, `consent_date` or `answered_at` for both, `created_at` and `updated_at` for neither. A Yes beside a refusal in its own row is refused (`refused_beside`), whichever columns you name: a time of refusal that is later or can’t be read, a No in another column of consent, or anything but a No or an earlier time in a column that is, or may be, one of refusals (`is_opted_out`, `Data do opt-out`, `blocked`; where "si no" in its name may mean "if not", a No too). In NDJSON this holds for keys that the first object lacks, and answers to topics under such keys are read too. Sayso’s own export can be imported as it is, and changes nothing.
         *
         *     The whole file is received and checked first. A file that can’t be read is refused with 400, and nothing of it counts. An upload that breaks off leaves an import with the status `failed`. After that a worker processes the rows; `GET /imports/{id}` returns how far it is.
         *
         *     - **A Yes needs a time**, and also proof if it is to lift an earlier No of an import or of the API. A Yes without proof counts only if there is no other answer.
         *     - **A No that the person gave stays.** A Yes of the file against it is kept out, and the report names the line of the ledger that keeps it out.
         *     - A No without a time counts as now. A date without a time counts from the start of the day for a Yes, and from its end for a No. Dates, and times without an offset, are in the time zone of the business. A time in the future counts as now.
         *     - A row that is sent twice, in one file or in two, changes nothing the second time.
         *     - Numbers are read as everywhere in this API. With a + a number names its country. Without one it is a number of the country that its row names as that of the number (a column such as `Country code` or `DDI`, with a dial code, an ISO code or a name). Else it is read as WhatsApp writes numbers, and as a number of `country` (or of the business’s country if `country` is not given).
         *     - A number that may belong to two people is refused (`phone_unreadable`), and so is one of another country than its row names as that of the number.
         *     - People keep their number when they move. If a row names only the country where its person lives (`Country`, `País`), the number is of the country whose numbering plan knows it better, there or yours (`country`, or the business’s), and is listed as `guessed`. If yours knows it better, a Yes is refused. If both know it equally well, as a mobile for instance, a No is refused as well, unless `country` is given: then it counts for the number of `country`.
         *     - If the country of the number can’t be read, Yes and No are refused (`country_unreadable`). If the country where the person lives can’t be read, a Yes is refused; a No counts for the number of the business’s country, if it is one, and is listed as `guessed`. If `country` is given, neither is refused so: the number is read as one of `country`.
         *     - The report also lists as `guessed` a number that was read as one of the business’s country because `country` was not given, and one of another country that looks mistyped.
         *     - What spreadsheets add to numbers is removed: an apostrophe or a formula around them, invisible characters, a `.0` at the end. Numbers with an exponent (`5.73E+11`) have lost digits and are refused, and so are two numbers in one cell (`phone_several`).
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
         * See how far an import is
         * @description Returns the rows processed so far and their outcomes. The statuses `done` and `failed` are final.
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
         * List the rows that were refused, kept out or guessed, and why
         * @description Returns the rows in the order of the file, also while the import is still running. Rows are named by their numbers and their contents are not repeated, because you have the file. JSON comes in pages; `format=csv` returns the whole report as one CSV.
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
         * Read the ledger as a feed
         * @description Returns every line of the ledger once, in the order of positions. The lines of one contact keep their own order. Store `next` and send it as `after` in the next call: no line is missed, not even one that was written earlier and committed late. The workers assign the positions, so a line appears within a second or two of its commit. With `Accept: application/x-ndjson` the response is a stream with one event per line, up to the present end of the ledger (`limit` is then optional). Continue from the last `position`. If the stream fails, the connection breaks; a stream that ends cleanly is complete.
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
         * Export all answers as CSV
         * @description Returns one row for each contact and topic, for BI tools. The columns are `contact_id`, `phone`, `bsuid`, `topic`, `answer`, `allowed`, `reason`, `until`, `answered_at`, `method`, `source`, `notice`, `stop`, `pause_until`, `updated_at`. `phone` has digits only. `allowed` and `reason` are what a check without a sender returns now. `updated_at` is when the contact’s last ledger line was written. A pause without an end has `pause_until` in the year 9999. Free text that a spreadsheet would run as a formula begins with an apostrophe. Each contact is returned exactly once, as it is at that moment, even if it changes during the export. If something fails, the connection breaks; an export that ends cleanly is complete. To follow changes, set `updated_after` to one minute before the latest `updated_at` that you have, and replace your rows by contact and topic. Pausing a topic changes `allowed` without changing `updated_at`. A contact that was merged into another one is in no export any more, so rows of it that you have stay as they were: replace all rows with a full export from time to time, and ask /check or /audience before you send.
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
    "/exports/evidence.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the ledger so that a stranger can verify it
         * @description Returns every line of the ledger that the newest signed checkpoint covers, one JSON object on each line (`sayso.export.v1`). Without parameters it is the whole log, whose root anybody can compute from it. With parameters it is a part, and each line brings its proof. It holds ids, times, hashes and the texts that were shown, and nothing else of a person. The page at `/verify` and the program there check it without a network. If something fails, the connection breaks, and a verifier says that the file was cut off.
         *
         *     Scope: `evidence`.
         */
        get: operations["exportEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/consent-records.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export consent records for an auditor
         * @description Returns one consent record of ISO/IEC TS 27560:2023 for each person and topic, as JSON-LD in the terms of W3C’s Data Privacy Vocabulary, one document on each line. Each document is signed (Data Integrity, `eddsa-jcs-2022`); the public key is in the DID document at `/.well-known/did.json`. With `from` and `to` only records in which something happened in that time are returned, each with all of its events. If something fails, the connection breaks.
         *
         *     Scope: `evidence`.
         */
        get: operations["exportConsentRecords"];
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
         * List the topics
         * @description Returns the topics of the business in the order of the preference page, with archived topics last.
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
         * Read a topic
         * @description Returns one topic, by its id or its key.
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
         * Pause a topic, or set who sees it
         * @description `paused` is the kill switch of a topic. With `paused: true` no message of the topic may be sent: every check that begins after the response returns `topic_paused`, whatever the person agreed to. Nobody’s answers change, and `paused: false` brings the decisions back. The records in the backends follow within minutes. A call that changes nothing is allowed. A required topic can’t be paused, because by definition it reaches everybody. `listed` sets who sees the topic on their page without having agreed to it; with `sources`, the links of which sources show it. It changes nothing of what may be sent. Only a topic whose policy is `opt_in` can be for some people only, because everybody must find the switch of what they may be sent without a Yes. Send `paused` or `listed`, one at a time.
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
         * List WhatsApp templates and their topics
         * @description Returns the templates in the order in which Sayso first saw them. `unmapped=true` returns those that are not tied to a topic: their messages are refused with `unknown_template`, unless the settings say otherwise. To get the next page, send `next` as `after`.
         *
         *     Scope: `config:read`.
         */
        get: operations["listTemplates"];
        /**
         * Tie a template to a topic
         * @description From the response on, checks and the gateway decide messages of this template by the topic. A check about an earlier time still uses the topic of that time. Without `language`, every known language of the template is tied. A template that WhatsApp has not reported yet is created, and needs a `language`. Its `category` counts until WhatsApp reports one, which then always decides. `topic: null` unties the template.
         *
         *     Scope: `config:write`.
         */
        put: operations["mapTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Pause or resume a template
         * @description This is the kill switch of a template. With `paused: true` no message of it may be sent: every check that begins after the response returns `template_paused`, and the gateway holds it, unless the person refused anyway. Nobody’s answers change, and `paused: false` brings the decisions back. Without `language`, every known language of the template is paused or resumed. A call that changes nothing is allowed. What is sent to WhatsApp past Sayso is not held.
         *
         *     Scope: `config:write`.
         */
        patch: operations["pauseTemplate"];
        trace?: never;
    };
    "/template-watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which templates drive people away
         * @description Returns every template with what was sent, who left after it and how sure it is that the template is the cause, the worst first. `judged_at` is null until something was judged.
         *
         *     Scope: `config:read`.
         */
        get: operations["readTemplateWatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-watch/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one template does to people
         * @description Returns one template day by day, why people left, what Meta does next, and what Meta says of it beside other templates.
         *
         *     Scope: `config:read`.
         */
        get: operations["readWatchedTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-watch/{name}/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with a template’s texts and buttons
         * @description Returns findings with the rule that each is about, texts for a footer and a button, and the body of `POST /{waba-id}/message_templates` that creates the template with a button for preferences. `findings` is null until WhatsApp’s list has brought the texts.
         *
         *     Scope: `config:read`.
         */
        get: operations["lintTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to templates
         * @description Returns the alerts of a business, the newest first: the same that a signed webhook gets. To get the next page, send `next` as `after`.
         *
         *     Scope: `config:read`.
         */
        get: operations["listTemplateAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-saves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who stayed after stopping everything
         * @description Returns how many people stopped everything on the page, and how many of them took a pause or kept some topics instead, by their last reason.
         *
         *     Scope: `config:read`.
         */
        get: operations["readSaves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meta’s quality in seven days
         * @description Returns how many templates Meta rated how at the end of each of the last seven days.
         *
         *     Scope: `config:read`.
         */
        get: operations["readTemplateQuality"];
        put?: never;
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
         * List the sources of links
         * @description Returns the templates, campaigns and flows that carry links, in the order of their numbers. To get the next page, send `next` as `after`.
         *
         *     Scope: `config:read`.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Name a source of links
         * @description Names a template, campaign or flow that will carry links. A change made with such a link names the source, so that you see which campaign people answered or refused. A `kind` and a `reference` together identify one source, however often the call is made; a new `name` replaces the old one.
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
         * See the health of the backends
         * @description Returns for each backend what waits to be delivered, what was given up (dead-lettered), and what the last reconciliation found. No secrets and no addresses are returned.
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
         * Retry dead-lettered deliveries
         * @description Makes every dead-lettered contact of this backend due again. The workers start on them at once. Returns the number of contacts.
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
         * Read the settings
         * @description Returns four choices of the business: how unknown templates are decided, what the gateway lets through during an outage, which changes are confirmed in the chat, and whether a Yes to marketing is confirmed there by the person.
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
         * Change the settings
         * @description Settings that are left out stay as they are. The new settings apply to every check and every change that begins after the response.
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
             * @description A stable code for programs to compare
             * @example unknown_topic
             */
            code: string;
            /** @description An explanation for developers. It holds no personal data. */
            detail: string;
            request_id: string;
            /** @description The parts of the request that are wrong, and why. The value itself is never repeated. */
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
            /** @description Why the response broke off: the code of a problem, `reader_gone` (the client closed the connection) or `process_ended` (the server was stopped) */
            problem: string | null;
            /** @description The query of the call */
            question: {
                [key: string]: string | boolean | null;
            };
            /** @description The rows decided so far */
            rows: number;
            allowed: number;
            unreadable: number;
            /** @description The rows decided so far, counted by reason */
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
            /** @description The contact as the request named it */
            contact: string;
            contact_id: string | null;
            /** @description The preference link. Keep it secret: anybody who has it can change the contact’s answers */
            url: string | null;
            /** @description When the link expires. After that it can only be used to stop messages and to ask for a new link */
            expires_at: string | null;
            /**
             * @description Why there is no link. `unreadable`: the text is no phone number, BSUID or id, or a number that may belong to two people; `unknown_contact`: the business has no contact with this id, or the contact was merged, released or erased while the call ran, so that the call may be made again; `unknown_source`: the business has no source with this id or reference; `unknown_topic`: no topic that people can refuse has this id or key; `released`: the person gave the number up; `erased`: the person was erased
             * @enum {string}
             */
            problem?: "unreadable" | "unknown_contact" | "unknown_source" | "unknown_topic" | "released" | "erased";
        };
        ContactSummary: {
            /**
             * Format: uuid
             * @description A UUID in lower case
             */
            id: string;
            locale: ("es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he") | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            stopped: boolean;
            /** @description When the pause ends. Null: there is no pause, or (`paused` is true) it has no end */
            paused_until: string | null;
            paused: boolean;
            released_at: string | null;
            erased_at: string | null;
        };
        Contact: {
            /**
             * Format: uuid
             * @description The contact’s present id. If the contact was merged into another one, this is the id of the other one and not the id in the path.
             */
            id: string;
            /** @description Ids of contacts that turned out to be the same person */
            merged_from: string[];
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            created_at: string;
            locale: ("es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he") | null;
            identities: components["schemas"]["Identity"][];
            /** @description Whether the person stopped all messages (`on`: true) or came back after a stop (`on`: false). Null: they never stopped */
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
                /** @description When the pause ends. Null while `on` is true: it lasts until the person resumes */
                until: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 with an offset
                 * @example 2026-11-25T12:00:00.000Z
                 */
                at: string;
                change_id: string | null;
            } | null;
            /** @description WhatsApp’s own “stop offers”, for each sender */
            provider_stops: components["schemas"]["ProviderStop"][];
            /** @description When the person gave the number up: since then it belongs to somebody else */
            released_at: string | null;
            erased_at: string | null;
            topics: components["schemas"]["TopicStanding"][];
            history: {
                /**
                 * Format: uuid
                 * @description The id of the contact whose chain these lines belong to
                 */
                chain: string;
                lines: components["schemas"]["Line"][];
                /** @description Send it as `before` to get the next page. Null: there are no more lines */
                next_before: number | null;
            };
        };
        Identity: {
            /** @enum {string} */
            kind: "phone" | "bsuid" | "backend";
            /** @description A phone number in full (E.164), a BSUID, or the contact’s id in a backend */
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
            /** @description Meta’s phone-number id of the sender */
            phone_number_id: string | null;
            /** @description The name of the sender */
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
            /** @description Null: the person has not answered, and the topic’s policy decides */
            answer: ("in" | "out") | null;
            /** @description Who gave the answer that counts. `person`: the person; `other`: an import, the API or a backend, with proof; `other_without_proof`: one of these, without proof */
            said_by: ("person" | "other" | "other_without_proof") | null;
            said_at: string | null;
            change_id: string | null;
            notice: string | null;
            expires_at: string | null;
            /** @description Whether a message of this topic may be sent now, from any sender */
            decision: {
                allowed: boolean;
                /** @enum {string} */
                reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "template_paused" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template" | "recovering";
                /** @description When a temporary No ends by itself; otherwise null */
                until: string | null;
            };
        };
        Line: {
            /** @description The place of the line in the contact’s chain, counted from 1 */
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
             * @description When it happened. This is the time that counts.
             * @example 2026-11-25T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: date-time
             * @description When Sayso wrote the line
             * @example 2026-11-25T12:00:00.000Z
             */
            recorded_at: string;
            /**
             * @description Who made the change. `contact`: the person; `member`: somebody who works for the business; `business`: a system of the business, through this API; `backend`: a messaging backend; `provider`: WhatsApp itself; `import`: an imported file; `system`: Sayso
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How the change reached Sayso
             * @enum {string}
             */
            method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
            /** @description The template, campaign or flow that carried the link or message */
            source: components["schemas"]["NamedSource"] | null;
            reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
            /** @description The earlier change that this one undoes or gives a reason for */
            refers_to: string | null;
            /** @description What the change did. Null if the stored line can’t be read: GET /contacts/{id}/evidence says what is wrong with it */
            effects: components["schemas"]["Effect"][] | null;
            /** @description The hash of the text that was shown. GET /contacts/{id}/evidence returns the whole text. */
            notice: string | null;
            /**
             * @description Whether evidence of the change, such as the form or the message, was stored and still exists. `deleted`: it existed and was deleted
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
             * @description What the change says. `withdrawn`: an undo took back the person’s first answer to the topic; `asked`: the person was asked to confirm a Yes; `closed`: that request for confirmation ended
             * @enum {string}
             */
            said: "in" | "out" | "withdrawn" | "stop" | "return" | "pause" | "resume" | "asked" | "closed" | "released" | "erased";
            /**
             * @description `taken`: it counts, because it is new, or repeats an answer with a newer time, another text or other proof; `unchanged`: it says what is on record already; `kept_out`: it was understood and does not count, because something else holds; `reason` says what
             * @enum {string}
             */
            outcome: "taken" | "unchanged" | "kept_out";
            /** @description Why the statement is kept out, if the line records it. `said_later`: a later statement holds, or a No of the same moment. Null beside the outcome `kept_out`: a No holds, only the person may say this, or what was confirmed had ended */
            reason: ("person_said_no" | "others_said_no" | "said_later" | "stopped" | "former_holder" | "released" | "erased") | null;
            /** @description When a pause, a Yes or a request for confirmation ends; null when it has no end, as a pause until the person resumes */
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
             * @description Who made the change. `contact`: the person; `member`: somebody who works for the business; `business`: a system of the business, through this API; `backend`: a messaging backend; `provider`: WhatsApp itself; `import`: an imported file; `system`: Sayso
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How the change reached Sayso
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
                locale: ("es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he") | null;
                released_at: string | null;
                erased_at: string | null;
                identities: components["schemas"]["Identity"][];
            };
            /** @description Whether every chain is complete and unchanged, and every notice is stored as it was published */
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
                    /** @description What is wrong, as `npm run ledger:verify` names it */
                    problem: string | null;
                    /** @description The place of the first line that is wrong */
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
                /** @description The exact canonical text from which the hash is made */
                text: string;
                /** @description Whether the text has that hash */
                whole: boolean;
            }[];
            /** @description Hashes of notices that were published and are not stored any more, so that `whole` is false */
            missing_notices: string[];
            /** @description Hashes that were sent with a form, at a time when Sayso did not check them yet, and that belong to no text of the business. They are no fault of the record. */
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
            /** @description The exact text that was hashed: canonical JSON (RFC 8785) */
            payload: string;
            /** @description That the signed log of the business has the line (`c2sp.org/tlog-proof@v1`); null for a line that no checkpoint covers yet. The page at `/verify` checks it. */
            proof: string | null;
            /** @description What the payload says; null if the payload is not a line that Sayso writes */
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
                 * @description Who made the change. `contact`: the person; `member`: somebody who works for the business; `business`: a system of the business, through this API; `backend`: a messaging backend; `provider`: WhatsApp itself; `import`: an imported file; `system`: Sayso
                 * @enum {string}
                 */
                actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
                /**
                 * @description How the change reached Sayso
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
                 * @description `none`: there was none; `kept`: it is in `body`; `deleted`: it was deleted after its time or with the person, and the digest stays; `unreadable`: it was encrypted with a key that no longer exists; `differs`: it is not what was sealed
                 * @enum {string}
                 */
                state: "none" | "kept" | "deleted" | "unreadable" | "differs";
                digest: string | null;
                /** @description The salt of the digest, in hex */
                salt: string | null;
                /** @description What the person said and where; null unless `state` is `kept` */
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
                /** @description The hash of the notice of the last Yes; its text is in `notices` */
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
                /** @description Not known to Sayso: the business adds where it stores data */
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
                /** @description The time at which the consent ends, or `until withdrawn` */
                validity_duration: string;
                entity_id: string;
                /** @enum {string} */
                event_type: "expressed" | "reported";
                /** @description A term of the W3C Data Privacy Vocabulary (DPV), such as ConsentGiven or ConsentWithdrawn */
                event_state: string;
                /**
                 * @description How the change reached Sayso
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
            /** @description Why the import failed */
            problem: (("unreadable_table" | "columns_missing" | "unknown_column" | "columns_ambiguous" | "upload_broken" | "upload_stalled" | "too_large" | "internal") | string) | null;
            /** @description What is wrong with the columns of the file, where a newer version of Sayso took the import up and refused them. What was processed before stays recorded; send the file again for the rest */
            problem_detail: string | null;
            bytes: number;
            /** @description The rows processed so far */
            rows: number;
            /** @description The rows of the file; null until all of it was received */
            total_rows: number | null;
            /** @description Answers that are new and count as the file says */
            taken: number;
            /** @description Answers that were sent before, or are older than the same answer on record */
            unchanged: number;
            /** @description Answers that do not count because something else holds: see the report */
            kept_out: number;
            /** @description Rows and answers that could not be read: see the report */
            refused: number;
            /** @description Answers whose phone number had no country code and was read as one of your country, or looks mistyped: see the report */
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
            /** @description The place of the line in the contact’s chain, counted from 1 */
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
             * @description When it happened. This is the time that counts.
             * @example 2026-11-25T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: date-time
             * @description When Sayso wrote the line
             * @example 2026-11-25T12:00:00.000Z
             */
            recorded_at: string;
            /**
             * @description Who made the change. `contact`: the person; `member`: somebody who works for the business; `business`: a system of the business, through this API; `backend`: a messaging backend; `provider`: WhatsApp itself; `import`: an imported file; `system`: Sayso
             * @enum {string}
             */
            actor: "contact" | "member" | "business" | "backend" | "provider" | "import" | "system";
            /**
             * @description How the change reached Sayso
             * @enum {string}
             */
            method: "page" | "keyword" | "button" | "list" | "provider_preference" | "provider_error" | "agent" | "api" | "import" | "reconcile";
            /** @description The template, campaign or flow that carried the link or message */
            source: components["schemas"]["NamedSource"] | null;
            reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
            /** @description The earlier change that this one undoes or gives a reason for */
            refers_to: string | null;
            /** @description What the change did. Null if the stored line can’t be read: GET /contacts/{id}/evidence says what is wrong with it */
            effects: components["schemas"]["Effect"][] | null;
            /** @description The hash of the text that was shown. GET /contacts/{id}/evidence returns the whole text. */
            notice: string | null;
            /** @description SHA-256, 64 hex digits */
            hash: string;
            /** @description The place of the event in the feed of the business. Positions grow, and none is used twice. */
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
            /** @description Whether the business has paused the topic, so that no message of it may be sent */
            paused: boolean;
            archived: boolean;
            /**
             * @description Who sees the topic on their page without having agreed to it. `always`: everybody; `sources`: people whose link has one of `sources`; `never`: nobody, but by a link that names the topic. Who agreed to it sees it in any case. It changes nothing of what may be sent
             * @enum {string}
             */
            listed: "always" | "sources" | "never";
            /** @description The numbers of the sources whose links show the topic; empty unless `listed` is `sources` */
            sources: number[];
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
             * @description The language, as WhatsApp’s webhooks write it
             * @example pt-BR
             */
            language: string;
            /**
             * @description The category that decides: marketing until another is known
             * @enum {string}
             */
            category: "marketing" | "utility" | "authentication";
            /**
             * @description The status in WhatsApp; null until WhatsApp reports it
             * @example APPROVED
             */
            status: string | null;
            /**
             * @description The quality rating in WhatsApp; null until WhatsApp reports it
             * @example GREEN
             */
            quality: string | null;
            /** @description The topic of the template. Null: it is tied to none, and `unknown_template` of the settings decides its messages */
            topic: {
                /**
                 * Format: uuid
                 * @description A UUID in lower case
                 */
                id: string;
                key: string;
            } | null;
            /** @description When the business paused the template, so that no message of it may be sent; null: it has not */
            paused_at: string | null;
            /**
             * Format: date-time
             * @description When Sayso first saw the template. WhatsApp does not report when it was created.
             * @example 2026-11-25T12:00:00.000Z
             */
            first_seen_at: string;
            /** @description The five latest events of the template, the newest first */
            last_events: {
                /** @enum {string} */
                kind: "status" | "quality" | "category" | "topic" | "components" | "pause";
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
        WatchedTemplate: {
            name: string;
            languages: string[];
            /** @enum {string} */
            category: "marketing" | "utility" | "authentication";
            status: string | null;
            quality: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            first_seen_at: string;
            /** @description Whether one of its languages became known in the last seven days */
            is_new: boolean;
            /**
             * @description The worse of its two verdicts
             * @enum {string}
             */
            state: "too_little" | "fine" | "watch" | "harming";
            state_since: string | null;
            verdicts: {
                /** @description Null: it was not judged yet */
                direct: {
                    /** @enum {string} */
                    state: "too_little" | "fine" | "watch" | "harming";
                    /** @description The ratio to the rest is at least this, at 99 % */
                    lower_bound: number | null;
                    ratio: number | null;
                    /** @description Of the ratio, at 95 %; an end without a bound is 0 or 1,000,000; null: nothing can be said */
                    interval: {
                        low: number;
                        high: number;
                    } | null;
                    seen: number;
                    expected: number;
                    /** @enum {string} */
                    compared_with: "others" | "own_past";
                    /** @description The evidence that the ratio is above 1.25 (docs/template-watch.md) */
                    e: number;
                    /** @description The same with half of the weight at a ratio of 3.25, by which `state` is `harming`; null until it is judged again after an update */
                    e_state: number | null;
                } | null;
                /** @description Null: it was not judged yet */
                window: {
                    /** @enum {string} */
                    state: "too_little" | "fine" | "watch" | "harming";
                    /** @description The ratio to the rest is at least this, at 99 % */
                    lower_bound: number | null;
                    ratio: number | null;
                    /** @description Of the ratio, at 95 %; an end without a bound is 0 or 1,000,000; null: nothing can be said */
                    interval: {
                        low: number;
                        high: number;
                    } | null;
                    seen: number;
                    expected: number;
                    /** @enum {string} */
                    compared_with: "others" | "own_past";
                    /** @description The evidence that the ratio is above 1.25 (docs/template-watch.md) */
                    e: number;
                    /** @description The same with half of the weight at a ratio of 3.25, by which `state` is `harming`; null until it is judged again after an update */
                    e_state: number | null;
                } | null;
            };
            rates: {
                /** @description Refusals for each 1,000 deliveries, with Wilson’s interval at 95 %; null: nothing was delivered */
                direct: {
                    rate: number;
                    low: number;
                    high: number;
                } | null;
                /** @description Refusals for each 1,000 deliveries, with Wilson’s interval at 95 %; null: nothing was delivered */
                window: {
                    rate: number;
                    low: number;
                    high: number;
                } | null;
            };
            total: {
                sent: number;
                failed: number;
                delivered: number;
                read: number;
                /** @description Refusals, on the day of the delivery. The two are never added. */
                optouts: {
                    /** @description The link or the reply names the template */
                    direct: number;
                    /** @description The template was the last that arrived, at most 72 hours before */
                    window: number;
                };
                pauses: {
                    /** @description The link or the reply names the template */
                    direct: number;
                    /** @description The template was the last that arrived, at most 72 hours before */
                    window: number;
                };
                /** @description What the recipients had said about the topic when the template was sent */
                standing: {
                    agreed: number;
                    refused: number;
                    unanswered: number;
                    not_needed: number;
                };
            };
        };
        Source: {
            /**
             * Format: uuid
             * @description The id of the source, which `source` of links and audiences takes
             */
            id: string;
            /** @description The number by which links name the source */
            number: number;
            /** @enum {string} */
            kind: "template" | "campaign" | "flow";
            name: string;
            /** @description The id of the source in the system it comes from */
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
             * @description Why the backend is not active
             * @example by_hand
             */
            status_reason: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 with an offset
             * @example 2026-11-25T12:00:00.000Z
             */
            status_since: string;
            /** @description Until when WhatsApp’s platform blocks the account (`graph_131048`, `graph_368`, `graph_131031`). Nothing is sent through it before then, also when it is disabled and enabled again. null: it is not blocked */
            blocked_until: string | null;
            /** @description The contacts whose record in the backend is not up to date yet. Refusals are delivered first. */
            waiting: {
                refusals: {
                    count: number;
                    /** @description When the oldest waiting change was made; null: none is waiting */
                    oldest_since: string | null;
                };
                others: {
                    count: number;
                    /** @description When the oldest waiting change was made; null: none is waiting */
                    oldest_since: string | null;
                };
            };
            /** @description The contacts whose record in the backend could not be brought up to date, counted by reason. `POST /backends/{id}/replay` tries them again. Refusals are retried anyway, except those that can’t succeed until more is known of the person (`user_id_not_taken`: the contact is known by a WhatsApp user id only, and the workspace takes phone numbers). */
            dead_lettered: {
                reason: string;
                count: number;
            }[];
            /** @description When the backend last accepted a delivery; null for a kind of backend that does not store it */
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
                /** @description Refusals found in the backend and recorded in the ledger */
                taken_in: number;
                /** @description Contacts whose record in the backend was written again */
                mended: number;
                for_review: number;
                error: string | null;
            } | null;
            /** @description The messages that Sayso sent from each number in each month of the last year, the newest month first. All kinds except `template` are free-form messages, which Meta bills after the first 1,000 of a number in a month. */
            sent: {
                phone_number_id: string;
                /**
                 * @description The month, in UTC
                 * @example 2026-11
                 */
                month: string;
                /** @enum {string} */
                kind: "confirmation" | "answer" | "fresh_link" | "template";
                count: number;
            }[];
            /** @description The state of reading contacts from the backend. A refusal that a person made in the backend counts once it was read. */
            readings: {
                /** @description The readings that are stuck, with the reason; empty: none is. The reason `budget` means that the reading waits for its share of the hourly requests. */
                hanging: {
                    /** @enum {string} */
                    kind: "changes" | "everything";
                    /** @example http_403: Invalid token */
                    reason: string;
                    since: string | null;
                    /**
                     * Format: date-time
                     * @description When the reading is tried again
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    next_at: string;
                }[];
                /** @description The contacts of the backend that could not be read, counted by reason. They are read again later; until then, only refusals are written to their records. */
                failed: {
                    reason: string;
                    count: number;
                }[];
            };
            /** @description The requests to the backend, for each scope in which the backend counts them */
            budget: {
                bucket: string;
                /** @description The requests that Sayso allows itself in an hour; null: it sets no limit */
                per_hour: number | null;
                /** @description The requests of the last hour */
                used: number;
                remaining: number | null;
                blocked_until: string | null;
            }[];
        };
        Settings: {
            /**
             * @description What to do with a message of a template that is not tied to a topic. `refuse`: it is not allowed, with the reason `unknown_template`. `as_marketing`: it counts as marketing, and is decided by what applies to all topics: a stop, a pause, and a stop in WhatsApp itself. A language that is tied to no topic, or is not known yet, has the topic of the other languages of its name. A template that is tied to an archived topic, or a name whose languages have different topics, is `unknown_template` in both cases.
             * @enum {string}
             */
            unknown_template: "refuse" | "as_marketing";
            /**
             * @description What the gateway lets through while the database can’t be reached. `hold_marketing`: marketing is held back; utility and authentication messages pass, by the categories that the gateway has in memory. `hold_all`: nothing passes. `pass_all`: everything passes.
             * @enum {string}
             */
            gateway_outage: "hold_marketing" | "hold_all" | "pass_all";
            /**
             * @description Which changes a WhatsApp backend confirms by a message in the chat. Meta bills such messages. `where_said`: the changes made in the chat; the page itself shows what it saved. `always`: the changes made on the page as well. `never`: none.
             * @enum {string}
             */
            chat_confirmation: "where_said" | "always" | "never";
            /** @description Whether a Yes to marketing that a person gives on their page waits until they confirm it in WhatsApp (double opt-in). Until then the reason of a check is `pending_confirmation`, or `opted_out` where they had refused before. A Yes that was recorded before stays. */
            confirm_marketing: boolean;
        };
    };
    responses: {
        /** @description `unauthorized`: The key is missing, unknown or revoked; the response does not say which. Check the header, or ask the operator for a new key. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `scope_missing`: The key does not have the scope of this endpoint. Use a key that has it. */
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
        /** @description `too_many_calls`: The key called too often. Send the call again after the seconds in `Retry-After`. */
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
        /** @description `internal`: Sayso failed. Send the call again. If it fails again, give the operator the `request_id`, which is in the log beside the cause. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The database can’t be reached, or is busy with the same thing. Nothing was changed: send the call again. */
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
        /** @description `not_found`: The API has no endpoint at this address. `GET /openapi.json` lists all endpoints. */
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
        /** @description `too_large`: The body is larger than this endpoint accepts. */
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
        /** @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.) */
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
        /** @description `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong. */
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
        /** @description `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong. */
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
        /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of the request in Sayso’s log */
        "X-Request-Id": string;
        /** @description The calls that the key has left in this minute (`r`), and the seconds until the next one begins (`t`) */
        RateLimit: string;
        /** @description The calls that the key may make (`q`) in a window of seconds (`w`) */
        "RateLimit-Policy": string;
        /** @description The seconds to wait before the call is sent again */
        "Retry-After": number;
        /** @description `true`: this is the stored response to the first request with the same Idempotency-Key */
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
                     * @description A phone number with its country code, a business-scoped user id (BSUID), or Sayso’s id of the contact
                     * @example +5511987650001
                     */
                    contact?: string;
                    /** @description Many contacts at once, in place of `contact`. The response has the same order. */
                    contacts?: string[];
                    /**
                     * @description The key or id of a topic
                     * @example promotions
                     */
                    topic?: string;
                    /** @description A template, by its name in WhatsApp */
                    template?: {
                        name: string;
                        /**
                         * @description The language of the template. Without it, all languages of the template count, and it is marketing if any of them is.
                         * @example es_MX
                         */
                        language?: string;
                    };
                    /** @description The WhatsApp number that will send: Sayso’s id of it, or Meta’s phone-number id. Without it, a stop in WhatsApp itself counts whichever of your numbers it was made for. */
                    sender?: string;
                    /**
                     * Format: date-time
                     * @description Decides by what was known at this time, with the topics and templates of that time. Taken as they are now: the keys of topics, what the business does with templates that are tied to no topic, its country, and whether it is held after a restore, which is forgotten once the hold has ended. From 1970 on, and not in the future.
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    at?: string;
                    /** @description Repeats each of `contacts` beside its decision */
                    echo?: boolean;
                } & ((unknown | unknown) & (unknown | unknown));
            };
        };
        responses: {
            /** @description The call succeeded. */
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
                        reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "template_paused" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template" | "recovering";
                        /** @description When a temporary No ends by itself; otherwise null */
                        until: string | null;
                    } | {
                        /** @description The number of contacts to whom the message may be sent */
                        allowed: number;
                        /** @description One decision for each of `contacts`, in the same order */
                        results: {
                            contact?: string;
                            allowed: boolean;
                            /** @enum {string} */
                            reason: "erased" | "released" | "required" | "stopped" | "paused" | "provider_stop" | "topic_paused" | "opted_out" | "template_paused" | "opted_in" | "pending_confirmation" | "consent_expired" | "not_refused" | "no_opt_in" | "unreadable" | "unknown_template" | "recovering";
                            /** @description When a temporary No ends by itself; otherwise null */
                            until: string | null;
                        }[];
                    };
                };
            };
            /**
             * @description `time_in_future`: `at` is in the future, of which nothing is known yet.
             *
             *     `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
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
             * @description `unknown_topic`: The business has no topic with this id or key, or has archived it.
             *
             *     `unknown_sender`: The business has no sender with this id, neither Sayso’s id nor Meta’s phone-number id.
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
                 * @description The key or id of a topic. Give either this or `template`.
                 * @example promotions
                 */
                topic?: string;
                /** @description The name of a WhatsApp template */
                template?: string;
                /** @description The language of the template, such as `es_MX`. Without it, all languages of the template count. */
                template_language?: string;
                /** @description The WhatsApp number that will send: Sayso’s id of it, or Meta’s phone-number id */
                sender?: string;
                /** @description The source that will carry the links, by its id or its reference (see POST /sources) */
                source?: string;
                /** @description The column that says who is meant, by phone number, BSUID or contact id, if its name does not show it */
                column?: string;
                /** @description The column of languages, if its name does not show it */
                language_column?: string;
                /** @description The language of the links of rows that have none. Without it, each person’s own language is used. */
                language?: "es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he";
                /**
                 * @description Leaves out the rows to which the message may not be sent
                 * @example allowed
                 */
                only?: "allowed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description CSV with a header, or one JSON object per line. The header `Content-Type` may be left out. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `unreadable_table`: The file is empty, is not text, or is not a table with a header.
             *
             *     `columns_missing`: The file lacks a column that is needed. The detail names it.
             *
             *     `unknown_column`: The query names a column that the file does not have.
             *
             *     `columns_ambiguous`: Two columns fit equally well, or it is not clear whether Yes in a column means Yes or No. The detail names the columns. Name one of them in the query, or rename it in the file.
             *
             *     `upload_broken`: The connection broke during the upload. Nothing of the file counts: send it again.
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
             * @description `unknown_topic`: The business has no topic with this id or key, or has archived it.
             *
             *     `unknown_sender`: The business has no sender with this id, neither Sayso’s id nor Meta’s phone-number id.
             *
             *     `unknown_source`: The business has no source with this id or reference.
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
            /** @description `upload_stalled`: No data arrived for a minute. Nothing of the file counts: send it again. */
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
            /** @description `too_large`: The file is larger than this endpoint accepts. Send it in parts. */
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
             * @description `spool_full`: The uploads of other calls fill the disk of the server. Send the list again a little later.
             *
             *     `too_many_audiences`: Eight lists of the business are being processed already. Wait until one of them ends.
             *
             *     `too_many_calls`: The key called too often. Send the call again after the seconds in `Retry-After`.
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
                 * @description The key or id of a topic. Give either this or `template`.
                 * @example promotions
                 */
                topic?: string;
                /** @description The name of a WhatsApp template */
                template?: string;
                /** @description The language of the template, such as `es_MX`. Without it, all languages of the template count. */
                template_language?: string;
                /** @description The WhatsApp number that will send: Sayso’s id of it, or Meta’s phone-number id */
                sender?: string;
                /** @description The source that will carry the links, by its id or its reference (see POST /sources) */
                source?: string;
                /** @description The column that says who is meant, by phone number, BSUID or contact id, if its name does not show it */
                column?: string;
                /** @description The column of languages, if its name does not show it */
                language_column?: string;
                /** @description The language of the links of rows that have none. Without it, each person’s own language is used. */
                language?: "es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he";
                /** @description Leaves out the rows to which the message may not be sent */
                only?: "allowed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description CSV with a header, or one JSON object per line. The header `Content-Type` may be left out. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `unreadable_table`: The file is empty, is not text, or is not a table with a header.
             *
             *     `columns_missing`: The file lacks a column that is needed. The detail names it.
             *
             *     `unknown_column`: The query names a column that the file does not have.
             *
             *     `columns_ambiguous`: Two columns fit equally well, or it is not clear whether Yes in a column means Yes or No. The detail names the columns. Name one of them in the query, or rename it in the file.
             *
             *     `upload_broken`: The connection broke during the upload. Nothing of the file counts: send it again.
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
             * @description `unknown_topic`: The business has no topic with this id or key, or has archived it.
             *
             *     `unknown_sender`: The business has no sender with this id, neither Sayso’s id nor Meta’s phone-number id.
             *
             *     `unknown_source`: The business has no source with this id or reference.
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
            /** @description `upload_stalled`: No data arrived for a minute. Nothing of the file counts: send it again. */
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
            /** @description `too_large`: The file is larger than this endpoint accepts. Send it in parts. */
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
             * @description `spool_full`: The uploads of other calls fill the disk of the server. Send the list again a little later.
             *
             *     `too_many_audiences`: Eight lists of the business are being processed already. Wait until one of them ends.
             *
             *     `too_many_calls`: The key called too often. Send the call again after the seconds in `Retry-After`.
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
            /** @description The call succeeded. */
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
            /** @description `unknown_audience`: The business has no audience with this id. */
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
                         * @description A phone number with its country code, a BSUID, or Sayso’s id of the contact
                         * @example +5511987650001
                         */
                        contact: string;
                        /**
                         * @description The template, campaign or flow that will carry the link, by its id or its reference (see POST /sources). Changes made with the link then name it as their source.
                         * @example promo_november
                         */
                        source?: string;
                        /**
                         * @description A topic, by its id or key, that the link names: the page begins with it and has a button that stops just this one, also when the link has expired. A topic that is hidden is shown by such a link. The link gives no other right by it.
                         * @example promotions
                         */
                        topic?: string;
                        /**
                         * @description The language in which the page opens. The default is the contact’s own language.
                         * @enum {string}
                         */
                        language?: "es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he";
                    };
                    contacts?: (string | {
                        /**
                         * @description A phone number with its country code, a BSUID, or Sayso’s id of the contact
                         * @example +5511987650001
                         */
                        contact: string;
                        /**
                         * @description The template, campaign or flow that will carry the link, by its id or its reference (see POST /sources). Changes made with the link then name it as their source.
                         * @example promo_november
                         */
                        source?: string;
                        /**
                         * @description A topic, by its id or key, that the link names: the page begins with it and has a button that stops just this one, also when the link has expired. A topic that is hidden is shown by such a link. The link gives no other right by it.
                         * @example promotions
                         */
                        topic?: string;
                        /**
                         * @description The language in which the page opens. The default is the contact’s own language.
                         * @enum {string}
                         */
                        language?: "es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he";
                    })[];
                    /**
                     * @description The template, campaign or flow that will carry the link, by its id or its reference (see POST /sources). Changes made with the link then name it as their source.
                     * @example promo_november
                     */
                    source?: string;
                    /**
                     * @description A topic, by its id or key, that the link names: the page begins with it and has a button that stops just this one, also when the link has expired. A topic that is hidden is shown by such a link. The link gives no other right by it.
                     * @example promotions
                     */
                    topic?: string;
                    /**
                     * @description The language in which the page opens. The default is the contact’s own language.
                     * @enum {string}
                     */
                    language?: "es" | "pt-BR" | "en" | "fr" | "it" | "de" | "ar" | "he";
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"] | {
                        /** @description One link for each of `contacts`, in the same order */
                        links: components["schemas"]["Link"][];
                    };
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /**
             * @description `unknown_source`: The business has no source with this id or reference.
             *
             *     `unknown_topic`: The business has no topic with this id or key, has archived it, or nobody can refuse it.
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
            /** @description `business_closing`: The business is being closed: nothing is imported, no link is made and no topic is changed any more. An owner can keep the business in the console. */
            409: {
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
            /** @description The call succeeded. */
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
                             * @description `unknown`: the business has no such contact; `released`: the holder gave the number up, and nothing may be sent to it; `erased`: the holder was erased, and nothing may be sent; `unreadable`: the text is neither a phone number with its country code, nor a BSUID, nor an id
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
                /** @description The `next_before` of the previous page */
                before?: number;
                /**
                 * @description The most lines of history to return
                 * @example 5
                 */
                limit?: number;
                /** @description One of the ids in `merged_from`: returns the lines of that contact */
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
            /** @description The call succeeded. */
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
             * @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
            /** @description `unknown_contact`: The business has no contact with this id. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                    /** @description The answer to each topic, by the topic’s key or id. Topics that are left out stay as they are. */
                    topics?: {
                        [key: string]: "in" | "out";
                    };
                    /**
                     * @description Stops all messages
                     * @constant
                     */
                    stop?: true;
                    /**
                     * @description Ends a stop. Only with method `agent`.
                     * @constant
                     */
                    return?: true;
                    /**
                     * @description Pauses all messages. Only with method `agent`: a system that must silence a contact sends `stop`.
                     * @enum {string}
                     */
                    pause?: "1w" | "1m" | "3m" | "forever";
                    /**
                     * @description Ends a pause. Only with method `agent`.
                     * @constant
                     */
                    resume?: true;
                    /** @description Records that WhatsApp’s own stop for one sender has ended, although WhatsApp did not report it. Without this, a lost “resume” event would leave the stop on for ever. It is not an opt-in. Only with method `agent`. */
                    clear_provider_stop?: {
                        /** @description Sayso’s id of the sender, or Meta’s phone-number id */
                        sender: string;
                        reason: string;
                    };
                    /**
                     * @description `agent`: somebody of the business records what the person asked for, and vouches for it with the evidence. This counts as the person’s own word, and also needs the scope `contacts:agent`. `api`: a system of the business reports it. Its Yes never lifts a No that the person gave.
                     * @default api
                     * @enum {string}
                     */
                    method?: "api" | "agent";
                    /**
                     * @description When the person said it. A date or a time in whole seconds is not exact: a No counts from the end of that day or second, a Yes from its start. A time in the future counts as now, and what you sent is kept as evidence.
                     * @example 2026-11-20T15:04:05.120Z
                     * @example 2026-11-20
                     */
                    said_at?: string;
                    /** @description What proves the statement. It is stored encrypted, for as long as the business keeps evidence. */
                    evidence?: {
                        /** @description What the person said or signed, in their words */
                        said: string;
                        /** @description Where the original can be found: a form, a call, a ticket */
                        where: string;
                        /** @description Who of the business recorded it */
                        by: string;
                    };
                    /**
                     * Format: uuid
                     * @description The id of the template, campaign or flow that led to it
                     */
                    source?: string;
                    /**
                     * Format: date-time
                     * @description When each Yes of this call ends
                     * @example 2026-11-25T12:00:00.000Z
                     */
                    expires_at?: string;
                } & (({
                    topics: unknown;
                } | unknown | unknown | unknown | unknown | unknown) & unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description The call succeeded. */
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
                        /** @description The changes that were written; empty if there was nothing new */
                        changes: {
                            /**
                             * Format: uuid
                             * @description A UUID in lower case
                             */
                            change_id: string;
                            /** @description The time from which the change counts; null for a repetition */
                            occurred_at: string | null;
                            /** @description Whether the same was sent before, so that nothing was written */
                            repeated: boolean;
                        }[];
                        statements: {
                            /** @enum {string} */
                            on: "topic" | "stop" | "return" | "pause" | "resume" | "provider_stop";
                            topic: string | null;
                            said: ("in" | "out") | null;
                            /**
                             * @description `taken`: it counts, because it is new, or repeats an answer with a newer time, another text or other proof; `unchanged`: it says what is on record already; `kept_out`: it was understood and does not count, because something else holds; `reason` says what; `refused`: it can’t be recorded or can’t be read, and nothing of it was written
                             * @enum {string}
                             */
                            outcome: "taken" | "unchanged" | "kept_out" | "refused";
                            /** @description Why the statement does not count. Of `kept_out`: `person_said_no`: the person’s own No holds, and only the person can lift it; `others_said_no`: a No of an import, the API or a backend holds, and a later Yes with proof lifts it; `said_later`: a later statement holds, or a No of the same moment; `stopped`: the person stopped all messages, and only the person can end the stop; `former_holder`: somebody else had the number when this was said, so it is theirs. Of `refused`: `time_missing`: a Yes, a return or a resume needs the time at which the person said it; `topic_archived`: the business has archived the topic; `topic_required`: the topic is required, so nobody can choose it */
                            reason: ("person_said_no" | "others_said_no" | "said_later" | "stopped" | "former_holder" | "time_missing" | "topic_archived" | "topic_required") | null;
                            /** @description The line of the ledger that keeps the statement out */
                            kept_out_by: components["schemas"]["CitedLine"] | null;
                        }[];
                        /** @description The answers and decisions after this call */
                        topics: components["schemas"]["TopicStanding"][];
                    };
                };
            };
            /**
             * @description `topic_named_twice`: A topic is named twice, for example by its key and by its id.
             *
             *     `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
             * @description `unknown_contact`: The business has no contact with this id.
             *
             *     `unknown_topic`: The business has no topic with this id or key.
             *
             *     `unknown_source`: The business has no source with this id or reference.
             *
             *     `unknown_sender`: The business has no sender with this id, neither Sayso’s id nor Meta’s phone-number id.
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
             * @description `contact_erased`: The person was erased: nothing is stored about them any more.
             *
             *     `contact_released`: The person gave the number up: it belongs to somebody else now.
             *
             *     `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`.
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
            /** @description The call succeeded. */
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
            /** @description `unknown_contact`: The business has no contact with this id. */
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
                /** @description The `next` of the previous page */
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
                 * @description Your name for this import
                 * @example CRM
                 */
                name?: string;
                /** @description The key of the topic for rows that name none */
                topic?: string;
                /** @description The answer for rows that have none */
                answer?: "in" | "out";
                /**
                 * @description The source for rows that name none
                 * @example crm
                 */
                source?: string;
                /** @description The country of numbers without a country code where their row names none, or none that can be read; the default is the country of the business */
                country?: string;
                phone_column?: string;
                topic_column?: string;
                answer_column?: string;
                when_column?: string;
                proof_column?: string;
                source_column?: string;
                /** @description What a Yes in the columns of answers means, where their names do not show it. `columns_ambiguous` if a name plainly says the contrary; `columns_missing` if the file has no column of answers */
                yes_means?: "agreed" | "refused";
            };
            header?: {
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description CSV with commas, semicolons or tabs, or one JSON object per line, in UTF-8, or in UTF-16 with a byte order mark. At most 1 GiB and 1,000 columns. Answers: yes/no, in/out, sí/não, true/false, 1/0, opt-in/opt-out, subscribed/unsubscribed. Times: ISO 8601, a date, or seconds or milliseconds since 1970. */
        requestBody: {
            content: {
                "text/csv": unknown;
                "application/x-ndjson": unknown;
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `unreadable_table`: The file is empty, is not text, or is not a table with a header.
             *
             *     `columns_missing`: The file lacks a column that is needed. The detail names it.
             *
             *     `unknown_column`: The query names a column that the file does not have.
             *
             *     `columns_ambiguous`: Two columns fit equally well, or it is not clear whether Yes in a column means Yes or No. The detail names the columns. Name one of them in the query, or rename it in the file.
             *
             *     `upload_broken`: The connection broke during the upload. Nothing of the file counts: send it again.
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `unknown_topic`: The business has no topic with this id or key. */
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
            /** @description `upload_stalled`: No data arrived for a minute. Nothing of the file counts: send it again. */
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
            /**
             * @description `business_closing`: The business is being closed: nothing is imported, no link is made and no topic is changed any more. An owner can keep the business in the console.
             *
             *     `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`.
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
            /** @description `too_large`: The file is larger than this endpoint accepts. Send it in parts. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
            /** @description The call succeeded. */
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
            /** @description `unknown_import`: The business has no import with this id. */
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
                /** @description The `next` of the previous page */
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
            /** @description The call succeeded. */
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
                            /** @description The number of the row in the file. The header of a CSV is row 1. */
                            row: number;
                            /** @description Which answer of the row it is, counted from 0. A row has several answers if the file has a column for each topic. */
                            place: number;
                            /**
                             * @description `kept_out`: it was understood and does not count, because something else holds; `reason` says what; `refused`: it can’t be recorded or can’t be read, and nothing of it was written; `guessed`: it was taken, and its phone number may be another person’s
                             * @enum {string}
                             */
                            outcome: "kept_out" | "refused" | "guessed";
                            /** @description Of `kept_out`: `person_said_no`: the person’s own No holds, and only the person can lift it; `others_said_no`: a No of an import, the API or a backend holds, and a later Yes with proof lifts it; `said_later`: a later statement holds, or a No of the same moment; `stopped`: the person stopped all messages, and only the person can end the stop; `former_holder`: somebody else had the number when this was said, so it is theirs; `released`: the person gave the number up; `erased`: the person was erased. Of `guessed`: `country_assumed`: the number was read as one of your country, or of the country where its person lives; `number_unlikely`: the number was read as one of another country, and looks like one of yours with a typing mistake, or like none. Of `refused`: `phone_missing`: the row has no phone number and no BSUID; `phone_unreadable`: the cell holds no phone number, one that may belong to two people, or one of another country than the row names as that of the number; `country_unreadable`: the number has no country code, no `country` was given, and the row names a country by no dial code, ISO code or name that we know; a No is refused so only where that is the country of the number, or where it is no number of the business’s country; `phone_several`: the cell holds two phone numbers; `topic_missing`: the row has no topic; `unknown_topic`: the business has no topic with this id or key; `time_missing`: a Yes, a return or a resume needs the time at which the person said it; `topic_archived`: the business has archived the topic; `topic_required`: the topic is required, so nobody can choose it; `answer_missing`: the row has no answer; `answer_unreadable`: the answer is neither Yes nor No; `says_nothing`: the answer is No in a column that says who refused, which says nothing about consent; `time_unreadable`: the cell holds no time; `refused_beside`: the row has a refusal beside its Yes, or may have one: a later time of refusal, a No in another column of consent, or anything but a No or an earlier time in a column that is, or may be, one of refusals (where "si no" in its name may mean "if not", a No too); `wrong_columns`: the row has more or fewer cells than the header; `line_too_long`: the line is too long; `wrong_quotes`: a cell has a quotation mark inside it; `quote_not_closed`: a quotation mark is never closed; `invalid_json`: the line is not a JSON object, has a name twice, or is nested more than 64 levels deep */
                            reason: string;
                            /** @description The line of the ledger that keeps the answer out */
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
             * @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
            /** @description `unknown_import`: The business has no import with this id. */
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
                 * @description The last position that you have; 0 to start at the beginning
                 * @example 0
                 */
                after?: number;
                /**
                 * @description The most events to return. For a JSON response the default is 100
                 * @example 2
                 */
                limit?: number;
                /** @description The seconds to wait for an event if there is none yet. Only for a JSON response */
                wait?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
                        /** @description What to send as `after` in the next call */
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
                 * @description Returns contacts that were updated at this time or later. In Power BI this is RangeStart.
                 * @example 2026-11-01T00:00:00Z
                 */
                updated_after?: string;
                /** @description Returns contacts that were updated before this time. In Power BI this is RangeEnd. */
                updated_before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
    exportEvidence: {
        parameters: {
            query?: {
                /** @description Returns what is of this contact only */
                contact?: string;
                /**
                 * @description Returns what was recorded at this time or later
                 * @example 2026-11-01T00:00:00Z
                 */
                from?: string;
                /** @description Returns what was recorded before this time */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_contact`: The business has no contact with this id. */
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
            /** @description `nothing_signed`: No checkpoint has been signed yet, so there is nothing to verify. */
            409: {
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
    exportConsentRecords: {
        parameters: {
            query?: {
                /** @description Returns what is of this contact only */
                contact?: string;
                /**
                 * @description Returns what was recorded at this time or later
                 * @example 2026-11-01T00:00:00Z
                 */
                from?: string;
                /** @description Returns what was recorded before this time */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_contact`: The business has no contact with this id. */
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
    listTopics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
            /** @description The call succeeded. */
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
            /** @description `unknown_topic`: The business has no topic with this id or key. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                    /** @description Whether the topic is paused, so that no message of it may be sent */
                    paused?: boolean;
                    /**
                     * @description Who sees the topic without having agreed to it
                     * @enum {string}
                     */
                    listed?: "always" | "sources" | "never";
                    /** @description The sources whose links show it, by their id or reference; for `sources` only */
                    sources?: string[];
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
             * @description `unknown_topic`: The business has no topic with this id or key.
             *
             *     `unknown_source`: The business has no source with this id or reference.
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
             * @description `topic_required`: A required topic reaches everybody and can’t be paused.
             *
             *     `not_opt_in`: People who never agreed may be sent the topic, so everybody must see it. Only a topic whose policy is `opt_in` can be for some people only.
             *
             *     `last_topic`: It is the only topic that everybody sees, and a page needs one.
             *
             *     `business_closing`: The business is being closed: nothing is imported, no link is made and no topic is changed any more. An owner can keep the business in the console.
             *
             *     `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`.
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
                 * @description `true`: only templates that are not tied to a topic; `false`: only those that are
                 * @example true
                 */
                unmapped?: "true" | "false";
                /** @description The name of the template in WhatsApp */
                name?: string;
                /** @description The `next` of the previous page */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                     * @description The name of the template in WhatsApp
                     * @example spring_sale
                     */
                    name: string;
                    /**
                     * @description The language, with an underscore or a hyphen
                     * @example pt_BR
                     * @example pt-BR
                     */
                    language?: string;
                    /** @description The key or id of the topic; null unties the template */
                    topic: string | null;
                    /**
                     * @description The category of a template that WhatsApp has not reported yet. The default is marketing.
                     * @enum {string}
                     */
                    category?: "marketing" | "utility" | "authentication";
                };
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `language_missing`: No language of this template is known yet, so `language` is needed.
             *
             *     `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `unknown_topic`: The business has no topic with this id or key. */
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
            /** @description `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
    pauseTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                 *       "paused": true
                 *     }
                 */
                "application/json": {
                    /**
                     * @description The name of the template in WhatsApp
                     * @example spring_sale
                     */
                    name: string;
                    /**
                     * @description The language, with an underscore or a hyphen
                     * @example pt_BR
                     * @example pt-BR
                     */
                    language?: string;
                    paused: boolean;
                };
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `unknown_template`: No template of this name is known, or none in this language. */
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
            /** @description `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
    readTemplateWatch: {
        parameters: {
            query?: {
                /**
                 * @description How many days, today included, in the time zone of the business
                 * @example 30
                 */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: string[];
                        judged_at: string | null;
                        total: {
                            sent: number;
                            failed: number;
                            delivered: number;
                            read: number;
                            /** @description Refusals, on the day of the delivery. The two are never added. */
                            optouts: {
                                /** @description The link or the reply names the template */
                                direct: number;
                                /** @description The template was the last that arrived, at most 72 hours before */
                                window: number;
                            };
                            pauses: {
                                /** @description The link or the reply names the template */
                                direct: number;
                                /** @description The template was the last that arrived, at most 72 hours before */
                                window: number;
                            };
                            /** @description What the recipients had said about the topic when the template was sent */
                            standing: {
                                agreed: number;
                                refused: number;
                                unanswered: number;
                                not_needed: number;
                            };
                        };
                        templates: components["schemas"]["WatchedTemplate"][];
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
    readWatchedTemplate: {
        parameters: {
            query?: {
                /** @description How many days, today included, in the time zone of the business */
                days?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the template in WhatsApp
                 * @example spring_sale
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        template: components["schemas"]["WatchedTemplate"];
                        days: {
                            sent: number;
                            failed: number;
                            delivered: number;
                            read: number;
                            /** @description Refusals, on the day of the delivery. The two are never added. */
                            optouts: {
                                /** @description The link or the reply names the template */
                                direct: number;
                                /** @description The template was the last that arrived, at most 72 hours before */
                                window: number;
                            };
                            pauses: {
                                /** @description The link or the reply names the template */
                                direct: number;
                                /** @description The template was the last that arrived, at most 72 hours before */
                                window: number;
                            };
                            /** @description What the recipients had said about the topic when the template was sent */
                            standing: {
                                agreed: number;
                                refused: number;
                                unanswered: number;
                                not_needed: number;
                            };
                            /**
                             * Format: date
                             * @example 2026-11-29
                             */
                            day: string;
                        }[];
                        reasons: {
                            /** @enum {string} */
                            reason: "not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other";
                            /** @enum {string} */
                            attribution: "direct" | "window";
                            times: number;
                        }[];
                        meta: {
                            language: string;
                            /** @enum {string} */
                            step: "fine" | "warned" | "in_danger" | "paused" | "paused_open" | "disabled";
                            pauses: number;
                            /** @description When Meta’s pause ends; null: there is none, or Meta did not say */
                            ends_at: string | null;
                            /** @description What Meta does the next time */
                            next: {
                                pause_hours: number;
                            } | "disabled" | null;
                        }[];
                        comparisons: {
                            with: string;
                            language: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset
                             * @example 2026-11-25T12:00:00.000Z
                             */
                            window_end: string;
                            /** @description Null: Meta could not compare them */
                            is_blocked_more: boolean | null;
                            block_reason: string | null;
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
            /** @description `unknown_template`: The business has no template of this name. */
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
    lintTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the template in WhatsApp
                 * @example spring_sale
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        languages: {
                            language: string;
                            findings: {
                                rule: string;
                                /** @enum {string} */
                                weight: "rule" | "advice";
                                part: string;
                                words: string | null;
                                count: {
                                    is: number;
                                    at_most: number;
                                } | null;
                                source: string;
                            }[] | null;
                            suggested: {
                                language: string;
                                footer: string;
                                button: string;
                            };
                            creation: {
                                [key: string]: unknown;
                            } | null;
                            left_out: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description `unknown_template`: The business has no template of this name. */
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
    listTemplateAlerts: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alerts: {
                            /**
                             * Format: uuid
                             * @description A UUID in lower case
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "harming" | "quality_lowered" | "paused_by_meta" | "disabled_by_meta" | "recategorised" | "held_back_more";
                            template: {
                                /**
                                 * Format: uuid
                                 * @description A UUID in lower case
                                 */
                                id: string;
                                name: string;
                                language: string;
                            } | null;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            /**
                             * Format: date-time
                             * @description ISO 8601 with an offset
                             * @example 2026-11-25T12:00:00.000Z
                             */
                            occurred_at: string;
                        }[];
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
    readSaves: {
        parameters: {
            query: {
                /** @example 2026-11-01 */
                from: string;
                /** @example 2026-11-29 */
                to: string;
                template?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stops: number;
                        saved: {
                            pause: number;
                            topics: number;
                        };
                        reasons: {
                            reason: ("not_interested" | "settled" | "dislike_content" | "never_signed_up" | "too_many" | "wrong_person" | "other") | null;
                            stops: number;
                            pause: number;
                            topics: number;
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_days`: `from` is not a day before `to`, or more than 90 days lie between them.
             *
             *     `invalid_query`: The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.
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
            /** @description `unknown_template`: The business has no template of this name. */
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
    readTemplateQuality: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            /**
                             * Format: date
                             * @example 2026-11-29
                             */
                            day: string;
                            high: number;
                            medium: number;
                            low: number;
                            unrated: number;
                        }[];
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
    listSources: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call succeeded. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                    /** @description The id of the source in the system it comes from: the id of a campaign, the UUID of a flow */
                    reference: string;
                };
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
            /** @description The call succeeded. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
            /** @description The call succeeded. */
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
                        /** @description The contacts that are due again */
                        replayed: number;
                    };
                };
            };
            /**
             * @description `invalid_path`: The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `unknown_backend`: The business has no backend with this id. */
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
            /** @description `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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
            /** @description The call succeeded. */
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
                /** @description Makes a write safe to send again. For 24 hours, the same request with the same Idempotency-Key gets the response of the first one, and nothing is written twice. An Idempotency-Key belongs to one API key and one endpoint. */
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
                     * @description What to do with a message of a template that is not tied to a topic. `refuse`: it is not allowed, with the reason `unknown_template`. `as_marketing`: it counts as marketing, and is decided by what applies to all topics: a stop, a pause, and a stop in WhatsApp itself. A language that is tied to no topic, or is not known yet, has the topic of the other languages of its name. A template that is tied to an archived topic, or a name whose languages have different topics, is `unknown_template` in both cases.
                     * @enum {string}
                     */
                    unknown_template?: "refuse" | "as_marketing";
                    /**
                     * @description What the gateway lets through while the database can’t be reached. `hold_marketing`: marketing is held back; utility and authentication messages pass, by the categories that the gateway has in memory. `hold_all`: nothing passes. `pass_all`: everything passes.
                     * @enum {string}
                     */
                    gateway_outage?: "hold_marketing" | "hold_all" | "pass_all";
                    /**
                     * @description Which changes a WhatsApp backend confirms by a message in the chat. Meta bills such messages. `where_said`: the changes made in the chat; the page itself shows what it saved. `always`: the changes made on the page as well. `never`: none.
                     * @enum {string}
                     */
                    chat_confirmation?: "where_said" | "always" | "never";
                    /** @description Whether a Yes to marketing that a person gives on their page waits until they confirm it in WhatsApp (double opt-in). Until then the reason of a check is `pending_confirmation`, or `opted_out` where they had refused before. A Yes that was recorded before stays. */
                    confirm_marketing?: boolean;
                };
            };
        };
        responses: {
            /** @description The call succeeded. */
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
             * @description `invalid_body`: The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.
             *
             *     `invalid_idempotency_key`: The Idempotency-Key is not made of 1 to 255 visible ASCII characters.
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
            /** @description `in_flight`: The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`. */
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
            /** @description `idempotency_key_reused`: This Idempotency-Key was sent with a different request before. Use a new key for each request. */
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

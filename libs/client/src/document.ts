// Written by `npm run openapi` from docs/openapi.json; not by hand.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether it can serve
         * @description Answers 503 with the same body while something that it needs is missing, or while it closes. `database-room` is not ok from when this process was refused a write because the disk of the database is full until there is room. `jobs` tells how much waits for workers and how much was given up, for a monitor; no count makes it unready.
         */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an operator watches, for Prometheus
         * @description In its text format: requests by route and status with their durations, what waits in outbox, queues and log, attempts to deliver, refused requests, and figures of this process. A key with the scope `metrics:read` alone is all that a scraper needs. See docs/operating.md.
         */
        get: operations["Metrics_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Articles of the desk
         * @description Each in its newest revision, without the text.
         */
        get: operations["Articles_list"];
        put?: never;
        /**
         * Send an article
         * @description Keeps it as an immutable revision and proposes the claims that it makes. The `language` that is sent goes before what a page says of itself; `languageFrom` tells which was taken. Sent again under the same `cmsId` and with the same words, it answers with the revision that is there; with other words it becomes a new revision, in which the passages of earlier claims are found again.
         */
        post: operations["Articles_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One article
         * @description In its newest revision.
         */
        get: operations["Articles_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The revisions of an article
         * @description First things first.
         */
        get: operations["Articles_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/revisions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One revision of an article */
        get: operations["Articles_revision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{articleId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit every proposed claim of an article
         * @description Queues a cross-reference of each. Asked again it finds none left.
         */
        post: operations["Articles_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims of the desk, and claims found by words
         * @description In the order in which they were made: pages stay as they are when claims come in meanwhile. With `q` what fits best comes first, and all pages are of the moment of the first: each claim is met once, whatever is written meanwhile. Verdicts are looked through only with `verdict:read`, never those that are sealed from you, and names in ledgers only with `ledger:read`.
         */
        get: operations["Claims_list"];
        put?: never;
        /**
         * Write a claim of your own
         * @description Its quote must stand in the revision. It begins as a proposal.
         */
        post: operations["Claims_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One claim
         * @description With `include` its current finding and verdict as well, as of the same moment.
         */
        get: operations["Claims_one"];
        /**
         * Say anew what a claim is held to say
         * @description Makes a version; under review it queues a cross-reference.
         */
        put: operations["Claims_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a claim stands, as Web Annotations
         * @description One for each place in a piece that is out, with TextQuoteSelector and TextPositionSelector; the body is the verdict.
         */
        get: operations["ClaimExports_annotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a claim
         * @description To a person of the desk; again and again.
         */
        post: operations["Review_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statements that may speak of the same thing
         * @description Found in the desk’s ledgers by words, names and figures: confirmed links first, rejected ones last. Suggestions decide nothing; confirm or reject them with `POST /v1/claims/{claimId}/links`.
         */
        get: operations["Candidates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/claim-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published verdict as ClaimReview
         * @description schema.org JSON-LD for the page of a fact check. The header `Whence-Warnings` lists the codes of what it lacks; `claim-review/warnings` tells them in words.
         */
        get: operations["ClaimExports_claimReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/claim-review/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the ClaimReview of a claim lacks
         * @description Empty: it has all that search engines require and recommend.
         */
        get: operations["ClaimExports_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments on a claim
         * @description First things first, with those that were taken back. Everybody on the desk who may read comments sees them, a second person under blind review too: what is written here is for the authors to weigh. They are in no export.
         */
        get: operations["Comments_list"];
        put?: never;
        /**
         * Comment on a claim
         * @description For the others of the desk. Followers of `comment.added` are told that there is one and whom it mentions, never what it says.
         */
        post: operations["Comments_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One comment */
        get: operations["Comments_one"];
        /**
         * Say a comment of your own in other words
         * @description Makes a version; `asOf` shows what it said before.
         */
        put: operations["Comments_edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/comments/{commentId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a comment of your own back
         * @description Its place stays; what it said is seen only with an earlier `asOf`.
         */
        post: operations["Comments_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/evidence-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All of it as one zip
         * @description The findings under the published verdicts, each as the text that its hash is of and in sentences; ClaimReview, annotations, PROV in both forms, CSV, the picture of the trace, cited pages and quotes (their hashes, not their bytes), who was asked for a reply, the methodology (rating scales in all their languages, rules), the corrections, and `audit-proof.json`, which `whence audit verify --proof` verifies. `manifest.json` names each file with its SHA-256 and tells how a finding is checked. The text of a finding that quotes a draft or an embargoed piece is kept back, and the pack says so.
         */
        get: operations["ClaimExports_evidencePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/finding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The finding on a claim
         * @description The last one recorded; with `publishedBy` the one that follows from what the world could know by that day, computed and not kept.
         */
        get: operations["Findings_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every finding on a claim
         * @description First things first, each with its recheck.
         */
        get: operations["Findings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/findings/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One finding on a claim */
        get: operations["Findings_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a claim
         * @description Every version of all that belongs to it, first things first: who, when, why, and what changed. Of a verdict under blind review others than its author see only that it was given. Private notes and contacts are never in it. What your key may not read elsewhere (verdicts without `verdict:read`, findings without `finding:read`, kept pages without `evidence:read`, that somebody commented without `comment:read`) is left out, and `without` says so; statements are then told by their keys (`ledger:read`), evidence by its number (`evidence:read`). `history.txt` is the same as a page to read. Without `limit` all is in one page, as far as 10,000 entries; what happens later comes behind all that was told before.
         */
        get: operations["Claims_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/history.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a claim, as a page to read
         * @description The sentences of `history`, with reasons and what changed, in words and with names.
         */
        get: operations["Claims_historyText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or reject a link
         * @description From an appearance to a statement. Under review it queues a cross-reference.
         */
        post: operations["Claims_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Private notes on a claim
         * @description Your own, and those for the desk, the oldest first. What others wrote for themselves is told to nobody. Without `limit` all are in one page, as far as 10,000.
         */
        get: operations["Notes_list"];
        put?: never;
        /**
         * Write a private note on a claim
         * @description It is in no export, event or log. The answer is not kept for repeated requests.
         */
        post: operations["Notes_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Remarks on a claim */
        get: operations["Claims_observations"];
        put?: never;
        /**
         * Remark on a claim
         * @description What no rule can compute: false premise, omitted context, wrong word.
         */
        post: operations["Claims_observe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/observations/{observationId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a remark back
         * @description With the reason; the remark stays, and says that it was taken back.
         */
        post: operations["Claims_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the published verdict came from, as PROV
         * @description Trace, finding and verdicts, as PROV-JSON, or as PROV-O in JSON-LD where `format` or the header `Accept` asks for it. Persons have no names in it.
         */
        get: operations["ClaimExports_provenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/rechecks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a recheck
         * @description Queues a cross-reference of a claim under review.
         */
        post: operations["Findings_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proposed claim */
        post: operations["Review_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen a published or retracted claim
         * @description A published verdict stands until another is published. A retracted claim is cross-referenced and judged anew.
         */
        post: operations["Review_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was asked about a claim, and what they answered */
        get: operations["Replies_list"];
        put?: never;
        /**
         * Record that somebody was asked for a reply
         * @description The service sends nothing by itself.
         */
        post: operations["Replies_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/replies/{replyId}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The private person who was asked
         * @description Kept apart from history; null once erased.
         */
        get: operations["Replies_contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/replies/{replyId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what came of a question
         * @description A reminder, an answer, a refusal to answer, or that it was taken back.
         */
        post: operations["Replies_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the rejection of a proposal back */
        post: operations["Review_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the published verdict stand
         * @description Closes a reopened claim as it was; later rechecks compare with the last finding.
         */
        post: operations["Review_letStand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a claim
         * @description Puts it under review and queues its cross-reference.
         */
        post: operations["Claims_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a claim traces back to its source
         * @description As the article states it, and as it was found.
         */
        get: operations["Findings_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/trace.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trace as a picture */
        get: operations["Findings_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every verdict on a claim
         * @description First things first; `standing` tells which one is published. One that is under blind review is sealed: only its author sees what it says.
         */
        get: operations["Verdicts_list"];
        put?: never;
        /**
         * Give a verdict
         * @description It is published when a second person approves it. How that person reads it is what the policy of the desk says now.
         */
        post: operations["Verdicts_give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts/{version}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate the claim as the second person
         * @description In a blind review: your own rating, before you see the first. In an open one: another rating, because you disagree. Two ratings that differ stay, both, and the claim is disputed until that is settled; two that agree leave the words to be approved.
         */
        post: operations["Verdicts_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts/{version}/retraction-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a proposed retraction
         * @description Retracting takes another person than proposing; exports and subscribers are told. Dropping the proposal leaves the claim reopened, and the verdict standing.
         */
        post: operations["Retractions_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts/{version}/retractions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose that a published verdict be retracted
         * @description With the notice for readers. Another person decides.
         */
        post: operations["Retractions_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts/{version}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review a verdict as the second person
         * @description Approval publishes it; a return gives it back with the reason.
         */
        post: operations["Verdicts_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/verdicts/{version}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a disagreement
         * @description Stand behind the words of one of the two: as a third person, or as the one of them who gives way. They are published; the other rating stays on record. A new verdict is another way out.
         */
        post: operations["Verdicts_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{claimId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a claim from review */
        post: operations["Review_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/confidential-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Confidential sources of the desk, by their labels */
        get: operations["ConfidentialSources_list"];
        put?: never;
        /**
         * Keep somebody who asked not to be named
         * @description The label may be printed. Who it is stands apart: only editors read it, and it can be erased.
         */
        post: operations["ConfidentialSources_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/confidential-sources/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One confidential source, by its label */
        get: operations["ConfidentialSources_one"];
        /**
         * Give a confidential source another label, or say who it is
         * @description Makes a version.
         */
        put: operations["ConfidentialSources_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/confidential-sources/{sourceId}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who a confidential source is
         * @description For editors; in no export, event or log.
         */
        get: operations["ConfidentialSources_identity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts to tell subscribers
         * @description Of one subscriber or one event, if asked so; oldest first.
         */
        get: operations["Deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{deliveryId}/redelivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell again
         * @description The same event to the same subscriber, whatever became of the attempts before.
         */
        post: operations["Deliveries_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key's own desk and its policy */
        get: operations["Desks_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far first and second persons agree
         * @description Cohen's kappa with its interval (Fleiss, Cohen and Everitt 1969), over all ratings and for each against the others. Blind reviews stand apart from open ones, in which the second person had seen the first rating.
         */
        get: operations["Agreement_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of the policy
         * @description First things first: who made it, and when. Its rating scale stands in it.
         */
        get: operations["Desks_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/policies/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of the policy
         * @description A verdict names the version on which it was given.
         */
        get: operations["Desks_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the policy of the desk
         * @description A new version; verdicts keep the one on which they were given.
         */
        post: operations["Desks_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a further desk
         * @description You become its administrator; the answer shows your first key for it, once.
         */
        post: operations["Desks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was erased, when and why
         * @description Never the details themselves.
         */
        get: operations["Erasures_list"];
        put?: never;
        /**
         * Erase personal details for good
         * @description Name and address of a former person, whose keys are revoked; who a confidential source is; the contact of a reply; the translators of an excerpt; the text of a note. Everything else stands, and the log still verifies. What was erased before is answered with that erasure.
         */
        post: operations["Erasures_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened on the desk
         * @description Every event that subscribers are told of and that your key may read, in the order in which their changes were recorded; a `type` that it may not read is refused. That is the order of the stream: `GET /v1/events/stream` with the last `place` as `Last-Event-ID` goes on where a list ended (with `0` where it was empty), and `after` lists what came behind the last `id` of the stream. What comes meanwhile is on a later page, once.
         */
        get: operations["Deliveries_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens on the desk, as it happens
         * @description Server-sent events, in the order in which changes are recorded, each once. `id` is a place in that order: a client that lost its connection sends the last one as `Last-Event-ID` and misses nothing; without it, events begin with what happens from now on, with `0` with the first that there is. The `place` of an entry of `GET /v1/events` is such an `id`, so a client goes on here where its list ended. A key is told of what it may read; a `type` that it may not read is refused. Something is sent every 15 seconds; the comment `at` and an `id` without an event say how far the stream has looked. At most 5 streams of one key at once.
         */
        get: operations["EventStream_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/excerpts/{excerptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One quote, in its newest version */
        get: operations["Excerpts_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/excerpts/{excerptId}/translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Translate a quote, or mend its translation
         * @description Makes a version; the quote stays as it is.
         */
        put: operations["Excerpts_translate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/excerpts/{excerptId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a quote
         * @description First things first. The translator's name is told of the newest.
         */
        get: operations["Excerpts_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/claim-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published verdicts as a DataFeed
         * @description schema.org JSON-LD: the standing verdict of each claim as ClaimReview; one that was retracted has `dateDeleted` and no rating. The next page is in the header `Link`, `rel="next"`.
         */
        get: operations["Exports_claimReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/verdicts.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published verdicts and corrections as an Atom feed
         * @description RFC 4287, newest first. A verdict that another replaced, or that was retracted, keeps its entry, which then says so; a retraction is an entry as well. Older entries: `rel="next"`.
         */
        get: operations["Exports_atom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/verdicts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published verdicts as CSV
         * @description RFC 4180, one line for each claim, all of one moment. A cell that a spreadsheet would take for a formula begins with an apostrophe.
         */
        get: operations["Exports_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The doors through which articles come in */
        get: operations["InboundHooks_list"];
        put?: never;
        /**
         * Open a door for a CMS
         * @description The answer shows the secret with which the CMS signs, once.
         */
        post: operations["InboundHooks_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound-hooks/{hookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One hook */
        get: operations["InboundHooks_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a hook
         * @description Or close it (`active: false`), or open it again. Every change is a version.
         */
        patch: operations["InboundHooks_change"];
        trace?: never;
    };
    "/v1/inbound-hooks/{hookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the signing secret
         * @description For a day the one before is taken too.
         */
        post: operations["InboundHooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbound/{hookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an article from a CMS
         * @description Signed as Standard Webhooks describes, with the secret of the hook; no key is needed. A timestamp may be five minutes off. A message that comes again under the same `webhook-id` is answered as it was the first time.
         */
        post: operations["Inbound_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that failed
         * @description Newest first: those that work for this desk, and those of the service itself. What was given up the queue keeps for a month; the newest 2,000 of each queue are looked at. With `state=retrying`: what failed and is tried again by itself, of the 2,000 of each queue that are next.
         */
        get: operations["FailedJobs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Discard a failed job
         * @description For good: what it was to do is not done. The log keeps who asked, and what it carried.
         */
        delete: operations["FailedJobs_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed/{jobId}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed job again
         * @description At once, and as often as a new one, whether it was given up or would be tried later. The log keeps who asked.
         */
        post: operations["FailedJobs_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/failed/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all jobs of a name again that were given up
         * @description Each as often as a new one, the newest first, up to 200 a request. The log keeps who asked.
         */
        post: operations["FailedJobs_retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your keys
         * @description Who may read all keys (`key:read`) is shown those of the desk. Secrets are not kept.
         */
        get: operations["Keys_list"];
        put?: never;
        /**
         * Make a key
         * @description For yourself; for others with `key:change`. It cannot do more than you can with the key that you send. The answer shows it, once. A repeated request is told which key was made.
         */
        post: operations["Keys_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description For good, and at once, with all its secrets. Others’ keys need `key:change`.
         */
        delete: operations["Keys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a key a new secret
         * @description The key stays the same; its older secrets work until `oldWorksUntil`. The answer shows the new one, once. Others’ keys need `key:change`.
         */
        post: operations["Keys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ledgers that the desk hands on, or is offered to hold
         * @description What became last of offering each ledger, where that concerns the desk, whatever its standing; in order of their names.
         */
        get: operations["LedgerHandovers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-handovers/{ledger}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became last of offering a ledger */
        get: operations["LedgerHandovers_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-handovers/{ledger}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept to hold a ledger
         * @description The desk holds it from then on, and decides with whom it is shared; desks that it was shared with read it as before, under the new holder. Where the desk did not read it until then, it comes after those that it reads, and all its claims are found anew; so are those of the desk that gave it, if that keeps nothing. Verdicts and findings stand. Name what you read in `If-Match`: the terms may have changed meanwhile.
         */
        post: operations["LedgerHandovers_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-handovers/{ledger}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline to hold a ledger
         * @description It may be offered again, to this desk or another.
         */
        post: operations["LedgerHandovers_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ledgers that other desks offer
         * @description Those that wait for an answer of this desk, the oldest first.
         */
        get: operations["LedgerOffers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-offers/{ledger}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a ledger that another desk offers
         * @description The desk reads it from then on, after those that it reads already: where two define one key, theirs prevails. All claims of the desk are found anew.
         */
        post: operations["LedgerOffers_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger-offers/{ledger}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a ledger that another desk offers
         * @description It may be offered again.
         */
        post: operations["LedgerOffers_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ledgers that the desk reads
         * @description Its own, and those that other desks share with it.
         */
        get: operations["Ledgers_list"];
        put?: never;
        /**
         * Begin a ledger
         * @description Its name is the first part of the keys of its statements, and is taken only once.
         */
        post: operations["Ledgers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ledger */
        get: operations["Ledgers_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Offer another desk to hold a ledger
         * @description Nothing changes until that desk accepts. While an offer waits the ledger is offered to no second desk. The same again changes nothing; other terms for the same desk are a new version.
         */
        put: operations["LedgerHandover_put"];
        post?: never;
        /**
         * Take back the offer to hold a ledger
         * @description Which only the desk that holds it does, until the other has answered.
         */
        delete: operations["LedgerHandover_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/hops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the hops of a ledger
         * @description With `standing=suggested` those that wait for a word of a person.
         */
        get: operations["Statements_hops"];
        put?: never;
        /**
         * Join two statements by a hop
         * @description A suggestion changes nothing where a hop stands between the two or was rejected: it answers with that hop.
         */
        post: operations["Statements_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/hops/{hopId}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm or reject a hop
         * @description What a person rejected stays rejected when an import says it again.
         */
        post: operations["Statements_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/hops/{hopId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a hop
         * @description First things first: who or what joined, suggested, confirmed or rejected it, when, and why. A desk sees those that stood while it read the ledger.
         */
        get: operations["Statements_hopVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the imports of a ledger
         * @description Newest first.
         */
        get: operations["Imports_list"];
        put?: never;
        /**
         * Import rows into a ledger
         * @description One transaction. New rows are added, other content under a known id is a new version, the same content changes nothing, and what the rows do not name stays. Every fault is told by its place, and then nothing is written. Forms: `application/json` with `sources`, `measures`, `places` and `statements` (see docs/ledger-format.md); `application/x-ndjson`, one row a line; `multipart/form-data` with the files sources.csv, measures.csv, places.csv and statements.csv; `text/csv` with `?kind=`. All but the first are read as they arrive and may be of any length.
         */
        post: operations["Imports_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import of a ledger */
        get: operations["Imports_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import as a whole
         * @description What it added is removed and what it replaced is restored, by newer versions: history stays. Refused while something was changed since or something else rests on it, unless `leaveBuiltUpon` is true; then `left` says what stays.
         */
        post: operations["Imports_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the measures of a ledger
         * @description In order of key, or by `q` those that words fit, best first. Merged entries are listed with the key that is meant.
         */
        get: operations["Measures_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/measures/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One measure of a ledger */
        get: operations["Measures_read"];
        /**
         * Put a measure into a ledger
         * @description Added, or changed by a new version; the same content again changes nothing.
         */
        put: operations["Measures_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/measures/{key}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a measure means the same as another
         * @description It stays readable, with its statements; from now on it stands for the other wherever things are compared. Claims are looked at again.
         */
        post: operations["Measures_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/measures/{key}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a measure means the same as another
         * @description By a further version; claims are looked at again.
         */
        post: operations["Measures_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/measures/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a measure
         * @description First things first: who wrote it when, and what it says from then on; of what was removed, too. A desk sees those that stood while it read the ledger.
         */
        get: operations["Measures_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the places of a ledger
         * @description In order of key, or by `q` those that words fit, best first. Merged entries are listed with the key that is meant.
         */
        get: operations["Places_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/places/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One place of a ledger */
        get: operations["Places_read"];
        /**
         * Put a place into a ledger
         * @description Added, or changed by a new version; the same content again changes nothing.
         */
        put: operations["Places_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/places/{key}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a place means the same as another
         * @description It stays readable, with its statements; from now on it stands for the other wherever things are compared. Claims are looked at again.
         */
        post: operations["Places_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/places/{key}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a place means the same as another
         * @description By a further version; claims are looked at again.
         */
        post: operations["Places_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/places/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a place
         * @description First things first: who wrote it when, and what it says from then on; of what was removed, too. A desk sees those that stood while it read the ledger.
         */
        get: operations["Places_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how one statement answers another */
        post: operations["Statements_relate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/relations/{relationId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a relation
         * @description First things first: who said that one statement answers the other, when, and who took that back. The id of a relation that is gone is told by either statement at an earlier `asOf`. A desk sees those that stood while it read the ledger.
         */
        get: operations["Statements_relationVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which desks a ledger is shared with
         * @description The desk that holds it sees all of them, with those that declined or left; another desk sees itself.
         */
        get: operations["LedgerShares_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/shares/{desk}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Share a ledger with another desk
         * @description By the name of that desk (`slug`). It is an offer: the other desk reads the ledger from when it accepts. Where it has accepted, this changes what it may do, at once. The same again changes nothing.
         */
        put: operations["LedgerShares_put"];
        post?: never;
        /**
         * End the sharing of a ledger
         * @description Or take the offer back. The desk that holds it ends it with any desk; another desk leaves by naming itself. From then on that desk reads the ledger no more, whatever `asOf`, and its claims are found anew without it. Its verdicts and findings stand, and what it wrote in the ledger stays there.
         */
        delete: operations["LedgerShares_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sources of a ledger
         * @description In order of key, or by `q` those that words fit, best first. Merged entries are listed with the key that is meant.
         */
        get: operations["Sources_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source of a ledger */
        get: operations["Sources_read"];
        /**
         * Put a source into a ledger
         * @description Added, or changed by a new version; the same content again changes nothing.
         */
        put: operations["Sources_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/dependence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hints that a source may not count independently of another
         * @description Figures that both gave and that third origins contradict, more often than mistakes made apart would fall together. A hint with its evidence; it joins no origins.
         */
        get: operations["TrackRecords_hints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a source is part of, controls or owns another
         * @description With the dates on which it holds, where known.
         */
        post: operations["SourceChanges_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/edges/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say until when a source was part of, controlled or owned another */
        post: operations["SourceChanges_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a source means the same as another
         * @description It stays readable, with its statements; from now on it stands for the other wherever things are compared. Claims are looked at again.
         */
        post: operations["Sources_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How people of the desk rated the reliability of a source
         * @description All versions, newest first.
         */
        get: operations["Ratings_ofSource"];
        put?: never;
        /**
         * Rate the reliability of a source
         * @description A new version, dated, with a reason. It alters no finding; claims that rest on the source are found anew, with the cause `rating`.
         */
        post: operations["Ratings_rateSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/reassignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give statements of a source to others
         * @description By new versions, and back in the same way. A later import of a row that names the old source files its statement there again.
         */
        post: operations["SourceChanges_reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Part a source into new ones
         * @description Each new source says whom it continues and since when. Statements go to one of them by id, time or document; what no rule names stays with the old source, and is told.
         */
        post: operations["SourceChanges_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/track-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a source's earlier figures
         * @description As later counts by other identified origins of this ledger have it, for each kind of measure and apart for what was observed, forecast and announced; each number with the statements behind it. Of a source with very many statements the newest are looked at, and `since` says from which day on.
         */
        get: operations["TrackRecords_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a source means the same as another
         * @description By a further version; claims are looked at again.
         */
        post: operations["Sources_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/sources/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a source
         * @description First things first: who wrote it when, and what it says from then on; of what was removed, too. A desk sees those that stood while it read the ledger.
         */
        get: operations["Sources_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the statements of a ledger
         * @description In order of key; reports by carriers stand behind what they report. A merged source or measure is asked for by any of its keys.
         */
        get: operations["Statements_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One statement, with its hops and relations */
        get: operations["Statements_read"];
        /**
         * Put a statement into a ledger
         * @description Added, or changed by a new version; the same content again changes nothing. It states its own hops and relations: those that it stated before and states no more are removed, those added one by one stay.
         */
        put: operations["Statements_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/statements/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How people of the desk rated the credibility of a statement
         * @description All versions, newest first.
         */
        get: operations["Ratings_ofStatement"];
        put?: never;
        /**
         * Rate the credibility of a statement
         * @description A new version, dated, with a reason. Grade 1 needs a cited statement that agrees and comes from another identified origin, which no known link joins to this one.
         */
        post: operations["Ratings_rateStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/statements/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a statement traces back to where it comes from
         * @description All that it rests on over hops, or by repeating another, in any ledger of the desk; how each way ends, with circles said; and what changed from hand to hand. With `publishedBy` only what was out by that day.
         */
        get: operations["Statements_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledgers/{ledger}/statements/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every version of a statement
         * @description First things first: who wrote it when, and what it says from then on; of what was removed, too. A desk sees those that stood while it read the ledger.
         */
        get: operations["Statements_statementVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done on the desk
         * @description Entries of the hash-chained log, oldest first. They hold no personal text.
         */
        get: operations["Log_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the log was signed, and by which keys
         * @description Checkpoints of the whole log, oldest first, with the public keys. Kept elsewhere, they prove that nothing before them was altered, removed or cut off since; `whence audit verify` and docs/record.md say how.
         */
        get: operations["Log_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments that mention you
         * @description The newest first, in their newest words.
         */
        get: operations["Comments_mentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of the desk
         * @description Former members too: their role is null. Names and addresses are kept apart from history: they are those of today.
         */
        get: operations["People_list"];
        put?: never;
        /**
         * Add a person to the desk
         * @description Name and address are kept apart from history, and can be erased.
         */
        post: operations["People_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["People_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a person signs in
         * @description Those that have ended too, without their subject.
         */
        get: operations["Identities_list"];
        put?: never;
        /**
         * Let a person sign in at an issuer
         * @description From then on its tokens with this subject act for the person on this desk.
         */
        post: operations["Identities_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}/identities/{identityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a way of signing in
         * @description For good, and at once; the subject is erased.
         */
        delete: operations["Identities_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a person another role, or end the membership
         * @description The person's keys follow at once.
         */
        put: operations["People_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages that the desk has kept */
        get: operations["Snapshots_list"];
        put?: never;
        /**
         * Keep a page that you have read
         * @description The body is the page itself: PDF, HTML, plain text, PNG or JPEG, of up to SNAPSHOT_LIMIT_BYTES. Text is read from the first three; where a PDF gives none, `textFault` says why. What it is is told by its bytes; a `Content-Type` that says otherwise is refused, `application/octet-stream` says nothing. The service reads nothing from the web by itself.
         */
        post: operations["Snapshots_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{snapshotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One kept page, without its bytes */
        get: operations["Snapshots_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{snapshotId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a kept page is attached to, or was */
        get: operations["Snapshots_attachments"];
        put?: never;
        /**
         * Attach a kept page to a claim, or to a statement as its document
         * @description Or detach it; both stay in history.
         */
        post: operations["Snapshots_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{snapshotId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of a kept page
         * @description As they were handed over, to be saved and not shown. `ETag` is their SHA-256; with `If-None-Match` they are sent only when they are others.
         */
        get: operations["Snapshots_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{snapshotId}/excerpts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotes of a kept page */
        get: operations["Excerpts_list"];
        put?: never;
        /**
         * Quote a kept page
         * @description In its own language. Where text is read from the page the quote must stand in it, word for word but for blanks and for hyphens within words, and is kept as it stands there; of images, of a PDF from which none could be read, and `withoutPlace` it is kept as you give it, without a place.
         */
        post: operations["Excerpts_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/snapshots/{snapshotId}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The text of a kept page
         * @description What the offsets of excerpts count in.
         */
        get: operations["Snapshots_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is told of events */
        get: operations["Subscribers_list"];
        put?: never;
        /**
         * Tell somebody of events
         * @description By signed POST requests as Standard Webhooks describes them; the answer shows the signing secret, once. Your key must be allowed to read what is sent.
         */
        post: operations["Subscribers_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriberId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscriber */
        get: operations["Subscribers_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a subscriber
         * @description Or end telling it (`active: false`), or begin again. Every change is a version. Your key must be allowed to read what is sent from then on.
         */
        patch: operations["Subscribers_change"];
        trace?: never;
    };
    "/v1/subscribers/{subscriberId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the signing secret
         * @description For a day everything is signed with the one before too.
         */
        post: operations["Subscribers_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{subscriberId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description To this subscriber alone; see its deliveries for what came of it.
         */
        post: operations["Subscribers_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verdicts of the desk, and verdicts found by words
         * @description Every version of every verdict, newest first: pages stay as they are when verdicts come in meanwhile. With `q` what fits best comes first, and all pages are of the moment of the first. One that is under blind review is listed sealed; nothing that it says lists it, finds it, orders it or keeps it from a list, for anybody but its author.
         */
        get: operations["DeskVerdicts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List proposed measures and sources
         * @description The oldest first.
         */
        get: operations["Proposals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary-proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One proposal, with the claims that need it and the measures that come nearest
         * @description Needs `claim:read` as well, for the claims and the words of their pages.
         */
        get: operations["Proposals_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary-proposals/{proposalId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a proposed measure or source an entry of a ledger
         * @description The claims that waited are given it, each by a new version, and those under review are cross-referenced.
         */
        post: operations["Proposals_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary-proposals/{proposalId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that what was proposed is an entry that there is
         * @description The claims that waited are given it, and so are those of later pages with the same words. A source takes the printed names over as aliases.
         */
        post: operations["Proposals_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary-proposals/{proposalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that what was proposed is no entry
         * @description It is not proposed again for the same words; the reason is kept.
         */
        post: operations["Proposals_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event of the desk
         * @description Sent to each subscriber that is told of its type, signed as Standard Webhooks describes. Attempts are repeated, and overtake each other: whoever wants each event once and in order keeps the `place` up to which they have dealt with all, and when a webhook comes asks `GET /v1/events?after=` that place: it lists what happened since, the event of the webhook among it. A webhook whose place is not behind the kept one tells nothing new.
         */
        post: operations["Webhooks_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description How far first and second persons agree, beyond chance. */
        Agreement: {
            agreed: number;
            kappa: components["schemas"]["Kappa"];
            pairs: number;
            /** @description Each rating against all others. */
            readonly ratings: {
                /** @description Why there is no value or no interval. `one-rating-only`: both gave the same rating each time, where kappa is not defined. `too-few-pairs`: fewer than twice the square of the ratings in use. `no-variance`: the interval would have no width. */
                because: ("no-pairs" | "one-rating-only" | "too-few-pairs" | "no-variance") | null;
                both: number;
                first: number;
                interval: {
                    high: number;
                    /** @enum {number} */
                    level: 0.95;
                    low: number;
                } | null;
                rating: string;
                second: number;
                standardError: number | null;
                /** @description From -1 to 1; 1: all pairs agree, 0: as often as chance has it. */
                value: number | null;
            }[];
            /** @description How often the first person gave one rating and the second another. */
            readonly table: {
                first: string;
                pairs: number;
                second: string;
            }[];
        };
        Annotation: {
            /** @description The rating, the rationale, then corrections. */
            readonly body: {
                /** @enum {string} */
                format: "text/plain";
                /** @enum {string} */
                purpose: "classifying" | "assessing" | "commenting";
                /** @enum {string} */
                type: "TextualBody";
                value: string;
            }[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            created: string;
            creator: {
                /** @description RFC 9562, section 4. */
                id: string;
                name: string;
                /** @enum {string} */
                type: "Organization";
            };
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            modified?: string;
            /** @enum {string} */
            motivation: "assessing";
            target: {
                readonly selector: [
                    {
                        exact: string;
                        prefix: string;
                        suffix: string;
                        /** @enum {string} */
                        type: "TextQuoteSelector";
                    },
                    {
                        end: number;
                        start: number;
                        /** @enum {string} */
                        type: "TextPositionSelector";
                    }
                ];
                /** @description Address of the piece, or the name of its text by hash (RFC 6920). */
                source: string;
                /** @enum {string} */
                type: "SpecificResource";
            };
            /** @enum {string} */
            type: "Annotation";
        };
        /** @description Where a claim stands, with the verdict on it. */
        AnnotationCollection: {
            /** @enum {string} */
            "@context": "http://www.w3.org/ns/anno.jsonld";
            first: {
                id: string;
                readonly items: components["schemas"]["Annotation"][];
                /** @enum {number} */
                startIndex: 0;
                /** @enum {string} */
                type: "AnnotationPage";
            };
            id: string;
            label: string;
            total: number;
            /** @enum {string} */
            type: "AnnotationCollection";
        };
        ApiKey: {
            expiresAt: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            madeAt: string;
            name: string;
            /** @description Until when the secrets before the newest work; null: there were none. */
            oldWorksUntil: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            prefix: string;
            revoked: boolean;
            /** @description Empty: everything that the person's role allows. */
            scopes: ("desk:read" | "ledger:read" | "article:read" | "claim:read" | "finding:read" | "verdict:read" | "article:submit" | "claim:submit" | "claim:write" | "claim:confirm-link" | "observation:write" | "comment:read" | "comment:write" | "evidence:read" | "evidence:write" | "confidential:write" | "contact:read" | "note:read" | "note:write" | "verdict:give" | "rating:give" | "ledger:change" | "vocabulary:decide" | "claim:assign" | "verdict:review" | "ledger:import" | "ledger:share" | "ledger:hand-on" | "subscriber:read" | "subscriber:change" | "hook:read" | "hook:change" | "people:read" | "desk:change" | "people:change" | "key:read" | "key:change" | "own-key:read" | "own-key:change" | "log:read" | "confidential:read" | "personal:erase" | "queue:read" | "queue:change" | "metrics:read")[];
            /** @description How many secrets it has had. */
            version: number;
        };
        ApiKeyPage: {
            entries: components["schemas"]["ApiKey"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description One place where a claim appears. */
        Appearance: {
            content: components["schemas"]["Content"];
            key: string;
            /** @description Attributions elsewhere on the page that may govern it: suggestions. */
            readonly mayBe?: {
                because: string;
                readonly stated: components["schemas"]["StatedSource"][];
            }[];
            outlet?: string;
            outletName?: string;
            /** @enum {string} */
            part: "headline" | "bullet" | "heading" | "summary" | "body" | "caption";
            passage: components["schemas"]["Passage"];
            /** @description YYYY, YYYY-MM or YYYY-MM-DD, UTC. */
            publishedOn?: string;
            /** @description Nearest to the reader first. */
            readonly stated: components["schemas"]["StatedSource"][];
            url?: string;
        };
        /** @description An article in one of its revisions. */
        Article: {
            cmsId: string | null;
            html: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English. */
            language?: string;
            /**
             * @description Who says the language: whoever sent the piece, or its page. There when `language` is.
             * @enum {string}
             */
            languageFrom?: "declared" | "lang-attribute" | "content-language" | "in-language" | "og-locale";
            /** @description Name of the outlet, as printed. */
            outlet?: string;
            /** @description Left out: "last month" and the like stay open. */
            publishedOn?: string;
            /** @description Number of the revision, from 1. */
            revision: number;
            /**
             * Format: uuid
             * @description A UUID.
             */
            revisionId: string;
            /** @enum {string} */
            status: "draft" | "published" | "embargoed";
            /** @description What every offset counts in, in UTF-16 code units. */
            text: string;
            /** @description SHA-256 of the text, hexadecimal. */
            textSha256: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        /** @description An article in one of its revisions, without the text. */
        ArticleHead: {
            cmsId: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English. */
            language?: string;
            /**
             * @description Who says the language: whoever sent the piece, or its page. There when `language` is.
             * @enum {string}
             */
            languageFrom?: "declared" | "lang-attribute" | "content-language" | "in-language" | "og-locale";
            /** @description Name of the outlet, as printed. */
            outlet?: string;
            /** @description Left out: "last month" and the like stay open. */
            publishedOn?: string;
            /** @description Number of the revision, from 1. */
            revision: number;
            /**
             * Format: uuid
             * @description A UUID.
             */
            revisionId: string;
            /** @enum {string} */
            status: "draft" | "published" | "embargoed";
            /** @description SHA-256 of the text, hexadecimal. */
            textSha256: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        ArticlePage: {
            entries: components["schemas"]["ArticleHead"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        Assessment: {
            heldAtPublication: boolean | null;
            /** @description It rests on a link that nobody has confirmed. */
            ifLinkHolds: boolean;
            /** @enum {string} */
            kind: "not-checkable" | "disputed-by-origin" | "distorted" | "contradicted" | "outdated" | "unsettled" | "overstated" | "understated" | "not-borne-out" | "partly-borne-out" | "borne-out" | "corroborated" | "single-origin" | "unattributed" | "as-attributed" | "no-comparable-prior";
            readonly origins: string[];
            readonly reasons: {
                readonly statements: string[];
                text: string;
            }[];
            since: string | null;
        };
        AssignedStatements: {
            given: {
                statements: number;
                to: string;
            }[];
            /** @description What stays with the source: how many statements, and the keys of the first 1,000. */
            stayed: {
                keys: string[];
                statements: number;
            };
        };
        Assignment: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            assignee: string;
            /** @description YYYY-MM-DD, UTC. */
            dueOn?: string;
            /** @description Why; it stands in the history of the claim. */
            reason?: string;
        };
        /** @description Which statements go to a source; several members must all fit. */
        AssignmentRule: {
            /** @description The occasion or document, exactly. */
            document?: string;
            /** @description Said on or after this; a partial date with all its days. */
            from?: string;
            /** @description Ids of statements. */
            statements?: string[];
            /** @description The source that the statements go to. */
            to: string;
            /** @description Said on or before this; a partial date with all its days. */
            until?: string;
        };
        /** @description What a snapshot belongs to, or did. */
        Attachment: {
            /** @enum {string} */
            kind: "claim" | "statement";
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            reason: string | null;
            /** @enum {string} */
            standing: "attached" | "detached";
            /** @description Id of the claim, or key of the statement. */
            target: string;
            version: number;
        };
        AttachmentList: {
            entries: components["schemas"]["Attachment"][];
        };
        /** @description A statement that may speak of the same thing. It decides nothing. */
        Candidate: {
            /** @description What the passages of the claim share with it, as they print it; the most telling first. */
            because: {
                readonly figures: string[];
                readonly names: string[];
                /** @description Words in a row that both have; empty where there are no two. */
                passage: string;
                readonly words: string[];
            };
            document?: string;
            /** @description What people said of the link from an appearance to it. */
            readonly links: {
                appearance: string;
                reason: string | null;
                /** @enum {string} */
                standing: "confirmed" | "rejected";
            }[];
            publishedOn?: string;
            saidOn?: string;
            /** @description Its own words, or else its figure in words. */
            says: string;
            source: string;
            sourceName: string;
            /**
             * @description Open: nobody has judged it.
             * @enum {string}
             */
            standing: "confirmed" | "open" | "rejected";
            /** @description Key of the statement. */
            statement: string;
        };
        CandidateList: {
            readonly candidates: components["schemas"]["Candidate"][];
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
        };
        Checkpoint: {
            /** @description SHA-256 of the 32 bytes of the public key, hexadecimal. */
            keyId: string;
            number: number;
            /** @description The last entry that it signs. */
            sequence: number;
            /**
             * Format: base64
             * @description The signature of the text by the key, base64.
             */
            signature: string;
            /** @description What was signed: canonical JSON (docs/record.md). */
            text: string;
        };
        CheckpointPage: {
            entries: components["schemas"]["Checkpoint"][];
            /** @description Every key that has signed the log, the oldest first. */
            keys: components["schemas"]["LogKey"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description One figure or proposition under review. */
        Claim: {
            appearances: components["schemas"]["HeldAppearance"][];
            assignee: string | null;
            content: components["schemas"]["Content"];
            dueOn: string | null;
            /** @description The keys that are meant, where those of `content` were merged into others. */
            effective?: {
                fromPlace?: string;
                measure?: string;
                place?: string;
            };
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Slots that more than the words beside the figure have filled, and what. */
            readonly inferred: {
                because: string;
                slot: string;
            }[];
            links: components["schemas"]["ClaimLink"][];
            /** @description Words that fit only loosely: nothing was filled in for them. */
            readonly loose: {
                because: string;
                readonly candidates: string[];
                /** @enum {string} */
                slot: "measure" | "subject" | "place" | "source";
                words: string;
            }[];
            notCheckable: ("opinion" | "question" | "no-content") | null;
            /** @description What is odd about it on its page, each in one sentence. */
            readonly odd: {
                /** @enum {string} */
                kind: "acronym-mismatch" | "acronym-of-two" | "two-spellings" | "number-without-source" | "vague-source" | "firmer-than-body" | "part-exceeds-whole" | "parts-do-not-add-up" | "share-mismatch" | "date-on-wrong-side" | "words-not-read" | "number-of-two-readings";
                text: string;
            }[];
            /** @description Who was asked about it, and what they answered; where one claim is read. */
            replies?: components["schemas"]["Reply"][];
            /** @description How many steps its review has taken. */
            reviewVersion: number;
            /** @enum {string} */
            state: "proposed" | "rejected" | "submitted" | "withdrawn" | "assigned" | "assessed" | "second-review" | "disputed" | "published" | "reopened" | "retraction-proposed" | "retracted";
            /** @description The steps that its state takes. */
            takes: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
            /** @description Of what it is held to say. */
            version: number;
            /** @description Those of them that you may take: by your permissions, by who gave the verdict, and by whether one stands. */
            youMayTake: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
        };
        ClaimEdit: {
            content: components["schemas"]["Content"];
            /** @enum {string} */
            notCheckable?: "opinion" | "question" | "no-content";
            /** @description The version that the edit starts from. */
            version?: number;
        };
        /** @description What happened to a claim, first things first. */
        ClaimHistory: {
            entries: {
                action: string;
                /** @enum {string} */
                actor: "person" | "job" | "operator";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                at: string;
                /** @description Against the version before of the same thing; empty for a first version. */
                readonly changed: components["schemas"]["MemberChange"][];
                readonly content: {
                    [key: string]: unknown;
                };
                /** @description Who did it, by the name of today: null once it was erased. Null for a job. */
                person: {
                    /**
                     * Format: uuid
                     * @description A UUID.
                     */
                    id: string;
                    name: string | null;
                } | null;
                personId: string | null;
                /** @description Place in the log; null while it is being given one. */
                position: number | null;
                /** @description What happened, in plain English. */
                says: string;
                readonly subject: {
                    id: string;
                    kind: string;
                    version: number;
                };
                /** @description The reason that was given: of a verdict its rationale, of a recheck what differs. */
                why: string | null;
            }[];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
            /** @description Permissions that your key lacks for the whole of it: what needs them is left out, if there is any. */
            without?: ("desk:read" | "ledger:read" | "article:read" | "claim:read" | "finding:read" | "verdict:read" | "article:submit" | "claim:submit" | "claim:write" | "claim:confirm-link" | "observation:write" | "comment:read" | "comment:write" | "evidence:read" | "evidence:write" | "confidential:write" | "contact:read" | "note:read" | "note:write" | "verdict:give" | "rating:give" | "ledger:change" | "vocabulary:decide" | "claim:assign" | "verdict:review" | "ledger:import" | "ledger:share" | "ledger:hand-on" | "subscriber:read" | "subscriber:change" | "hook:read" | "hook:change" | "people:read" | "desk:change" | "people:change" | "key:read" | "key:change" | "own-key:read" | "own-key:change" | "log:read" | "confidential:read" | "personal:erase" | "queue:read" | "queue:change" | "metrics:read")[];
        };
        /** @description A person's word on whether an appearance relays a statement. */
        ClaimLink: {
            appearance: string;
            reason: string | null;
            /** @enum {string} */
            standing: "confirmed" | "rejected";
            statement: string;
        };
        ClaimPage: {
            entries: components["schemas"]["ListedClaim"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
            /** @description More may hold the words than are ranked: so many of the newest are, and those before them follow, newest first. Nothing is left out: where a filter fits almost nothing, a page may be short, even empty, and `next` goes on. */
            rankedAmong?: number;
        };
        /** @description One figure or proposition under review, with what was asked for beside it. */
        ClaimRead: {
            appearances: components["schemas"]["HeldAppearance"][];
            assignee: string | null;
            content: components["schemas"]["Content"];
            dueOn: string | null;
            /** @description The keys that are meant, where those of `content` were merged into others. */
            effective?: {
                fromPlace?: string;
                measure?: string;
                place?: string;
            };
            /** @description With `include=finding`: the last one recorded; null before the first. */
            finding?: components["schemas"]["Finding"] | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Slots that more than the words beside the figure have filled, and what. */
            readonly inferred: {
                because: string;
                slot: string;
            }[];
            links: components["schemas"]["ClaimLink"][];
            /** @description Words that fit only loosely: nothing was filled in for them. */
            readonly loose: {
                because: string;
                readonly candidates: string[];
                /** @enum {string} */
                slot: "measure" | "subject" | "place" | "source";
                words: string;
            }[];
            notCheckable: ("opinion" | "question" | "no-content") | null;
            /** @description What is odd about it on its page, each in one sentence. */
            readonly odd: {
                /** @enum {string} */
                kind: "acronym-mismatch" | "acronym-of-two" | "two-spellings" | "number-without-source" | "vague-source" | "firmer-than-body" | "part-exceeds-whole" | "parts-do-not-add-up" | "share-mismatch" | "date-on-wrong-side" | "words-not-read" | "number-of-two-readings";
                text: string;
            }[];
            /** @description Who was asked about it, and what they answered; where one claim is read. */
            replies?: components["schemas"]["Reply"][];
            /** @description How many steps its review has taken. */
            reviewVersion: number;
            /** @enum {string} */
            state: "proposed" | "rejected" | "submitted" | "withdrawn" | "assigned" | "assessed" | "second-review" | "disputed" | "published" | "reopened" | "retraction-proposed" | "retracted";
            /** @description The steps that its state takes. */
            takes: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
            /** @description With `include=verdict`: the newest one; null before the first. */
            verdict?: components["schemas"]["Verdict"] | null;
            /** @description Of what it is held to say. */
            version: number;
            /** @description Those of them that you may take: by your permissions, by who gave the verdict, and by whether one stands. */
            youMayTake: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
        };
        /** @description A published verdict as schema.org ClaimReview. */
        ClaimReview: {
            /** @enum {string} */
            "@context": "https://schema.org";
            /** @description The verdict. */
            "@id": string;
            /** @enum {string} */
            "@type": "ClaimReview";
            author: components["schemas"]["OrganizationLd"];
            claimReviewed: string;
            readonly correction?: {
                /** @enum {string} */
                "@type": "CorrectionComment";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                datePublished: string;
                text: string;
            }[];
            /** @description What stands while it is reviewed again; `Retracted` when the verdict was retracted. */
            creativeWorkStatus?: string;
            /**
             * Format: date-time
             * @description When it took the place of another, or was retracted.
             */
            dateModified?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            datePublished: string;
            inLanguage?: string;
            itemReviewed: {
                /** @description RFC 9562, section 4. */
                "@id": string;
                /** @enum {string} */
                "@type": "Claim";
                readonly appearance?: components["schemas"]["CreativeWorkLd"][];
                /** @description The outlet in which it appeared first. */
                author?: components["schemas"]["OrganizationLd"];
                /** @description YYYY, YYYY-MM or YYYY-MM-DD, UTC. */
                datePublished?: string;
                firstAppearance?: components["schemas"]["CreativeWorkLd"];
            };
            reviewBody: string;
            /** @description Left out when the verdict was retracted. */
            reviewRating?: {
                /** @enum {string} */
                "@type": "Rating";
                alternateName: string;
                bestRating?: number;
                ratingExplanation: string;
                ratingValue?: number;
                worstRating?: number;
            };
            /** @description The fact check's page, where the desk has told it. */
            url?: string;
            version: number;
        };
        ClaimReviewInFeed: {
            /** @description The verdict. */
            "@id": string;
            /** @enum {string} */
            "@type": "ClaimReview";
            author: components["schemas"]["OrganizationLd"];
            claimReviewed: string;
            readonly correction?: {
                /** @enum {string} */
                "@type": "CorrectionComment";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                datePublished: string;
                text: string;
            }[];
            /** @description What stands while it is reviewed again; `Retracted` when the verdict was retracted. */
            creativeWorkStatus?: string;
            /**
             * Format: date-time
             * @description When it took the place of another, or was retracted.
             */
            dateModified?: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            datePublished: string;
            inLanguage?: string;
            itemReviewed: {
                /** @description RFC 9562, section 4. */
                "@id": string;
                /** @enum {string} */
                "@type": "Claim";
                readonly appearance?: components["schemas"]["CreativeWorkLd"][];
                /** @description The outlet in which it appeared first. */
                author?: components["schemas"]["OrganizationLd"];
                /** @description YYYY, YYYY-MM or YYYY-MM-DD, UTC. */
                datePublished?: string;
                firstAppearance?: components["schemas"]["CreativeWorkLd"];
            };
            reviewBody: string;
            /** @description Left out when the verdict was retracted. */
            reviewRating?: {
                /** @enum {string} */
                "@type": "Rating";
                alternateName: string;
                bestRating?: number;
                ratingExplanation: string;
                ratingValue?: number;
                worstRating?: number;
            };
            /** @description The fact check's page, where the desk has told it. */
            url?: string;
            version: number;
        };
        /** @description What the ClaimReview of a claim lacks. */
        ClaimReviewWarnings: {
            entries: {
                /** @enum {string} */
                code: "claim-reviewed-long" | "page-address-missing" | "claim-author-missing" | "appearances-withheld" | "verdict-retracted";
                text: string;
            }[];
        };
        /** @description The trace as the article states it and as it was found. */
        ClaimTrace: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            readonly differences: components["schemas"]["Difference"][];
            finding: number | null;
            found: components["schemas"]["Trace"];
            origins: components["schemas"]["Origins"];
            says: string;
            stated: components["schemas"]["Trace"];
        };
        /** @description What somebody of the desk says to the others about a claim. */
        Comment: {
            /**
             * Format: date-time
             * @description When this version was written.
             */
            changedAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            readonly mentions: string[];
            /**
             * Format: uuid
             * @description Who wrote it, and alone may change it.
             */
            personId: string;
            /** @description Null: its author took it back. */
            text: string | null;
            version: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            writtenAt: string;
        };
        CommentPage: {
            entries: components["schemas"]["Comment"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        CommentWanted: {
            /**
             * @description Ids of persons of the desk who may read comments, each once.
             * @default []
             */
            mentions?: string[];
            text: string;
        };
        Comparison: {
            claimSays: string;
            factor?: number;
            /** @description Whether it was so when the article was published. */
            heldAtPublication: boolean;
            onTrace: boolean;
            origin: string;
            published?: {
                date: string;
                inferredBy?: string;
            };
            /** @enum {string} */
            relation: "agrees" | "above" | "below" | "superseded" | "realised" | "not-comparable" | "bears-on";
            rule: string;
            /** @description The rule that decided, in one sentence. */
            ruleSays?: string;
            readonly slots?: string[];
            /** @enum {string} */
            stance: "agrees" | "allows" | "conflicts" | "supersedes" | "grew" | "realises" | "none";
            statement: string;
            statementSays: string;
            text: string;
        };
        ConfidentialIdentity: {
            /** @description Null where none was kept, or it was erased. */
            identity: {
                contact: string | null;
                name: string;
                remarks: string | null;
            } | null;
        };
        /** @description Somebody whose name the desk keeps back; without the name. */
        ConfidentialSource: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            label: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            version: number;
        };
        ConfidentialSourceChange: {
            /** @description As it is, when left out. */
            identity?: {
                contact?: string;
                name: string;
                remarks?: string;
            };
            /** @description What may be printed, and stands in exports: "an official who asked not to be named". */
            label: string;
            /** @description The version that was seen, unless `If-Match` says it. */
            version?: number;
        };
        ConfidentialSourcePage: {
            entries: components["schemas"]["ConfidentialSource"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description What is said: a figure when it has an `amount`, else a proposition. */
        Content: {
            /** @enum {string} */
            accumulation?: "stock" | "flow" | "cumulative";
            amount?: {
                /** @enum {string} */
                hedge?: "exact" | "about" | "nearly" | "some" | "at-least" | "more-than" | "at-most" | "fewer-than" | "up-to" | "between";
                high?: {
                    strict: boolean;
                    value: number;
                };
                low?: {
                    strict: boolean;
                    value: number;
                };
                point?: number;
            };
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            asOf?: string;
            basis?: string;
            /** @enum {string} */
            certainty?: "will" | "planned" | "expected" | "may";
            /** @enum {string} */
            change?: "rose" | "fell" | "doubled" | "halved";
            fromPlace?: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            horizon?: string;
            measure?: string;
            /** @enum {string} */
            mode: "observed" | "forecast" | "announced";
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            periodEnd?: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            periodStart?: string;
            place?: string;
            /** @enum {string} */
            polarity: "affirms" | "denies" | "no-information" | "silent";
            subject?: string;
            unit?: string;
            whole?: number;
        };
        /** @description How many, and which statements. */
        CountedStatements: {
            count: number;
            /** @description At most a hundred keys, the newest first. */
            statements: string[];
        };
        CreativeWorkLd: {
            /** @enum {string} */
            "@type": "CreativeWork";
            /** @description YYYY, YYYY-MM or YYYY-MM-DD, UTC. */
            datePublished?: string;
            headline: string;
            inLanguage?: string;
            publisher?: components["schemas"]["OrganizationLd"];
            url?: string;
        };
        /** @description A person's rating of one statement: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged. */
        Credibility: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /** @description For grade 1: the statements that confirm it. */
            cited: string[];
            /**
             * @description A word and not a number: never averaged, added up or ordered by size.
             * @enum {string}
             */
            grade: "1" | "2" | "3" | "4" | "5" | "6";
            /** @description The grade in words. */
            meaning: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            reason: string;
            version: number;
        };
        CredibilityPage: {
            entries: components["schemas"]["Credibility"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description Published verdicts as a schema.org DataFeed of ClaimReviews. */
        DataFeed: {
            /** @enum {string} */
            "@context": "https://schema.org";
            /** @description RFC 9562, section 4. */
            "@id": string;
            /** @enum {string} */
            "@type": "DataFeed";
            creator: components["schemas"]["OrganizationLd"];
            readonly dataFeedElement: {
                /** @enum {string} */
                "@type": "DataFeedItem";
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                dateCreated: string;
                /**
                 * Format: date-time
                 * @description When the verdict was retracted.
                 */
                dateDeleted?: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                dateModified: string;
                item: components["schemas"]["ClaimReviewInFeed"];
                url?: string;
            }[];
            name: string;
        };
        DecidedProposal: {
            /** @description The first 1,000 of them; `requestId` of the cross-reference of one under review. */
            claims: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                claimId: string;
                requestId: string | null;
                version: number;
            }[];
            /** @description How many claims were given the entry. */
            filled: number;
            /** @description The first 1,000 that stay as they are, and why. */
            left: {
                because: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                claimId: string;
            }[];
            proposal: components["schemas"]["VocabularyProposal"];
        };
        /** @description One attempt to tell one subscriber of one event. */
        Delivery: {
            /** @description Counts the attempts for this event and subscriber. */
            attempt: number;
            /** @description The beginning of what was answered, or why nothing was. */
            detail: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            endedAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            eventId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            outcome: "delivered" | "refused" | "unreachable";
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            startedAt: string;
            /** @description The HTTP status; null when nothing answered. */
            status: number | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            subscriberId: string;
            /** @enum {string} */
            type: "finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test";
        };
        DeliveryPage: {
            entries: components["schemas"]["Delivery"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description Figures shared with others that third origins contradict. A hint: it changes no count of origins. */
        DependenceHints: {
            furtherPairs: number;
            /** @description The null model under which the chances are worked out. */
            model: string;
            name: string;
            pairs: components["schemas"]["DependencePair"][];
            pairsLookedAt: number;
            publishedBy: string | null;
            since: string | null;
            source: string;
            text: string[];
        };
        DependencePair: {
            byChance: number;
            forAnyPair: number;
            hint: boolean;
            name: string;
            occasions: number;
            oddities: {
                against: string[];
                chance: number;
                other: string;
                otherPublished: string;
                published: string;
                says: string;
                statement: string;
            }[];
            shared: number;
            source: string;
            text: string;
        };
        /** @description A desk and the version of its policy. */
        Desk: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            policy: components["schemas"]["DeskPolicy"];
            slug: string;
            version: number;
        };
        /** @description Agreement on the ratings of a desk. */
        DeskAgreement: {
            /** @description From blind reviews: neither had seen the other’s rating. */
            blind: components["schemas"]["Agreement"];
            /** @description From open reviews: the second had seen the first, so that this is no measure of independent agreement. */
            open: components["schemas"]["Agreement"];
            readonly periods: {
                /** @description From blind reviews: neither had seen the other’s rating. */
                blind: components["schemas"]["Agreement"];
                /** @description From open reviews: the second had seen the first, so that this is no measure of independent agreement. */
                open: components["schemas"]["Agreement"];
                period: string;
            }[];
        };
        DeskPolicy: {
            /**
             * Format: uri-template
             * @description Address of the page of a fact check, for exports; `{claimId}` stands for the id of the claim.
             */
            factCheckPage?: string;
            /**
             * Format: uri
             * @description Address of the newsroom, for exports.
             */
            homepage?: string;
            /** @description The language in which the desk writes its ratings and verdicts: BCP 47. */
            language?: string;
            name: string;
            /** @description Keys of sources that do not make one origin of those that they hold. */
            notCollapsing?: string[];
            ratings: components["schemas"]["Rating"][];
            recheck: {
                /** @description Days until a recheck; doubles while nothing changes. Null: at every turn. */
                interval: {
                    firstDays: number;
                    longestDays: number;
                } | null;
            };
            /**
             * @description How the second person reads a verdict: `blind`, they rate the claim before they see the first rating. Open when left out. A verdict keeps what held when it was given.
             * @enum {string}
             */
            secondReview?: "open" | "blind";
        };
        DeskPolicyPage: {
            entries: components["schemas"]["DeskPolicyVersion"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description One version of how a desk works. */
        DeskPolicyVersion: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /** @description Who made it; null: it came with the desk. */
            personId: string | null;
            policy: components["schemas"]["DeskPolicy"];
            version: number;
        };
        /** @description One typed change between two statements. */
        Difference: {
            /** @enum {string} */
            across: "drift" | "revision" | "restatement";
            from: {
                statement: string;
                text: string;
            };
            /** @description It rests on a link that nobody has confirmed. */
            ifLinkHolds: boolean;
            /** @enum {string} */
            kind: "agrees-exactly" | "value-changed" | "range-cut-to-top" | "range-cut-to-bottom" | "bound-turned" | "bound-dropped" | "hedge-dropped" | "certainty-hardened" | "part-became-whole" | "denominator-changed" | "counted-shifted" | "state-shifted" | "place-shifted" | "period-shifted" | "accumulation-shifted" | "unit-shifted" | "repeat-presented-as-new" | "source-misnamed" | "source-less-precise" | "source-dropped";
            text: string;
            to: {
                statement: string;
                text: string;
            };
        };
        /** @description That personal details were erased; never which. */
        Erasure: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /** @enum {string} */
            ground: "request" | "left" | "retention" | "order" | "mistake";
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "person" | "confidential-source" | "reply-contact" | "translator" | "private-note";
            /**
             * Format: uuid
             * @description Who erased.
             */
            personId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            subjectId: string;
        };
        ErasurePage: {
            entries: components["schemas"]["Erasure"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description What subscribers are told. */
        Event: {
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Subscribers see it as `webhook-id`.
             */
            id: string;
            /** @description Its place in the order in which changes are recorded: `Last-Event-ID` of the stream goes on behind it, and so does `after` of the list. Webhooks tell it as well. */
            place: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            timestamp: string;
            /** @enum {string} */
            type: "finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test";
        };
        EventPage: {
            entries: components["schemas"]["Event"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A quote of a kept page in its own language, and its translation. */
        Excerpt: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            exact: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            language: string;
            page: number | null;
            /**
             * Format: uuid
             * @description Who wrote this version.
             */
            personId: string;
            /** @description In the snapshot's text, UTF-16 code units; null where no text is read from the page, and `withoutPlace`. */
            position: {
                end: number;
                start: number;
            } | null;
            prefix: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            snapshotId: string;
            suffix: string;
            translation: {
                language: string;
                text: string;
                translator: {
                    /** @description Of somebody who is not of the desk; null once erased. */
                    name: string | null;
                    personId: string | null;
                };
            } | null;
            version: number;
        };
        ExcerptPage: {
            entries: components["schemas"]["Excerpt"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        ExcerptVersions: {
            entries: components["schemas"]["Excerpt"][];
        };
        /** @description A job whose last attempt failed: given up, or to be tried again. */
        FailedJob: {
            attempts: number;
            /**
             * Format: date-time
             * @description When its last attempt ended; when that began, where it is tried again.
             */
            failedAt: string;
            failure: components["schemas"]["JobFailure"];
            id: string;
            jobs: {
                /** @description The change that asked for it; null: the schedule did. */
                changeId: string | null;
                /** @description The ids that the job carries. */
                payload: {
                    [key: string]: unknown;
                };
                /** @description The HTTP request behind it, as logs name it. */
                requestId: string | null;
            }[];
            /** @enum {string} */
            name: "cross-reference" | "recheck-affected" | "recheck-rated" | "recheck-due" | "sign-log" | "announce" | "deliver" | "suggest-hops" | "remind-overdue";
            /** @description It is a bundle that also carries jobs of other desks, not shown. */
            shared: boolean;
            /** @description About when it is tried again; null: it was given up. */
            triedAgainAt: string | null;
        };
        FailedJobPage: {
            entries: components["schemas"]["FailedJob"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        Fault: {
            expected: string;
            found: string;
            /** @description A JSON Pointer into the body, `query/<name>`, `path/<name>`, or `<file>:<line>:<column>`. */
            where: string;
        };
        /** @description The immutable result of one cross-reference of one claim. */
        Finding: {
            at: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            finding: components["schemas"]["FindingContent"];
            /** @description SHA-256 of the canonical JSON (RFC 8785) of `finding`, hexadecimal. */
            hash: string;
            number: number | null;
            recheck: components["schemas"]["Recheck"] | null;
            /** @description False: computed for these cutoffs, and not kept. */
            recorded: boolean;
        };
        /** @description What was found: canonical, without generated ids or clocks. */
        FindingContent: {
            readonly assessments: components["schemas"]["Assessment"][];
            claim: {
                readonly appearances: components["schemas"]["Appearance"][];
                content: components["schemas"]["Content"];
                says: string;
            };
            readonly comparisons: components["schemas"]["Comparison"][];
            readonly currentFigures: {
                origin: string;
                /** @enum {string} */
                relation: "agrees" | "above" | "below" | "superseded" | "realised" | "not-comparable" | "bears-on";
                statement: string;
                text: string;
            }[];
            cutoffs: {
                publishedBy: string | null;
                recorded: number | null;
            };
            readonly differences: components["schemas"]["Difference"][];
            foundTrace: components["schemas"]["Trace"];
            furtherMisses: number;
            /** @description Kinds of statement of which there are more than were looked at. */
            readonly limits?: {
                looked: number;
                text: string;
            }[];
            origins: components["schemas"]["Origins"];
            readonly relations: {
                by?: string;
                byOrigin?: boolean;
                from: string;
                /** @enum {string} */
                kind: "denies-figure" | "denies-saying" | "has-no-information" | "withdraws" | "corrects" | "revises" | "repeats";
                readonly slots: string[];
                takenBack?: string;
                to: string;
                words: string;
            }[];
            rules: string;
            statedTrace: components["schemas"]["Trace"];
            vocabulary: string;
        };
        FindingPage: {
            entries: components["schemas"]["Finding"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A text of a claim that holds the words, and where. */
        FoundText: {
            /**
             * @description The quote on the page, whom the page names, what the claim is about, the rationale of a verdict, the reasons of a second rating, a remark; or a name that a ledger has for a source, measure or place of the claim.
             * @enum {string}
             */
            in: "quote" | "attribution" | "subject" | "rationale" | "reading" | "observation" | "source" | "measure" | "place";
            /** @description Of the appearance or of the entry of a ledger; the id of a remark. */
            key: string | null;
            /** @description The words that were found, by their offsets in `text`. */
            readonly marks: {
                /** @description UTF-16 code units from the start of the text. */
                end: number;
                /** @description UTF-16 code units from the start of the text. */
                start: number;
            }[];
            /** @description Where they begin in the whole text, in UTF-16 code units. */
            start: number;
            /** @description Some of its words, as they stand there. */
            text: string;
            /** @description Of the verdict. */
            version: number | null;
        };
        /** @description A text of a verdict or its claim that holds the words, and where. */
        FoundVerdictText: {
            /**
             * @description The rationale, the reasons of the second rating, a name of the rating, what readers were told of a correction or a retraction; of the claim the quote, whom the page names, what it is about.
             * @enum {string}
             */
            in: "rationale" | "reading" | "rating" | "correction" | "retraction" | "quote" | "attribution" | "subject";
            /** @description Of the appearance, or of the rating. */
            key: string | null;
            /** @description The words that were found, by their offsets in `text`. */
            readonly marks: {
                /** @description UTF-16 code units from the start of the text. */
                end: number;
                /** @description UTF-16 code units from the start of the text. */
                start: number;
            }[];
            /** @description Where they begin in the whole text, in UTF-16 code units. */
            start: number;
            /** @description Some of its words, as they stand there. */
            text: string;
            /** @description Of the verdict; null of a text of its claim. */
            version: number | null;
        };
        HeldAppearance: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            articleId: string;
            content: components["schemas"]["Content"];
            /** @enum {string} */
            health: "exact" | "moved" | "changed" | "orphaned";
            key: string;
            /** @description Attributions elsewhere on the page that may govern it: suggestions. */
            readonly mayBe?: {
                because: string;
                readonly stated: components["schemas"]["StatedSource"][];
            }[];
            outlet?: string;
            outletName?: string;
            /** @enum {string} */
            part: "headline" | "bullet" | "heading" | "summary" | "body" | "caption";
            passage: components["schemas"]["Passage"];
            /** @description YYYY, YYYY-MM or YYYY-MM-DD, UTC. */
            publishedOn?: string;
            /** @description The revision that the offsets count in. */
            revision: number;
            /** @description Nearest to the reader first. */
            readonly stated: components["schemas"]["StatedSource"][];
            url?: string;
        };
        /** @description One statement relaying another. */
        Hop: {
            because?: string;
            /** @description Whether a person has read the far end. */
            farEndRead: boolean;
            /** @description The statement nearer to the reader. */
            from: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "quotes" | "cites" | "paraphrases" | "translates" | "compiles" | "derives";
            /** @enum {string} */
            operation?: "sum" | "difference" | "rounding" | "conversion";
            sign?: 1 | -1;
            /** @enum {string} */
            standing: "confirmed" | "suggested" | "rejected";
            /** @description What it relays, or an operand of what it derives. */
            to: string;
            version: number;
        };
        HopJudgement: {
            /** @description Why; left out, a suggestion keeps its own reason, and what was judged otherwise has none. Earlier versions keep theirs. */
            because?: string;
            /** @enum {string} */
            standing: "confirmed" | "rejected";
        };
        HopPage: {
            entries: components["schemas"]["Hop"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description For how many of its statements a job looks whom they relay (see `hops?standing=suggested`), and how many are left that it does not look at. */
        HopsLookedFor: {
            left: number;
            statements: number;
        };
        /** @description That whoever an issuer calls by a subject is this person of the desk. */
        Identity: {
            ended: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            issuer: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            linkedAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            /** @description Null once it has ended, or the details were erased. */
            subject: string | null;
        };
        IdentityPage: {
            entries: components["schemas"]["Identity"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        ImportReport: {
            dryRun: boolean;
            hopsLookedFor: components["schemas"]["HopsLookedFor"];
            /** @description Null for a dry run. */
            importId: string | null;
            ledger: string;
            /** @description How many rows were read. */
            rows: number;
            tallies: components["schemas"]["Tallies"];
        };
        /** @description The same for a message that comes again. */
        InboundAnswer: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            articleId: string;
            /**
             * @description `nothing`: this revision was there already.
             * @enum {string}
             */
            made: "article" | "revision" | "nothing";
            /** @description Claims that were proposed. */
            proposed: string[];
            /**
             * Format: uuid
             * @description A UUID.
             */
            revisionId: string;
            revisionNumber: number;
        };
        InboundArticle: {
            cmsId: string;
            /** @description The page. Its text is taken from it; scripts are dropped. */
            html?: string;
            /** @description Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English. */
            language?: string;
            /** @description Name of the outlet, as printed. */
            outlet?: string;
            /** @description Left out: "last month" and the like stay open. */
            publishedOn?: string;
            /**
             * @default published
             * @enum {string}
             */
            status?: "draft" | "published" | "embargoed";
            /** @description The text. Either this or `html`. */
            text?: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        /** @description A door through which a CMS sends articles, signed. */
        InboundHook: {
            active: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            name: string;
            /** @description Where articles are sent to. */
            path: string;
            /**
             * Format: uuid
             * @description Who answers for what comes in.
             */
            personId: string;
            version: number;
        };
        /** @description What is left out stays as it is. */
        InboundHookChange: {
            active?: boolean;
            name?: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId?: string;
            /** @description The version that the change starts from, unless `If-Match` says it. */
            version?: number;
        };
        InboundHookPage: {
            entries: components["schemas"]["InboundHook"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description Why; the text of the error stands in the log of the worker alone. */
        JobFailure: {
            code: string | null;
            /**
             * @description `refusal`: it would be refused again; `delivery`: a subscriber was not told; `database`, `network`: the code is theirs; `error`: not foreseen, its class; `stalled`: it took its workers down; `unread`: kept by another version.
             * @enum {string}
             */
            kind: "refusal" | "delivery" | "database" | "network" | "error" | "stalled" | "unread";
        };
        /** @description How much waits for workers. A bundle of jobs in the queue counts as one. */
        JobsWaiting: {
            /** @description Null while the database does not answer. */
            outbox: {
                /** @description How long the oldest has waited; null: none does. */
                oldestSeconds: number | null;
                /** @description Jobs not handed to the queue yet; 100000 stands for that and more. */
                waiting: number;
            } | null;
            /** @description Null while the queue does not answer. */
            queue: {
                active: number;
                /** @description To be run later: tried again, or scheduled. */
                delayed: number;
                /** @description Given up, and kept for a month: see /v1/jobs/failed. */
                failed: number;
                /** @description To be run as soon as a worker is free. */
                waiting: number;
            } | null;
        };
        /** @description A statement with every hop and relation that begins or ends at it. */
        JoinedStatement: {
            content?: {
                /** @enum {string} */
                accumulation?: "stock" | "flow" | "cumulative";
                amount?: {
                    /** @enum {string} */
                    hedge?: "exact" | "about" | "nearly" | "some" | "at-least" | "more-than" | "at-most" | "fewer-than" | "up-to" | "between";
                    high?: {
                        strict: boolean;
                        value: number;
                    };
                    low?: {
                        strict: boolean;
                        value: number;
                    };
                    point?: number;
                };
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                asOf?: string;
                basis?: string;
                /** @enum {string} */
                certainty?: "will" | "planned" | "expected" | "may";
                /** @enum {string} */
                change?: "rose" | "fell" | "doubled" | "halved";
                fromPlace?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                horizon?: string;
                measure: string;
                /** @enum {string} */
                mode: "observed" | "forecast" | "announced";
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodEnd?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodStart?: string;
                place?: string;
                /** @enum {string} */
                polarity: "affirms" | "denies" | "no-information" | "silent";
                subject?: string;
                unit?: string;
                whole?: number;
            };
            document?: string;
            /** @description The keys that are meant, where those that it names were merged into others. */
            effective?: {
                fromPlace?: string;
                measure?: string;
                place?: string;
                source?: string;
            };
            hops: components["schemas"]["Hop"][];
            key: string;
            language?: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            publishedOn?: string;
            /** @enum {string} */
            reading: "read" | "through-relays" | "placeholder";
            relations: components["schemas"]["Relation"][];
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            saidOn?: string;
            source: string;
            spokesperson?: string;
            version: number;
            words?: string;
        };
        /** @description One earlier figure, and what became of it as later counts have it. */
        JudgedFigure: {
            by: {
                agrees: boolean;
                /** @enum {string} */
                known: "read" | "through-relays";
                name: string;
                published: string;
                says: string;
                source: string;
                statement: string;
            }[];
            /** @description The newest rating that this desk gave the statement. */
            credibility: components["schemas"]["Credibility"] | null;
            days?: number;
            /** @enum {string} */
            direction?: "above" | "below" | "both";
            disputedBy: components["schemas"]["Objection"][];
            factor?: number;
            /** @enum {string} */
            fate: "borne-out" | "off" | "not-settled" | "uncounted";
            inShare: boolean;
            /** @enum {string} */
            known: "read" | "through-relays";
            /** @description Natural logarithm of `factor`. */
            logRatio?: number;
            measure: string;
            /** @enum {string} */
            mode: "observed" | "forecast" | "announced";
            published: string;
            revisedBy: components["schemas"]["Objection"][];
            saidBefore: string[];
            says: string;
            seenByItself: string[];
            statement: string;
            text: string;
            /** @enum {string} */
            why?: "divided" | "nothing-decides" | "taken-back" | "equal-at-another-time" | "day-ahead" | "no-day-named" | "in-part" | "only-possible";
        };
        /** @description Cohen's kappa with its 95 % interval. */
        Kappa: {
            /** @description Why there is no value or no interval. `one-rating-only`: both gave the same rating each time, where kappa is not defined. `too-few-pairs`: fewer than twice the square of the ratings in use. `no-variance`: the interval would have no width. */
            because: ("no-pairs" | "one-rating-only" | "too-few-pairs" | "no-variance") | null;
            interval: {
                high: number;
                /** @enum {number} */
                level: 0.95;
                low: number;
            } | null;
            standardError: number | null;
            /** @description From -1 to 1; 1: all pairs agree, 0: as often as chance has it. */
            value: number | null;
        };
        KeyRotation: {
            /** @description When the new secret expires; as before when left out, never when null. */
            expiresAt?: string | null;
            /**
             * Format: date-time
             * @description Until when the secrets before this one work, at most 30 days ahead; a day from now when left out. A moment that has passed ends them at once.
             */
            oldWorksUntil?: string;
        };
        /** @description Sources, measures, places and statements under one name. */
        Ledger: {
            /**
             * @description `own`: the desk holds it. `write`: another desk holds it, and lets this one write in it as well. `read`: to read it.
             * @enum {string}
             */
            access: "own" | "read" | "write";
            /** @description The desk that holds it. */
            holder: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            name: string;
            title: string;
        };
        /** @description A ledger that the desk which holds it offers another desk to hold. */
        LedgerHandover: {
            /**
             * Format: date-time
             * @description Since when it stands so.
             */
            at: string;
            /** @description The desk that it is offered to; once it has accepted, the desk that holds it. */
            desk: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /** @description The desk that held the ledger when it was offered. */
            from: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /**
             * @description What the desk that gives the ledger may do with it afterwards. `nothing`: it reads it no more, in no view. `read`, `write`: as with a ledger that is shared with it, at once and until either side ends it.
             * @enum {string}
             */
            keeps: "nothing" | "read" | "write";
            ledger: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                title: string;
            };
            /**
             * @description `offered`: it waits for an answer, and nothing has changed yet. `withdrawn`: it was taken back.
             * @enum {string}
             */
            standing: "offered" | "accepted" | "declined" | "withdrawn";
            version: number;
        };
        LedgerHandoverPage: {
            entries: components["schemas"]["LedgerHandover"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        LedgerHandoverWanted: {
            /** @description The name (`slug`) of the desk that is to hold it. */
            desk: string;
            /**
             * @description What the desk that gives the ledger may do with it afterwards. `nothing`: it reads it no more, in no view. `read`, `write`: as with a ledger that is shared with it, at once and until either side ends it.
             * @enum {string}
             */
            keeps: "nothing" | "read" | "write";
        };
        LedgerImport: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            at: string;
            by: {
                person: string | null;
            };
            /** @enum {string} */
            format: "csv" | "json";
            hopsLookedFor: components["schemas"]["HopsLookedFor"];
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description How many rows were read; null for an import before that was kept. */
            rows: number | null;
            startedAt: string | null;
            tallies: components["schemas"]["Tallies"];
            undoneAt: string | null;
        };
        LedgerImportPage: {
            entries: components["schemas"]["LedgerImport"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        LedgerOfferPage: {
            entries: components["schemas"]["LedgerShare"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        LedgerPage: {
            entries: components["schemas"]["Ledger"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A ledger that one desk holds and gives another. */
        LedgerShare: {
            /**
             * @description `read`: everything in the ledger. `write`: what the roles of the other desk allow it in ledgers, too; who reads it stays the word of the desk that holds it.
             * @enum {string}
             */
            access: "read" | "write";
            /**
             * Format: date-time
             * @description Since when it stands so.
             */
            at: string;
            /** @description The desk that it is shared with. */
            desk: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                slug: string;
            };
            /** @description The desk that holds the ledger. */
            holder: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                slug: string;
            };
            ledger: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                id: string;
                name: string;
                title: string;
            };
            /**
             * @description Only what is `accepted` is read. `offered`: the other desk has not said whether it wants it.
             * @enum {string}
             */
            standing: "offered" | "accepted" | "declined" | "ended";
            version: number;
        };
        LedgerSharePage: {
            entries: components["schemas"]["LedgerShare"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        LedgerShareWanted: {
            /**
             * @description `read`: everything in the ledger. `write`: what the roles of the other desk allow it in ledgers, too; who reads it stays the word of the desk that holds it.
             * @enum {string}
             */
            access: "read" | "write";
        };
        /** @description One version of a thing of a ledger. */
        LedgerVersion: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            by: {
                /** @enum {string} */
                kind: "person" | "job" | "operator";
                /** @description Whose name the own desk shows, and no other. */
                personId: string | null;
            };
            /** @description The import that it belongs to; what an undo restores belongs to the one that wrote it first. */
            importId: string | null;
            /** @description What it was written for, as the log has it: `judge-hop`, `import-ledger`. */
            purpose: string;
            /** @description Until a later version the ledger does not hold it. */
            removed: boolean;
            /** @description What it says from then on; null where it was removed. */
            value: {
                [key: string]: unknown;
            } | null;
            version: number;
        };
        LedgerVersionPage: {
            entries: components["schemas"]["LedgerVersion"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        LinkJudgement: {
            appearance: string;
            reason?: string;
            /** @enum {string} */
            standing: "confirmed" | "rejected";
            statement: string;
        };
        /** @description A claim in a list. */
        ListedClaim: {
            appearances: components["schemas"]["HeldAppearance"][];
            assignee: string | null;
            content: components["schemas"]["Content"];
            dueOn: string | null;
            /** @description The keys that are meant, where those of `content` were merged into others. */
            effective?: {
                fromPlace?: string;
                measure?: string;
                place?: string;
            };
            /** @description Why it was found; where `q` is given. */
            found?: {
                /**
                 * @description By the words as they were typed, or only by words that are spelled nearly so.
                 * @enum {string}
                 */
                by: "words" | "similar-words";
                /** @description At most five, what fits best first. */
                readonly texts: components["schemas"]["FoundText"][];
            };
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Slots that more than the words beside the figure have filled, and what. */
            readonly inferred: {
                because: string;
                slot: string;
            }[];
            links: components["schemas"]["ClaimLink"][];
            /** @description Words that fit only loosely: nothing was filled in for them. */
            readonly loose: {
                because: string;
                readonly candidates: string[];
                /** @enum {string} */
                slot: "measure" | "subject" | "place" | "source";
                words: string;
            }[];
            notCheckable: ("opinion" | "question" | "no-content") | null;
            /** @description What is odd about it on its page, each in one sentence. */
            readonly odd: {
                /** @enum {string} */
                kind: "acronym-mismatch" | "acronym-of-two" | "two-spellings" | "number-without-source" | "vague-source" | "firmer-than-body" | "part-exceeds-whole" | "parts-do-not-add-up" | "share-mismatch" | "date-on-wrong-side" | "words-not-read" | "number-of-two-readings";
                text: string;
            }[];
            /** @description Who was asked about it, and what they answered; where one claim is read. */
            replies?: components["schemas"]["Reply"][];
            /** @description How many steps its review has taken. */
            reviewVersion: number;
            /** @enum {string} */
            state: "proposed" | "rejected" | "submitted" | "withdrawn" | "assigned" | "assessed" | "second-review" | "disputed" | "published" | "reopened" | "retraction-proposed" | "retracted";
            /** @description The steps that its state takes. */
            takes: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
            /** @description Of what it is held to say. */
            version: number;
            /** @description Those of them that you may take: by your permissions, by who gave the verdict, and by whether one stands. */
            youMayTake: ("submit" | "reject" | "restore" | "withdraw" | "assign" | "give-verdict" | "take-up" | "approve" | "return" | "disagree" | "settle" | "reopen" | "let-stand" | "propose-retraction" | "retract" | "drop-retraction")[];
        };
        /** @description A verdict in a list of the desk. */
        ListedVerdict: {
            cited: string[] | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            /** @description What readers were told when it took the place of another. */
            correction: string | null;
            /** @description The version of the desk on whose scale it was given. */
            deskVersion: number;
            evidence: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
                version: number;
            }[] | null;
            finding: number;
            /** @description Why it was found; where `q` is given. */
            found?: {
                /**
                 * @description By the words as they were typed, or only by words that are spelled nearly so.
                 * @enum {string}
                 */
                by: "words" | "similar-words";
                /** @description At most five, what fits best first. */
                readonly texts: components["schemas"]["FoundVerdictText"][];
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            givenAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description What its rating is called, on the scale that it was given on; null while it is sealed. */
            label: string | null;
            /** @description Addresses of what it belongs to. */
            links: {
                claim: string;
                /** @description ClaimReview of this verdict; null unless it is the last that was published on its claim. */
                claimReview: string | null;
                /** @description The finding that it rests on. */
                finding: string;
            };
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            publishedAt: string | null;
            /** @description The words of the claim on the first page where it appears, null where none has them any more; with `claim:read`. */
            quote?: string | null;
            rating: string | null;
            rationale: string | null;
            /** @description The second person's own rating, where there is one. */
            reading: components["schemas"]["VerdictReading"] | null;
            retractions: components["schemas"]["Retraction"][];
            reviews: {
                /**
                 * @description Settled: approved to end a disagreement.
                 * @enum {string}
                 */
                decision: "approved" | "returned" | "settled";
                number: number;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason: string | null;
            }[];
            /** @description What the claim says, as the finding that it rests on has it; with `claim:read`. */
            says?: string | null;
            /** @description Under blind review and not yours: rating, rationale, cited and evidence are null until a second person has given theirs. */
            sealed: boolean;
            /**
             * @description How the second person reads it.
             * @enum {string}
             */
            secondReview: "open" | "blind";
            /** @description Published, and it may hold no more: its claim was edited since, or the newest finding differs materially from the one that it rests on, or on which a person let it stand. */
            stale: boolean;
            /**
             * @description Replaced: given anew before anybody published it. Disputed: a second person came to another rating, and that is not settled.
             * @enum {string}
             */
            standing: "given" | "disputed" | "returned" | "published" | "superseded" | "replaced" | "retracted";
            /** @description The verdict whose second reading it is, word for word, which settled a disagreement. */
            takenFrom: string | null;
            version: number;
        };
        Live: {
            /** @enum {boolean} */
            live: true;
        };
        LoggedEntry: {
            action: string;
            actor: {
                keyId: string | null;
                kind: string;
                personId: string | null;
            };
            /** @description SHA-256, hexadecimal: links this entry to all before it. */
            hash: string;
            purpose: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            recordedAt: string;
            sequence: number;
            subject: {
                id: string;
                kind: string;
                version: number;
            };
        };
        LogKey: {
            attestation: string | null;
            /** @description SHA-256 of the 32 bytes of the public key, hexadecimal. */
            id: string;
            number: number;
            /** @description The key that signed this one over; null for one that none did. */
            previousId: string | null;
            /**
             * Format: base64
             * @description The signature of the text by the key itself, base64.
             */
            proof: string;
            /**
             * Format: base64
             * @description The 32 bytes of the Ed25519 public key, base64.
             */
            publicKey: string;
            /** @description What was signed: canonical JSON (docs/record.md). */
            text: string;
        };
        LogPage: {
            entries: components["schemas"]["LoggedEntry"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        MadeDesk: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            keyId: string;
            /** @description The first key. Shown once. */
            secret: string;
        };
        MadeInboundHook: {
            active: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            name: string;
            /** @description Where articles are sent to. */
            path: string;
            /**
             * Format: uuid
             * @description Who answers for what comes in.
             */
            personId: string;
            /** @description The signing secret (`whsec_…`). Shown once. */
            secret: string;
            version: number;
        };
        MadeKey: {
            expiresAt: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            madeAt: string;
            name: string;
            /** @description Until when the secrets before the newest work; null: there were none. */
            oldWorksUntil: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            prefix: string;
            revoked: boolean;
            /** @description Empty: everything that the person's role allows. */
            scopes: ("desk:read" | "ledger:read" | "article:read" | "claim:read" | "finding:read" | "verdict:read" | "article:submit" | "claim:submit" | "claim:write" | "claim:confirm-link" | "observation:write" | "comment:read" | "comment:write" | "evidence:read" | "evidence:write" | "confidential:write" | "contact:read" | "note:read" | "note:write" | "verdict:give" | "rating:give" | "ledger:change" | "vocabulary:decide" | "claim:assign" | "verdict:review" | "ledger:import" | "ledger:share" | "ledger:hand-on" | "subscriber:read" | "subscriber:change" | "hook:read" | "hook:change" | "people:read" | "desk:change" | "people:change" | "key:read" | "key:change" | "own-key:read" | "own-key:change" | "log:read" | "confidential:read" | "personal:erase" | "queue:read" | "queue:change" | "metrics:read")[];
            /** @description The whole key. Shown once. */
            secret: string;
            /** @description How many secrets it has had. */
            version: number;
        };
        MadeSubscriber: {
            active: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            name: string;
            /** @description Why it is not active; null when it is. */
            reason: string | null;
            /** @description The signing secret (`whsec_…`). Shown once. */
            secret: string;
            /** @description The types of event that it is told of; empty: all of them. */
            types: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test")[];
            url: string;
            version: number;
        };
        MaybeReason: {
            reason?: string;
        };
        Measure: {
            /** @default [] */
            broader: string[];
            counted: string;
            /** @description The key that is meant: its own, or that of the entry into which it was merged in the end. */
            effectiveKey: string;
            key: string;
            label: string;
            mergedInto?: string;
            note?: string;
            state: string;
            /** @default [] */
            unionOf: string[];
            unit: string;
            version: number;
        };
        MeasureContent: {
            /** @default [] */
            broader?: string[];
            counted: string;
            label: string;
            mergedInto?: string;
            note?: string;
            state: string;
            /** @default [] */
            unionOf?: string[];
            unit: string;
        };
        MeasurePage: {
            entries: components["schemas"]["Measure"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        MedianOf: {
            /** @description Between two order statistics; absent with fewer than six values. */
            interval?: {
                high: number;
                level: number;
                low: number;
            };
            least: number;
            median: number;
            most: number;
            values: number;
        };
        /** @description One member that two versions hold differently. */
        MemberChange: {
            /** @description Null where it is gone. */
            after: unknown;
            /** @description Null where it was not there. */
            before: unknown;
            /** @description A JSON pointer. */
            member: string;
            /** @description The same in words, with names: “State: submitted (before: proposed)”. Null where `says` of the entry tells it, and where it says nothing to a reader. */
            says: string | null;
        };
        MentionPage: {
            entries: components["schemas"]["Comment"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        Merge: {
            /** @description The entry of the same kind that is meant. */
            into: string;
        };
        NewArticle: {
            /** @description The newsroom's own name for the piece: sent again with other words it is a new revision. */
            cmsId?: string;
            /** @description The page. Its text is taken from it; scripts are dropped. */
            html?: string;
            /** @description Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English. */
            language?: string;
            /** @description Name of the outlet, as printed. */
            outlet?: string;
            /** @description Left out: "last month" and the like stay open. */
            publishedOn?: string;
            /**
             * @default published
             * @enum {string}
             */
            status?: "draft" | "published" | "embargoed";
            /** @description The text. Either this or `html`. */
            text?: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        NewAttachment: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId?: string;
            reason?: string;
            /**
             * @default attached
             * @enum {string}
             */
            standing?: "attached" | "detached";
            /** @description Key of the statement whose document it is. */
            statement?: string;
        };
        NewClaim: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            articleId: string;
            content: components["schemas"]["Content"];
            /** @enum {string} */
            notCheckable?: "opinion" | "question" | "no-content";
            /** @enum {string} */
            part?: "headline" | "bullet" | "heading" | "summary" | "body" | "caption";
            quote: {
                exact: string;
                prefix?: string;
                /** @description UTF-16 code units from the start of the text. */
                start?: number;
                suffix?: string;
            };
            /** @description The newest when left out. */
            revision?: number;
            stated?: {
                /** @enum {string} */
                kind: "named" | "anonymous" | "vague";
                source?: string;
                text: string;
            }[];
        };
        NewConfidentialSource: {
            identity?: {
                contact?: string;
                name: string;
                remarks?: string;
            };
            /** @description What may be printed, and stands in exports: "an official who asked not to be named". */
            label: string;
        };
        NewCredibility: {
            /**
             * @description Keys of statements of this ledger. Grade 1 needs one of another identified origin.
             * @default []
             */
            cited?: string[];
            /**
             * @description A word and not a number: never averaged, added up or ordered by size.
             * @enum {string}
             */
            grade: "1" | "2" | "3" | "4" | "5" | "6";
            reason: string;
        };
        NewDesk: {
            name: string;
            slug: string;
        };
        NewDeskPolicy: {
            policy: components["schemas"]["DeskPolicy"];
            /** @description The version that the change starts from, unless `If-Match` says it. */
            version?: number;
        };
        NewErasure: {
            /**
             * @description Why: their request, they left, the time for keeping is over, an order, kept by mistake.
             * @enum {string}
             */
            ground: "request" | "left" | "retention" | "order" | "mistake";
            /**
             * Format: uuid
             * @description Of the person, confidential source, reply, excerpt or note.
             */
            id: string;
            /** @enum {string} */
            kind: "person" | "confidential-source" | "reply-contact" | "translator" | "private-note";
        };
        NewExcerpt: {
            /** @description A language tag (BCP 47). */
            language: string;
            /** @description Page of a document, from 1, as you count them. Left out of a quote that stands in the text of a PDF: the page of the file on which it begins. */
            page?: number;
            quote: {
                exact: string;
                prefix?: string;
                /** @description UTF-16 code units from the start of the text. */
                start?: number;
                suffix?: string;
            };
            translation?: {
                /** @description A language tag (BCP 47). */
                language: string;
                text: string;
                /** @description A person of the desk, or somebody else by name: then the name is kept apart and can be erased. */
                translator: {
                    /**
                     * Format: uuid
                     * @description A UUID.
                     */
                    personId: string;
                } | {
                    name: string;
                };
            };
            /** @description True where you have seen the words on the page and its text has them not: in a picture, or where a PDF tells letters that it does not show. The quote is kept as you give it, and `position` is null. */
            withoutPlace?: boolean;
        };
        NewExcerptTranslation: {
            /** @description A language tag (BCP 47). */
            language: string;
            text: string;
            /** @description A person of the desk, or somebody else by name: then the name is kept apart and can be erased. */
            translator: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
            } | {
                name: string;
            };
            /** @description The version that was seen, unless `If-Match` says it. */
            version?: number;
        };
        NewHop: {
            because?: string;
            /** @description Id of a row, or `<row id>~<carrier>`. */
            from: string;
            /** @enum {string} */
            kind: "quotes" | "cites" | "paraphrases" | "translates" | "compiles" | "derives";
            /** @enum {string} */
            operation?: "sum" | "difference" | "rounding" | "conversion";
            sign?: 1 | -1;
            /**
             * @default confirmed
             * @enum {string}
             */
            standing?: "confirmed" | "suggested";
            /** @description Id of a row, or `<row id>~<carrier>`. */
            to: string;
        };
        NewIdentity: {
            /** @description As it stands in `iss`, letter by letter. */
            issuer: string;
            /** @description As it stands in `sub`. */
            subject: string;
        };
        NewInboundHook: {
            name: string;
            /**
             * Format: uuid
             * @description Who answers for what comes in; yourself when left out.
             */
            personId?: string;
        };
        NewKey: {
            expiresAt?: string | null;
            name: string;
            /**
             * Format: uuid
             * @description Whom it acts for; yourself when left out.
             */
            personId?: string;
            /** @default [] */
            scopes?: ("desk:read" | "ledger:read" | "article:read" | "claim:read" | "finding:read" | "verdict:read" | "article:submit" | "claim:submit" | "claim:write" | "claim:confirm-link" | "observation:write" | "comment:read" | "comment:write" | "evidence:read" | "evidence:write" | "confidential:write" | "contact:read" | "note:read" | "note:write" | "verdict:give" | "rating:give" | "ledger:change" | "vocabulary:decide" | "claim:assign" | "verdict:review" | "ledger:import" | "ledger:share" | "ledger:hand-on" | "subscriber:read" | "subscriber:change" | "hook:read" | "hook:change" | "people:read" | "desk:change" | "people:change" | "key:read" | "key:change" | "own-key:read" | "own-key:change" | "log:read" | "confidential:read" | "personal:erase" | "queue:read" | "queue:change" | "metrics:read")[];
        };
        NewLedger: {
            name: string;
            title: string;
        };
        /** @description For its author alone, or for those of the desk who may read notes. */
        NewNote: {
            /**
             * @default author
             * @enum {string}
             */
            audience?: "author" | "desk";
            text: string;
        };
        NewObservation: {
            /**
             * @description Keys of statements, or addresses of pages.
             * @default []
             */
            cited?: string[];
            /**
             * @description Kept pages, quotes of them, confidential sources.
             * @default []
             */
            evidence?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
            }[];
            /** @enum {string} */
            kind: "false-premise" | "omitted-context" | "wrong-word" | "other";
            text: string;
        };
        NewPerson: {
            /** @default null */
            email?: string | null;
            name: string;
            /** @enum {string} */
            role: "viewer" | "contributor" | "checker" | "reviewer" | "editor" | "administrator";
        };
        NewRelation: {
            /** @description Id of a row, or `<row id>~<carrier>`. */
            from: string;
            /** @enum {string} */
            kind: "denies-figure" | "denies-saying" | "has-no-information" | "withdraws" | "corrects" | "revises" | "repeats";
            /** @description Id of a row, or `<row id>~<carrier>`. */
            to: string;
        };
        NewReliability: {
            /**
             * @description A word and not a number: never averaged, added up or ordered by size.
             * @enum {string}
             */
            grade: "A" | "B" | "C" | "D" | "E" | "F";
            reason: string;
        };
        NewReply: {
            /**
             * Format: date-time
             * @description Now, when left out.
             */
            askedAt?: string;
            /** @description Whom, as it may be printed: "the press office of the Port Authority". */
            askedOf: string;
            /** @description A private person who was asked: kept apart, in no export, and can be erased. */
            contact?: {
                name: string;
                reach?: string;
            };
            /** @description The day until whose end an answer was asked for. */
            dueOn?: string;
            /**
             * @description Whether exports may say that it was asked.
             * @default true
             */
            public?: boolean;
            question: string;
            /** @description Key of the source that was asked. */
            source?: string;
            /** @enum {string} */
            way: "email" | "phone" | "letter" | "in-person" | "web-form" | "message" | "other";
        };
        NewRetraction: {
            /** @description For readers, beside the verdict that they knew. */
            notice: string;
            /** @description For the desk. */
            reason: string;
        };
        NewRole: {
            /** @description Null ends the membership. */
            role: ("viewer" | "contributor" | "checker" | "reviewer" | "editor" | "administrator") | null;
        };
        NewSubscriber: {
            name: string;
            /**
             * @description The types of event that it is told of; empty: all of them.
             * @default []
             */
            types?: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test")[];
            /**
             * Format: uri
             * @description http or https, without a user name or password. Redirects are not followed.
             */
            url: string;
        };
        NewVerdict: {
            /**
             * @description Keys of statements. A decisive rating needs some, or `evidence` that can be looked at.
             * @default []
             */
            cited?: string[];
            /**
             * @description Kept pages, quotes of them, confidential sources.
             * @default []
             */
            evidence?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
            }[];
            /** @description Number of the finding that it rests on. */
            finding: number;
            /** @description Key of a rating of the desk's scale. */
            rating: string;
            rationale: string;
        };
        NewVerdictReading: {
            /**
             * @description Keys of statements. A decisive rating needs some, or `evidence` that can be looked at.
             * @default []
             */
            cited?: string[];
            /**
             * @description Kept pages, quotes of them, confidential sources.
             * @default []
             */
            evidence?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
            }[];
            /** @description Key of a rating of the desk's scale. */
            rating: string;
            rationale: string;
        };
        /** @description A private note on a claim: in no export, event or log. */
        Note: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /** @enum {string} */
            audience: "author" | "desk";
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            /** @description Null once it was erased. */
            text: string | null;
        };
        NoteList: {
            entries: components["schemas"]["Note"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A statement that takes a figure back, disputes it, or gives another. */
        Objection: {
            /** @enum {string} */
            kind: "denies-figure" | "denies-saying" | "has-no-information" | "withdraws" | "corrects" | "revises" | "repeats" | "counts-otherwise";
            linked: boolean;
            name: string;
            source: string;
            statement: string;
        };
        /** @description A remark that no rule can compute. */
        Observation: {
            readonly cited: string[];
            /** @description Kept pages, quotes of them, confidential sources, each in the version that stood then. */
            readonly evidence: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
                version: number;
            }[];
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "false-premise" | "omitted-context" | "wrong-word" | "other";
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            text: string;
            /** @description By whom it was taken back, when, and why. */
            withdrawn: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                at: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason: string;
            } | null;
        };
        ObservationList: {
            entries: components["schemas"]["Observation"][];
        };
        OrganizationLd: {
            /** @description RFC 9562, section 4. */
            "@id"?: string;
            /** @enum {string} */
            "@type": "Organization";
            name: string;
            url?: string;
        };
        /** @description Independent origins, and what stands beside the count. */
        Origins: {
            readonly collapsed: {
                a: string;
                b: string;
                because: string;
            }[];
            readonly identified: {
                /** @description It rests on a link that nobody has confirmed. */
                ifLinkHolds: boolean;
                /** @enum {string} */
                known: "read" | "through-relays";
                name: string;
                source: string;
                readonly statements: string[];
            }[];
            readonly others: {
                /** @enum {string} */
                kind: "anonymous" | "unlocated" | "unattributed";
                name: string;
                readonly statements: string[];
            }[];
            readonly suspectedSums?: {
                readonly operands: {
                    sign: 1 | -1;
                    statement: string;
                }[];
                statement: string;
                text: string;
            }[];
            text: string;
        };
        /** @description A quote: W3C TextQuoteSelector and TextPositionSelector. */
        Passage: {
            /** @description UTF-16 code units from the start of the text. */
            end: number;
            exact: string;
            prefix: string;
            /** @description UTF-16 code units from the start of the text. */
            start: number;
            suffix: string;
        };
        Person: {
            email: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Null once the details were erased. */
            name: string | null;
            /** @description Null: the membership has ended. */
            role: ("viewer" | "contributor" | "checker" | "reviewer" | "editor" | "administrator") | null;
            /** @description The version of the membership. */
            version: number;
        };
        PersonPage: {
            entries: components["schemas"]["Person"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        Place: {
            /** @default [] */
            aliases: string[];
            /** @description The key that is meant: its own, or that of the entry into which it was merged in the end. */
            effectiveKey: string;
            key: string;
            mergedInto?: string;
            name: string;
            names?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "alias" | "former" | "acronym" | "translation";
                language?: string;
                name: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
            version: number;
            within?: string;
        };
        PlaceContent: {
            /** @default [] */
            aliases?: string[];
            mergedInto?: string;
            name: string;
            names?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "alias" | "former" | "acronym" | "translation";
                language?: string;
                name: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
            within?: string;
        };
        PlacePage: {
            entries: components["schemas"]["Place"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description Why a request was not carried out (RFC 9457). */
        Problem: {
            /** @description Stable, in kebab case: branch on this. */
            code: string;
            /** @description What was found, where, and what was expected. */
            detail: string;
            faults?: components["schemas"]["Fault"][];
            requestId: string;
            status: number;
            title: string;
            /** @description Path of a page about this code. */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description How often of how many; `low` and `high` are the ends of its interval. */
        Proportion: {
            high: number;
            hits: number;
            level: number;
            low: number;
            /** @enum {string} */
            method: "wilson";
            trials: number;
        };
        ProposalConfirmation: {
            /**
             * @description Members of the measure or source that you say otherwise, or besides: `key`, `state`, `label`, `broader`; of a source `kind`.
             * @default {}
             */
            entry?: {
                [key: string]: unknown;
            };
            /** @description Where the entry goes. */
            ledger: string;
        };
        ProposalMerge: {
            /** @description The measure that the words count, or the source that they name. */
            key: string;
            ledger: string;
        };
        ProposalRejection: {
            /** @description Why it is no entry. */
            reason: string;
        };
        ProposedMeasure: {
            counted: string;
            key: string;
            label: string;
            /** @description Null: the words do not say; who confirms must. */
            state: string | null;
            unit: string;
            /** @description Whether a page prints the unit. */
            unitPrinted: boolean;
        };
        /** @description Its kind is not known: who confirms says it. */
        ProposedSource: {
            key: string;
            name: string;
            /** @description Every name as printed, the fullest first. */
            names: string[];
        };
        Provenance: components["schemas"]["ProvJson"] | components["schemas"]["ProvLd"];
        /** @description PROV-JSON, W3C Member Submission. */
        ProvJson: {
            actedOnBehalfOf?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            activity?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            agent?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            entity?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            prefix: {
                [key: string]: string;
            };
            used?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            wasAssociatedWith?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            wasAttributedTo?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            wasDerivedFrom?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            wasGeneratedBy?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            wasInvalidatedBy?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description PROV-O as JSON-LD. */
        ProvLd: {
            "@context": {
                [key: string]: unknown;
            };
            readonly "@graph": {
                [key: string]: unknown;
            }[];
        };
        Rating: {
            claimReview: {
                alternateName: string;
                /** @description 1 (worst) to 5 (best); null: no place. */
                ratingValue: number | null;
            };
            /** @description Says that the claim holds or does not, and so needs cited evidence. */
            decisive: boolean;
            key: string;
            label: string;
            meaning: string;
            /** @description What it is called in further languages; each rating has the same ones. */
            names?: {
                label: string;
                /** @description BCP 47, in its canonical spelling. */
                language: string;
                meaning: string;
            }[];
        };
        Ready: {
            checks: {
                name: string;
                ok: boolean;
            }[];
            jobs: components["schemas"]["JobsWaiting"];
            ready: boolean;
        };
        Reassignment: {
            assign: components["schemas"]["AssignmentRule"][];
        };
        ReceivedArticle: {
            cmsId: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @description Left out: what the page says by `lang`, else `content-language`, else `inLanguage` of linked data, else `og:locale`. A text that is plainly English is read as English. */
            language?: string;
            /**
             * @description Who says the language: whoever sent the piece, or its page. There when `language` is.
             * @enum {string}
             */
            languageFrom?: "declared" | "lang-attribute" | "content-language" | "in-language" | "og-locale";
            /**
             * @description `nothing`: this very revision was there already.
             * @enum {string}
             */
            made: "article" | "revision" | "nothing";
            /** @description Name of the outlet, as printed. */
            outlet?: string;
            /** @description Claims that were proposed now. */
            proposed: string[];
            /** @description Left out: "last month" and the like stay open. */
            publishedOn?: string;
            /** @description Number of the revision, from 1. */
            revision: number;
            /**
             * Format: uuid
             * @description A UUID.
             */
            revisionId: string;
            /** @enum {string} */
            status: "draft" | "published" | "embargoed";
            /** @description SHA-256 of the text, hexadecimal. */
            textSha256: string;
            title: string;
            /** Format: uri */
            url?: string;
        };
        Recheck: {
            /** @description Number of the finding that it is compared with. */
            against: number;
            /** @enum {string} */
            cause: "submission" | "edit" | "schedule" | "statement" | "link" | "revision" | "rating" | "policy" | "ledger-accepted" | "ledger-ended" | "ledger-taken" | "ledger-given" | "person";
            readonly changes: {
                /** @enum {string} */
                kind: "assessment-added" | "assessment-removed" | "origins-changed" | "trace-end-added" | "trace-end-removed" | "current-figure-changed";
                text: string;
            }[];
            material: boolean;
        };
        /** @description How one statement answers another. */
        Relation: {
            from: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "denies-figure" | "denies-saying" | "has-no-information" | "withdraws" | "corrects" | "revises" | "repeats";
            to: string;
            version: number;
        };
        /** @description A person's rating of a source: A completely reliable, B usually reliable, C fairly reliable, D not usually reliable, E unreliable, F reliability cannot be judged. */
        Reliability: {
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            at: string;
            /**
             * @description A word and not a number: never averaged, added up or ordered by size.
             * @enum {string}
             */
            grade: "A" | "B" | "C" | "D" | "E" | "F";
            /** @description The grade in words. */
            meaning: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            reason: string;
            version: number;
        };
        ReliabilityPage: {
            entries: components["schemas"]["Reliability"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A question to somebody whom a claim concerns, and what came of it. */
        Reply: {
            /** @description First things first; the last one counts. */
            answers: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                answeredAt: string;
                /** @enum {string} */
                event: "answer" | "decline";
                language: string | null;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                notedBy: string;
                snapshotId: string | null;
                text: string | null;
            }[];
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            askedAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            askedBy: string;
            askedOf: string;
            /** @description Why the question was taken back. */
            cancelled: string | null;
            dueOn: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            public: boolean;
            question: string;
            reminders: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                remindedAt: string;
                /** @enum {string} */
                way: "email" | "phone" | "letter" | "in-person" | "web-form" | "message" | "other";
            }[];
            source: string | null;
            /** @enum {string} */
            standing: "asked" | "answered" | "declined" | "cancelled";
            version: number;
            /** @enum {string} */
            way: "email" | "phone" | "letter" | "in-person" | "web-form" | "message" | "other";
        };
        ReplyContact: {
            /** @description Null where none was kept, or it was erased. */
            contact: {
                name: string;
                reach: string | null;
            } | null;
        };
        ReplyList: {
            entries: components["schemas"]["Reply"][];
        };
        /** @description What came of a question. A mended answer is another answer. */
        ReplyNews: {
            /** @enum {string} */
            event: "remind";
            /** Format: date-time */
            remindedAt?: string;
            /** @enum {string} */
            way: "email" | "phone" | "letter" | "in-person" | "web-form" | "message" | "other";
        } | {
            /** Format: date-time */
            answeredAt?: string;
            /** @enum {string} */
            event: "answer";
            /** @description A language tag (BCP 47). */
            language?: string;
            /**
             * Format: uuid
             * @description The letter or page in which it was answered.
             */
            snapshotId?: string;
            text: string;
        } | {
            /** Format: date-time */
            answeredAt?: string;
            /** @enum {string} */
            event: "decline";
            text?: string;
        } | {
            /** @enum {string} */
            event: "cancel";
            reason: string;
        };
        Retraction: {
            /** @description Null while nobody has decided. */
            decision: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC.
                 */
                decidedAt: string;
                /** @enum {string} */
                decision: "retracted" | "dropped";
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason: string | null;
            } | null;
            /** @description What readers are told. */
            notice: string;
            number: number;
            /**
             * Format: uuid
             * @description Who proposed it.
             */
            personId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            proposedAt: string;
            reason: string;
        };
        RetractionDecision: {
            /** @enum {string} */
            decision: "retracted" | "dropped";
            /** @description Needed when it is dropped. */
            reason?: string;
        };
        RetriedJobs: {
            /** @description More of the name than one request puts back; repeat it. */
            left: number;
            retried: number;
        };
        RetryOfJobs: {
            /** @enum {string} */
            name: "cross-reference" | "recheck-affected" | "recheck-rated" | "recheck-due" | "sign-log" | "announce" | "deliver" | "suggest-hops" | "remind-overdue";
        };
        RevisionList: {
            entries: components["schemas"]["ArticleHead"][];
        };
        RotatedSecret: {
            /**
             * Format: date-time
             * @description Until when the secret before is good too.
             */
            previousUntil: string;
            /** @description The signing secret (`whsec_…`). Shown once. */
            secret: string;
        };
        SentTest: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            eventId: string;
        };
        Settlement: {
            /** @description What readers are told, where it takes the place of a verdict that was published before. */
            correction?: string;
            /**
             * @description Whose words are published. Not yours.
             * @enum {string}
             */
            inFavourOf: "first" | "second";
            reason: string;
        };
        /** @description A page as a person read it: bytes, hash, where and when. */
        Snapshot: {
            address: string | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            keptAt: string;
            language: string | null;
            /**
             * @description By the bytes themselves.
             * @enum {string}
             */
            mediaType: "application/pdf" | "text/html" | "text/plain" | "image/png" | "image/jpeg";
            /**
             * Format: date-time
             * @description When the person read it.
             */
            readAt: string;
            /**
             * Format: uuid
             * @description The person who read it and handed it over.
             */
            readBy: string;
            /** @description A confidential source. */
            receivedFrom: string | null;
            /** @description Of the bytes. */
            sha256: string;
            /** @description Bytes. */
            size: number;
            /** @description Why no text was read from a PDF: it opens with a password alone (`password`), is not what it begins as (`damaged`), took more time, memory or text than is allowed (`too-much`), or holds none, as a scan (`none`). Null where text was read, and for images. The page is kept in any case. */
            textFault: ("password" | "damaged" | "too-much" | "none") | null;
            /** @description Of the text in which excerpts are placed; null where none is read from this kind of page, or could be. */
            textSha256: string | null;
            title: string | null;
        };
        SnapshotPage: {
            entries: components["schemas"]["Snapshot"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        SnapshotText: {
            /** @description Null for images, and for a PDF from which none could be read. Pages of a PDF are parted by an empty line. Offsets are UTF-16 code units. */
            text: string | null;
            textSha256: string | null;
        };
        Source: {
            /** @default [] */
            aliases: string[];
            country?: string;
            /** @default [] */
            edges: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "part-of" | "controls" | "owns";
                other: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
            /** @description The key that is meant: its own, or that of the entry into which it was merged in the end. */
            effectiveKey: string;
            formerly?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                other: string;
            }[];
            interests?: string;
            key: string;
            /** @enum {string} */
            kind: "person" | "body" | "outlet" | "document" | "anonymous";
            mergedInto?: string;
            name: string;
            names?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "alias" | "former" | "acronym" | "translation";
                language?: string;
                name: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
            version: number;
        };
        SourceContent: {
            /** @default [] */
            aliases?: string[];
            country?: string;
            /** @default [] */
            edges?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "part-of" | "controls" | "owns";
                other: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
            formerly?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                other: string;
            }[];
            interests?: string;
            /** @enum {string} */
            kind: "person" | "body" | "outlet" | "document" | "anonymous";
            mergedInto?: string;
            name: string;
            names?: {
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                from?: string;
                /** @enum {string} */
                kind: "alias" | "former" | "acronym" | "translation";
                language?: string;
                name: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                to?: string;
            }[];
        };
        SourceEdge: {
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            from?: string;
            /** @enum {string} */
            kind: "part-of" | "controls" | "owns";
            other: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            to?: string;
        };
        SourceEdgeEnd: {
            /** @enum {string} */
            kind: "part-of" | "controls" | "owns";
            other: string;
            /** @description The last day, month or year in which it held. */
            to: string;
        };
        SourcePage: {
            entries: components["schemas"]["Source"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        SourceSplit: {
            /** @default [] */
            assign?: components["schemas"]["AssignmentRule"][];
            into: {
                /** @default [] */
                aliases?: string[];
                country?: string;
                /** @default [] */
                edges?: {
                    /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                    from?: string;
                    /** @enum {string} */
                    kind: "part-of" | "controls" | "owns";
                    other: string;
                    /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                    to?: string;
                }[];
                formerly?: {
                    /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                    from?: string;
                    other: string;
                }[];
                interests?: string;
                key: string;
                /** @enum {string} */
                kind: "person" | "body" | "outlet" | "document" | "anonymous";
                mergedInto?: string;
                name: string;
                names?: {
                    /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                    from?: string;
                    /** @enum {string} */
                    kind: "alias" | "former" | "acronym" | "translation";
                    language?: string;
                    name: string;
                    /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                    to?: string;
                }[];
            }[];
            /** @description Since when the new sources have been there. */
            on?: string;
        };
        Standing: {
            /** @description Number of the finding that was seen: the newest one. */
            finding: number;
            reason: string;
        };
        /** @description A hand through which the page says that it came. */
        StatedSource: {
            /** @enum {string} */
            kind: "named" | "anonymous" | "vague";
            readonly oddities?: {
                expected: string;
                /** @enum {string} */
                kind: "name-acronym-mismatch";
                printed: string;
            }[];
            source?: string;
            readonly span?: {
                /** @description UTF-16 code units from the start of the text. */
                end: number;
                /** @description UTF-16 code units from the start of the text. */
                start: number;
            };
            text: string;
        };
        Statement: {
            content?: {
                /** @enum {string} */
                accumulation?: "stock" | "flow" | "cumulative";
                amount?: {
                    /** @enum {string} */
                    hedge?: "exact" | "about" | "nearly" | "some" | "at-least" | "more-than" | "at-most" | "fewer-than" | "up-to" | "between";
                    high?: {
                        strict: boolean;
                        value: number;
                    };
                    low?: {
                        strict: boolean;
                        value: number;
                    };
                    point?: number;
                };
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                asOf?: string;
                basis?: string;
                /** @enum {string} */
                certainty?: "will" | "planned" | "expected" | "may";
                /** @enum {string} */
                change?: "rose" | "fell" | "doubled" | "halved";
                fromPlace?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                horizon?: string;
                measure: string;
                /** @enum {string} */
                mode: "observed" | "forecast" | "announced";
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodEnd?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodStart?: string;
                place?: string;
                /** @enum {string} */
                polarity: "affirms" | "denies" | "no-information" | "silent";
                subject?: string;
                unit?: string;
                whole?: number;
            };
            document?: string;
            /** @description The keys that are meant, where those that it names were merged into others. */
            effective?: {
                fromPlace?: string;
                measure?: string;
                place?: string;
                source?: string;
            };
            key: string;
            language?: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            publishedOn?: string;
            /** @enum {string} */
            reading: "read" | "through-relays" | "placeholder";
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            saidOn?: string;
            source: string;
            spokesperson?: string;
            version: number;
            words?: string;
        };
        /** @description A statement, those through whom it came, and the hops and relations that it states itself. */
        StatementContent: {
            /** @default [] */
            carriers?: string[];
            content?: {
                /** @enum {string} */
                accumulation?: "stock" | "flow" | "cumulative";
                amount?: {
                    /** @enum {string} */
                    hedge?: "exact" | "about" | "nearly" | "some" | "at-least" | "more-than" | "at-most" | "fewer-than" | "up-to" | "between";
                    high?: {
                        strict: boolean;
                        value: number;
                    };
                    low?: {
                        strict: boolean;
                        value: number;
                    };
                    point?: number;
                };
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                asOf?: string;
                basis?: string;
                /** @enum {string} */
                certainty?: "will" | "planned" | "expected" | "may";
                /** @enum {string} */
                change?: "rose" | "fell" | "doubled" | "halved";
                fromPlace?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                horizon?: string;
                measure: string;
                /** @enum {string} */
                mode: "observed" | "forecast" | "announced";
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodEnd?: string;
                /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
                periodStart?: string;
                place?: string;
                /** @enum {string} */
                polarity: "affirms" | "denies" | "no-information" | "silent";
                subject?: string;
                unit?: string;
                whole?: number;
            };
            document?: string;
            /** @default [] */
            hops?: {
                /** @enum {string} */
                kind: "quotes" | "cites" | "paraphrases" | "translates" | "compiles" | "derives";
                /** @enum {string} */
                operation?: "sum" | "difference" | "rounding" | "conversion";
                sign?: 1 | -1;
                to: string;
            }[];
            language?: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            publishedOn?: string;
            /** @enum {string} */
            reading?: "read" | "through-relays" | "placeholder";
            /** @default [] */
            relations?: {
                /** @enum {string} */
                kind: "denies-figure" | "denies-saying" | "has-no-information" | "withdraws" | "corrects" | "revises" | "repeats";
                to: string;
            }[];
            /** @description YYYY, YYYY-MM or YYYY-MM-DD. */
            saidOn?: string;
            source: string;
            spokesperson?: string;
            /** @default [] */
            via?: string[];
            words?: string;
        };
        StatementPage: {
            entries: components["schemas"]["Statement"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description A wish for a cross-reference, queued. */
        Submission: {
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            requestId: string;
        };
        /** @description The claims that are under review from now on. */
        Submissions: {
            submitted: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                claimId: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                requestId: string;
            }[];
        };
        /** @description Somebody who is told of the desk's events by signed webhooks. */
        Subscriber: {
            active: boolean;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            name: string;
            /** @description Why it is not active; null when it is. */
            reason: string | null;
            /** @description The types of event that it is told of; empty: all of them. */
            types: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test")[];
            url: string;
            version: number;
        };
        /** @description What is left out stays as it is. */
        SubscriberChange: {
            active?: boolean;
            name?: string;
            /** @description The types of event that it is told of; empty: all of them. */
            types?: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test")[];
            /**
             * Format: uri
             * @description http or https, without a user name or password. Redirects are not followed.
             */
            url?: string;
            /** @description The version that the change starts from, unless `If-Match` says it. */
            version?: number;
        };
        SubscriberPage: {
            entries: components["schemas"]["Subscriber"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description What became of rows, reports by carriers, hops and relations. */
        Tallies: {
            hops: components["schemas"]["Tally"];
            measures: components["schemas"]["Tally"];
            places: components["schemas"]["Tally"];
            relations: components["schemas"]["Tally"];
            reports: components["schemas"]["Tally"];
            sources: components["schemas"]["Tally"];
            statements: components["schemas"]["Tally"];
        };
        Tally: {
            added: number;
            changed: number;
            removed: number;
            unchanged: number;
        };
        /** @description All hops back to where they end, and how each end ends. */
        Trace: {
            readonly ends: components["schemas"]["TraceEnd"][];
            readonly hops: components["schemas"]["TraceHop"][];
            readonly nodes: components["schemas"]["TraceNode"][];
        };
        /** @description What a statement rests on, and how each way back ends. */
        TracedStatement: {
            /** @description What changed from hand to hand. */
            readonly differences: components["schemas"]["Difference"][];
            /** @description Key of the statement in which the trace begins. */
            statement: string;
            trace: components["schemas"]["Trace"];
        };
        TraceEnd: {
            /** @description It rests on a link that nobody has confirmed. */
            ifLinkHolds: boolean;
            /** @enum {string} */
            kind: "identified" | "anonymous" | "unlocated" | "unattributed";
            /** @enum {string} */
            known?: "read" | "through-relays";
            name: string;
            node: string;
            source?: string;
        };
        TraceHop: {
            because?: string;
            farEndRead: boolean;
            readonly faults: ("backdated" | "cycle")[];
            from: string;
            /** @enum {string} */
            kind: "quotes" | "cites" | "paraphrases" | "translates" | "compiles" | "derives";
            /** @enum {string} */
            standing: "confirmed" | "suggested" | "rejected";
            to: string;
        };
        TraceNode: {
            key: string;
            /** @enum {string} */
            kind: "article" | "statement" | "stated";
            name: string;
            publishedOn?: string;
            /** @enum {string} */
            reading?: "read" | "through-relays" | "placeholder";
            says: string;
            source?: string;
        };
        /** @description What became of the earlier figures of a source, as later counts by others have it, and beside it what people rated. Nothing in it is one number for trust. */
        TrackRecord: {
            aside: {
                count: number;
                /** @description At most a hundred keys, the newest first. */
                statements: string[];
                text: string;
                /** @enum {string} */
                why: "anonymous" | "relays-others" | "derives-from-others" | "in-a-circle" | "repeats-itself" | "no-number" | "does-not-affirm" | "undated";
            }[];
            figures: components["schemas"]["JudgedFigure"][];
            furtherFigures: number;
            kinds: {
                label: string;
                measures: string[];
                modes: components["schemas"]["TrackRecordOfMode"][];
            }[];
            name: string;
            publishedBy: string | null;
            /** @description The newest rating that this desk gave the source. */
            reliability: components["schemas"]["Reliability"] | null;
            /** @description First day of what was looked at, when there is more before it. */
            since: string | null;
            source: string;
            text: string[];
            today: string | null;
        };
        /** @description Figures as observed, forecast or announced: never put together. */
        TrackRecordOfMode: {
            above: components["schemas"]["CountedStatements"];
            below: components["schemas"]["CountedStatements"];
            borneOut: components["schemas"]["CountedStatements"];
            daysEarly: components["schemas"]["MedianOf"] | null;
            disputed: components["schemas"]["CountedStatements"];
            disputedBy: {
                count: number;
                linked: boolean;
                name: string;
                source: string;
                /** @description At most a hundred keys, the newest first. */
                statements: string[];
            }[];
            figures: components["schemas"]["CountedStatements"];
            firstToSay: components["schemas"]["CountedStatements"];
            /** @enum {string} */
            mode: "observed" | "forecast" | "announced";
            notSettled: components["schemas"]["CountedStatements"];
            off: components["schemas"]["CountedStatements"];
            offBy: components["schemas"]["MedianOf"] | null;
            outsideShare: components["schemas"]["CountedStatements"];
            revised: components["schemas"]["CountedStatements"];
            settledBy: components["schemas"]["CountedStatements"];
            share: components["schemas"]["Proportion"] | null;
            text: string[];
            things: number;
            throughRelays: components["schemas"]["CountedStatements"];
            uncounted: components["schemas"]["CountedStatements"];
        };
        UndoneImport: {
            left: {
                because: string;
                key: string;
                /** @enum {string} */
                kind: "source" | "measure" | "place" | "statement" | "hop" | "relation";
            }[];
            tallies: components["schemas"]["Tallies"];
        };
        UndoOptions: {
            /**
             * @description Leave what was changed since or what others rest on, instead of refusing.
             * @default false
             */
            leaveBuiltUpon?: boolean;
        };
        /** @description A person's judgement on a claim; a version, superseded but never changed. */
        Verdict: {
            cited: string[] | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            claimId: string;
            /** @description What readers were told when it took the place of another. */
            correction: string | null;
            /** @description The version of the desk on whose scale it was given. */
            deskVersion: number;
            evidence: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
                version: number;
            }[] | null;
            finding: number;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            givenAt: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            publishedAt: string | null;
            rating: string | null;
            rationale: string | null;
            /** @description The second person's own rating, where there is one. */
            reading: components["schemas"]["VerdictReading"] | null;
            retractions: components["schemas"]["Retraction"][];
            reviews: {
                /**
                 * @description Settled: approved to end a disagreement.
                 * @enum {string}
                 */
                decision: "approved" | "returned" | "settled";
                number: number;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason: string | null;
            }[];
            /** @description Under blind review and not yours: rating, rationale, cited and evidence are null until a second person has given theirs. */
            sealed: boolean;
            /**
             * @description How the second person reads it.
             * @enum {string}
             */
            secondReview: "open" | "blind";
            /**
             * @description Replaced: given anew before anybody published it. Disputed: a second person came to another rating, and that is not settled.
             * @enum {string}
             */
            standing: "given" | "disputed" | "returned" | "published" | "superseded" | "replaced" | "retracted";
            /** @description The verdict whose second reading it is, word for word, which settled a disagreement. */
            takenFrom: string | null;
            version: number;
        };
        VerdictList: {
            entries: components["schemas"]["Verdict"][];
        };
        VerdictPage: {
            entries: components["schemas"]["ListedVerdict"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
            /** @description More may hold the words than are ranked: so many of the newest are, and those before them follow, newest first. Nothing is left out: where a filter fits almost nothing, a page may be short, even empty, and `next` goes on. */
            rankedAmong?: number;
        };
        /** @description The rating of a second person, with reasons of their own. */
        VerdictReading: {
            readonly cited: string[];
            /** @description Kept pages, quotes of them, confidential sources, each in the version that stood then. */
            readonly evidence: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "snapshot" | "excerpt" | "confidential-source";
                version: number;
            }[];
            /**
             * Format: uuid
             * @description A UUID.
             */
            personId: string;
            rating: string;
            rationale: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            readAt: string;
        };
        VerdictReview: {
            /** @description What readers are told, where it takes the place of a verdict that was published before. */
            correction?: string;
            /** @enum {string} */
            decision: "approved" | "returned";
            /** @description Needed when it is returned. */
            reason?: string;
        };
        /** @description A measure or source that no ledger of the desk has. */
        VocabularyProposal: {
            /** @description One spelling of all words that are the same: proposed once. */
            counting: string;
            decision: {
                key?: string;
                ledger?: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason?: string;
            } | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "measure" | "source";
            /** @description How many claims need it, or once did. */
            needs: number;
            proposed: components["schemas"]["ProposedMeasure"] | components["schemas"]["ProposedSource"];
            /** @enum {string} */
            standing: "proposed" | "confirmed" | "merged" | "rejected";
            version: number;
        };
        VocabularyProposalInFull: {
            /** @description One spelling of all words that are the same: proposed once. */
            counting: string;
            decision: {
                key?: string;
                ledger?: string;
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                personId: string;
                reason?: string;
            } | null;
            /**
             * Format: uuid
             * @description A UUID.
             */
            id: string;
            /** @enum {string} */
            kind: "measure" | "source";
            /** @description Of a measure: the measures that come nearest, with the slots that differ. */
            nearest: {
                differs: {
                    measure: string;
                    proposed: string | null;
                    /** @enum {string} */
                    slot: "counted" | "state" | "unit";
                }[];
                key: string;
                label: string;
            }[];
            /** @description The first 200 claims, with the words of their pages. */
            neededBy: {
                /**
                 * Format: uuid
                 * @description A UUID.
                 */
                claimId: string;
                words: string;
            }[];
            /** @description How many claims need it, or once did. */
            needs: number;
            proposed: components["schemas"]["ProposedMeasure"] | components["schemas"]["ProposedSource"];
            /** @enum {string} */
            standing: "proposed" | "confirmed" | "merged" | "rejected";
            version: number;
        };
        VocabularyProposalPage: {
            entries: components["schemas"]["VocabularyProposal"][];
            /** @description Address of the next page; null on the last one. */
            next: string | null;
        };
        /** @description The body of a webhook. Its bytes are the same at every attempt. */
        WebhookMessage: {
            data: {
                [key: string]: unknown;
            };
            /** @description Its place in the order in which changes are recorded, as `GET /v1/events` has it: two numbers, compared one after the other. */
            place: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC.
             */
            timestamp: string;
            /** @enum {string} */
            type: "finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test";
        };
        WithReason: {
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Live"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can serve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    Metrics_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics in the text format of Prometheus. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
        };
    };
    Articles_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePage"];
                };
            };
        };
    };
    Articles_receive: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewArticle"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedArticle"];
                };
            };
        };
    };
    Articles_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An article in one of its revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
        };
    };
    Articles_revisions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
        };
    };
    Articles_revision: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                articleId: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An article in one of its revisions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
        };
    };
    Articles_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                articleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The claims that are under review from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submissions"];
                };
            };
        };
    };
    Claims_list: {
        parameters: {
            query?: {
                articleId?: string | null;
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The person to whom it is assigned now. */
                assignee?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description The measure that it counts, by its own key. */
                measure?: string;
                /** @description Assigned to you now; with `assignee` only if that is you. */
                mine?: "true";
                /** @description With `q`. `relevance`, the usual: claims that hold the words as they are typed before those that hold similar ones, then by how well their best text fits, then in the order in which they were made. Where more than a thousand hold the words, the newest thousand are ranked so, the others follow newest first, and `rankedAmong` says it. `made`: in that order alone, and claims that come in meanwhile are on the last page. */
                order?: "relevance" | "made";
                /** @description Assigned, and due before today (UTC). */
                overdue?: "true";
                /** @description Words that stand together in one text of a claim, stemmed as English: `troops sent`, `"in July"`, `troops or soldiers`, `troops -ships`. Where fewer than three claims hold them, those follow whose words are spelled nearly so: a letter off, from eight letters on two; never numbers. `found` tells why each claim is there. Words that must be absent find nothing by themselves. */
                q?: string;
                /** @description The rating of its newest published verdict. Needs `verdict:read`. */
                rating?: string;
                state?: ("proposed" | "rejected" | "submitted" | "withdrawn" | "assigned" | "assessed" | "second-review" | "disputed" | "published" | "reopened" | "retraction-proposed" | "retracted") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimPage"];
                };
            };
        };
    };
    Claims_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Claims_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description What to answer with it, so that one request shows all: `finding`, `verdict`, or `finding,verdict`. */
                include?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One figure or proposition under review, with what was asked for beside it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimRead"];
                };
            };
        };
    };
    Claims_edit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimEdit"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    ClaimExports_annotations: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a claim stands, with the verdict on it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"": components["schemas"]["AnnotationCollection"];
                };
            };
        };
    };
    Review_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignment"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Candidates_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Most statements, 1 to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
        };
    };
    ClaimExports_claimReview: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A published verdict as schema.org ClaimReview. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["ClaimReview"];
                };
            };
        };
    };
    ClaimExports_warnings: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the ClaimReview of a claim lacks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimReviewWarnings"];
                };
            };
        };
    };
    Comments_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
        };
    };
    Comments_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentWanted"];
            };
        };
        responses: {
            /** @description What somebody of the desk says to the others about a claim. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
        };
    };
    Comments_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What somebody of the desk says to the others about a claim. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
        };
    };
    Comments_edit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentWanted"];
            };
        };
        responses: {
            /** @description What somebody of the desk says to the others about a claim. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
        };
    };
    Comments_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                commentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What somebody of the desk says to the others about a claim. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
        };
    };
    ClaimExports_evidencePack: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    Findings_current: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The immutable result of one cross-reference of one claim. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
        };
    };
    Findings_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
        };
    };
    Findings_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The immutable result of one cross-reference of one claim. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
        };
    };
    Claims_history: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 10000. Without it all of them, as far as 10000. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened to a claim, first things first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimHistory"];
                };
            };
        };
    };
    Claims_historyText: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": string;
                };
            };
        };
    };
    Claims_judge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkJudgement"];
            };
        };
        responses: {
            /** @description A person's word on whether an appearance relays a statement. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimLink"];
                };
            };
        };
    };
    Notes_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 10000. Without it all of them, as far as 10000. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteList"];
                };
            };
        };
    };
    Notes_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description A private note on a claim: in no export, event or log. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
        };
    };
    Claims_observations: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObservationList"];
                };
            };
        };
    };
    Claims_observe: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewObservation"];
            };
        };
        responses: {
            /** @description A remark that no rule can compute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
        };
    };
    Claims_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                observationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            /** @description A remark that no rule can compute. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
        };
    };
    ClaimExports_provenance: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Decides before the header `Accept` does. PROV-JSON when neither asks for JSON-LD. */
                format?: "prov-json" | "json-ld";
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provenance"];
                    "application/ld+json": components["schemas"]["Provenance"];
                };
            };
        };
    };
    Findings_recheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A wish for a cross-reference, queued. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
        };
    };
    Review_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaybeReason"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Review_reopen: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Replies_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyList"];
                };
            };
        };
    };
    Replies_ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReply"];
            };
        };
        responses: {
            /** @description A question to somebody whom a claim concerns, and what came of it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
        };
    };
    Replies_contact: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                replyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyContact"];
                };
            };
        };
    };
    Replies_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                /** @description A UUID. */
                replyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyNews"];
            };
        };
        responses: {
            /** @description A question to somebody whom a claim concerns, and what came of it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
        };
    };
    Review_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaybeReason"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Review_letStand: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Standing"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    Claims_submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A wish for a cross-reference, queued. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submission"];
                };
            };
        };
    };
    Findings_trace: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trace as the article states it and as it was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTrace"];
                };
            };
        };
    };
    Findings_picture: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": string;
                };
            };
        };
    };
    Verdicts_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictList"];
                };
            };
        };
    };
    Verdicts_give: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerdict"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Verdicts_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerdictReading"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Retractions_decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractionDecision"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Retractions_propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRetraction"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Verdicts_review: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerdictReview"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Verdicts_settle: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settlement"];
            };
        };
        responses: {
            /** @description A person's judgement on a claim; a version, superseded but never changed. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
        };
    };
    Review_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                claimId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaybeReason"];
            };
        };
        responses: {
            /** @description One figure or proposition under review. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
        };
    };
    ConfidentialSources_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfidentialSourcePage"];
                };
            };
        };
    };
    ConfidentialSources_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConfidentialSource"];
            };
        };
        responses: {
            /** @description Somebody whose name the desk keeps back; without the name. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfidentialSource"];
                };
            };
        };
    };
    ConfidentialSources_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody whose name the desk keeps back; without the name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfidentialSource"];
                };
            };
        };
    };
    ConfidentialSources_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfidentialSourceChange"];
            };
        };
        responses: {
            /** @description Somebody whose name the desk keeps back; without the name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfidentialSource"];
                };
            };
        };
    };
    ConfidentialSources_identity: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfidentialIdentity"];
                };
            };
        };
    };
    Deliveries_list: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                eventId?: string | null;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                subscriberId?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
        };
    };
    Deliveries_redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Desks_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A desk and the version of its policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
        };
    };
    Agreement_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Also apart for each month or year. */
                by?: ("month" | "year") | null;
                /** @description First day of the second ratings, UTC. */
                from?: string | null;
                /** @description Last day of the second ratings, UTC. */
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Agreement on the ratings of a desk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAgreement"];
                };
            };
        };
    };
    Desks_policies: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskPolicyPage"];
                };
            };
        };
    };
    Desks_policy: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version of how a desk works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskPolicyVersion"];
                };
            };
        };
    };
    Desks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeskPolicy"];
            };
        };
        responses: {
            /** @description A desk and the version of its policy. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
        };
    };
    Desks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDesk"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeDesk"];
                };
            };
        };
    };
    Erasures_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasurePage"];
                };
            };
        };
    };
    Erasures_erase: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewErasure"];
            };
        };
        responses: {
            /** @description That personal details were erased; never which. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    Deliveries_events: {
        parameters: {
            query?: {
                /** @description Only what comes behind this place: the `place` of an entry, or an `id` of the stream. */
                after?: string;
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                type?: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    EventStream_stream: {
        parameters: {
            query?: {
                type?: ("finding.recorded" | "claim.reopened" | "claim.overdue" | "verdict.published" | "verdict.retracted" | "article.taken-in" | "comment.added" | "ledger.offered" | "ledger.accepted" | "ledger.declined" | "ledger.access-changed" | "ledger.share-ended" | "ledger.handover-offered" | "ledger.handover-declined" | "ledger.handover-withdrawn" | "ledger.handed-on" | "ledger.holder-changed" | "test") | null;
            };
            header?: {
                /** @description The `id` after which to go on. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events without end, until either side closes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    Excerpts_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                excerptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A quote of a kept page in its own language, and its translation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Excerpt"];
                };
            };
        };
    };
    Excerpts_translate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                excerptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExcerptTranslation"];
            };
        };
        responses: {
            /** @description A quote of a kept page in its own language, and its translation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Excerpt"];
                };
            };
        };
    };
    Excerpts_versions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                excerptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcerptVersions"];
                };
            };
        };
    };
    Exports_claimReviews: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published verdicts as a schema.org DataFeed of ClaimReviews. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["DataFeed"];
                };
            };
        };
    };
    Exports_atom: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    Exports_csv: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The language in which ratings are named, where the scale of the verdict has it or a wider one (`pt` for `pt-BR`); else the desk’s own. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8; header=present": string;
                };
            };
        };
    };
    InboundHooks_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundHookPage"];
                };
            };
        };
    };
    InboundHooks_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInboundHook"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeInboundHook"];
                };
            };
        };
    };
    InboundHooks_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                hookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A door through which a CMS sends articles, signed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundHook"];
                };
            };
        };
    };
    InboundHooks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                hookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboundHookChange"];
            };
        };
        responses: {
            /** @description A door through which a CMS sends articles, signed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundHook"];
                };
            };
        };
    };
    InboundHooks_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                hookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecret"];
                };
            };
        };
    };
    Inbound_receive: {
        parameters: {
            query?: never;
            header: {
                /** @description The same when the same message is sent again. */
                "webhook-id": string;
                /** @description `v1,` and the Base64 of the HMAC-SHA256. */
                "webhook-signature": string;
                /** @description Seconds since 1970. */
                "webhook-timestamp": string;
            };
            path: {
                /** @description A UUID. */
                hookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboundArticle"];
            };
        };
        responses: {
            /** @description The same for a message that comes again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundAnswer"];
                };
            };
        };
    };
    FailedJobs_list: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                name?: ("cross-reference" | "recheck-affected" | "recheck-rated" | "recheck-due" | "sign-log" | "announce" | "deliver" | "suggest-hops" | "remind-overdue") | null;
                /** @description `given-up`: tried as often as it may. `retrying`: its last attempt failed, and it is tried again. */
                state?: "given-up" | "retrying";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedJobPage"];
                };
            };
        };
    };
    FailedJobs_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    FailedJobs_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    FailedJobs_retryAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryOfJobs"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedJobs"];
                };
            };
        };
    };
    Keys_list: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    Keys_make: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
        };
    };
    Keys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Keys_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
        };
    };
    LedgerHandovers_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHandoverPage"];
                };
            };
        };
    };
    LedgerHandovers_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ledger that the desk which holds it offers another desk to hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHandover"];
                };
            };
        };
    };
    LedgerHandovers_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ledger that the desk which holds it offers another desk to hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHandover"];
                };
            };
        };
    };
    LedgerHandovers_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ledger that the desk which holds it offers another desk to hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHandover"];
                };
            };
        };
    };
    LedgerOffers_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerOfferPage"];
                };
            };
        };
    };
    LedgerOffers_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ledger that one desk holds and gives another. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerShare"];
                };
            };
        };
    };
    LedgerOffers_decline: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A ledger that one desk holds and gives another. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerShare"];
                };
            };
        };
    };
    Ledgers_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
        };
    };
    Ledgers_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLedger"];
            };
        };
        responses: {
            /** @description Sources, measures, places and statements under one name. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
        };
    };
    Ledgers_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sources, measures, places and statements under one name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
        };
    };
    LedgerHandover_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LedgerHandoverWanted"];
            };
        };
        responses: {
            /** @description A ledger that the desk which holds it offers another desk to hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerHandover"];
                };
            };
        };
    };
    LedgerHandover_withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Statements_hops: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description Only hops of this standing. */
                standing?: "confirmed" | "suggested" | "rejected";
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HopPage"];
                };
            };
        };
    };
    Statements_join: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHop"];
            };
        };
        responses: {
            /** @description One statement relaying another. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hop"];
                };
            };
        };
    };
    Statements_judge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                hopId: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HopJudgement"];
            };
        };
        responses: {
            /** @description One statement relaying another. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hop"];
                };
            };
        };
    };
    Statements_hopVersions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                hopId: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    Imports_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerImportPage"];
                };
            };
        };
    };
    Imports_import: {
        parameters: {
            query?: {
                /** @description Do everything, keep nothing, and answer the same report. */
                dryRun?: "true" | "false";
                /** @description What the rows of a `text/csv` body are. */
                kind?: "source" | "measure" | "place" | "statement";
            };
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
                "application/x-ndjson": unknown;
                "multipart/form-data": unknown;
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    Imports_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                importId: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerImport"];
                };
            };
        };
    };
    Imports_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                importId: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoOptions"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneImport"];
                };
            };
        };
    };
    Measures_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description Words of a name, alias, label or key. Capitals and accents make no difference, and a slip of the pen little. Best first: a name that is these words, one that begins with them, one that holds them, one that is like them. */
                q?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasurePage"];
                };
            };
        };
    };
    Measures_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
        };
    };
    Measures_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeasureContent"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
        };
    };
    Measures_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
        };
    };
    Measures_unmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
        };
    };
    Measures_versions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    Places_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description Words of a name, alias, label or key. Capitals and accents make no difference, and a slip of the pen little. Best first: a name that is these words, one that begins with them, one that holds them, one that is like them. */
                q?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacePage"];
                };
            };
        };
    };
    Places_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
        };
    };
    Places_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceContent"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
        };
    };
    Places_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
        };
    };
    Places_unmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
        };
    };
    Places_versions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    Statements_relate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRelation"];
            };
        };
        responses: {
            /** @description How one statement answers another. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Relation"];
                };
            };
        };
    };
    Statements_relationVersions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
                /** @description A UUID. */
                relationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    LedgerShares_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerSharePage"];
                };
            };
        };
    };
    LedgerShares_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                desk: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LedgerShareWanted"];
            };
        };
        responses: {
            /** @description A ledger that one desk holds and gives another. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerShare"];
                };
            };
        };
    };
    LedgerShares_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                desk: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Sources_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description Words of a name, alias, label or key. Capitals and accents make no difference, and a slip of the pen little. Best first: a name that is these words, one that begins with them, one that holds them, one that is like them. */
                q?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePage"];
                };
            };
        };
    };
    Sources_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    Sources_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceContent"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    TrackRecords_hints: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description With `measure`: also on the measures that links of holding join to it. */
                family?: "true" | "false";
                /** @description Only figures on this measure; without it every kind of measure by itself. */
                measure?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures shared with others that third origins contradict. A hint: it changes no count of origins. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DependenceHints"];
                };
            };
        };
    };
    SourceChanges_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceEdge"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    SourceChanges_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceEdgeEnd"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    Sources_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    Ratings_ofSource: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReliabilityPage"];
                };
            };
        };
    };
    Ratings_rateSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReliability"];
            };
        };
        responses: {
            /** @description A person's rating of a source: A completely reliable, B usually reliable, C fairly reliable, D not usually reliable, E unreliable, F reliability cannot be judged. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reliability"];
                };
            };
        };
    };
    SourceChanges_reassign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassignment"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedStatements"];
                };
            };
        };
    };
    SourceChanges_split: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceSplit"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedStatements"];
                };
            };
        };
    };
    TrackRecords_record: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description With `measure`: also on the measures that links of holding join to it. */
                family?: "true" | "false";
                /** @description Only figures on this measure; without it every kind of measure by itself. */
                measure?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of the earlier figures of a source, as later counts by others have it, and beside it what people rated. Nothing in it is one number for trust. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackRecord"];
                };
            };
        };
    };
    Sources_unmerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
        };
    };
    Sources_versions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    Statements_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                measure?: string;
                source?: string;
            };
            header?: never;
            path: {
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementPage"];
                };
            };
        };
    };
    Statements_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A statement with every hop and relation that begins or ends at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedStatement"];
                };
            };
        };
    };
    Statements_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementContent"];
            };
        };
        responses: {
            /** @description A statement with every hop and relation that begins or ends at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedStatement"];
                };
            };
        };
    };
    Ratings_ofStatement: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredibilityPage"];
                };
            };
        };
    };
    Ratings_rateStatement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCredibility"];
            };
        };
        responses: {
            /** @description A person's rating of one statement: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credibility"];
                };
            };
        };
    };
    Statements_trace: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Admit only statements published by the end of this day (UTC). */
                publishedBy?: string;
            };
            header?: never;
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a statement rests on, and how each way back ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TracedStatement"];
                };
            };
        };
    };
    Statements_statementVersions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                ledger: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerVersionPage"];
                };
            };
        };
    };
    Log_list: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
        };
    };
    Log_checkpoints: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointPage"];
                };
            };
        };
    };
    Comments_mentions: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionPage"];
                };
            };
        };
    };
    People_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
        };
    };
    People_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    People_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    Identities_list: {
        parameters: {
            query?: {
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityPage"];
                };
            };
        };
    };
    Identities_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentity"];
            };
        };
        responses: {
            /** @description That whoever an issuer calls by a subject is this person of the desk. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
        };
    };
    Identities_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUID. */
                identityId: string;
                /** @description A UUID. */
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    People_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    Snapshots_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Only those that are attached to this claim. */
                claimId?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description Only those that are attached to this statement. */
                statement?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPage"];
                };
            };
        };
    };
    Snapshots_keep: {
        parameters: {
            query?: {
                /** @description Where it was read: http or https. */
                address?: string;
                /** @description A language tag (BCP 47). */
                language?: string;
                /** @description When it was read; now, when left out. */
                readAt?: string;
                /** @description A confidential source from whom it came. */
                receivedFrom?: string;
                title?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
                "application/pdf": unknown;
                "image/jpeg": unknown;
                "image/png": unknown;
                "text/html": unknown;
                "text/plain": unknown;
            };
        };
        responses: {
            /** @description A page as a person read it: bytes, hash, where and when. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    Snapshots_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page as a person read it: bytes, hash, where and when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
        };
    };
    Snapshots_attachments: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
        };
    };
    Snapshots_attach: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description What a snapshot belongs to, or did. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
        };
    };
    Snapshots_content: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "text/html": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    Excerpts_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExcerptPage"];
                };
            };
        };
    };
    Excerpts_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExcerpt"];
            };
        };
        responses: {
            /** @description A quote of a kept page in its own language, and its translation. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Excerpt"];
                };
            };
        };
    };
    Snapshots_text: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                snapshotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotText"];
                };
            };
        };
    };
    Subscribers_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriberPage"];
                };
            };
        };
    };
    Subscribers_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscriber"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeSubscriber"];
                };
            };
        };
    };
    Subscribers_one: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                subscriberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody who is told of the desk's events by signed webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
        };
    };
    Subscribers_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                subscriberId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriberChange"];
            };
        };
        responses: {
            /** @description Somebody who is told of the desk's events by signed webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
        };
    };
    Subscribers_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                subscriberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecret"];
                };
            };
        };
    };
    Subscribers_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A UUID. */
                subscriberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentTest"];
                };
            };
        };
    };
    DeskVerdicts_list: {
        parameters: {
            query?: {
                /** @description An article that its claim appears in. Needs `claim:read`. */
                articleId?: string;
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description The person to whom its claim is assigned now. Needs `claim:read`. */
                assignee?: string;
                /** @description Key of a statement that it cites. What is sealed from you is in no such list. */
                cites?: string;
                /** @description Readers were told of a correction when it was published. */
                corrects?: "true";
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                /** @description The version of the desk on whose scale it was given. */
                deskVersion?: number;
                /** @description The person who gave it. */
                givenBy?: string;
                /** @description Given on this day (UTC) or later. */
                givenFrom?: string;
                /** @description Given on this day (UTC) or earlier. */
                givenTo?: string;
                /** @description Of an article that its claim appears in; a wider tag finds narrower ones, `en` also `en-GB`. Needs `claim:read`. */
                language?: string;
                /** @description Name of a ledger of which it cites a statement. What is sealed from you is in no such list. */
                ledger?: string;
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                /** @description The measure that its claim counts, by its own key. Needs `claim:read`. */
                measure?: string;
                /** @description Its claim is assigned to you now; with `assignee` only if that is you. Needs `claim:read`. */
                mine?: "true";
                /** @description With `q`. `relevance`, the usual: by how well the best text fits, newest first where two fit as well. Where more than a thousand hold the words, the newest thousand are ranked so, the others follow newest first, and `rankedAmong` says it. `newest`: what was given last first. */
                order?: "relevance" | "newest";
                /** @description Published on this day (UTC) or later. */
                publishedFrom?: string;
                /** @description Published on this day (UTC) or earlier. */
                publishedTo?: string;
                /** @description Words that stand together in one text: the rationale, the second rating’s reasons, a name of the rating, what readers were told of a correction or retraction, and, with `claim:read`, the quote, whom the page names, and what the claim is about. As in the list of claims: `troops sent`, `"in July"`, `troops or soldiers`, `troops -ships`; where fewer than three verdicts hold them, those follow whose words are spelled nearly so. */
                q?: string;
                /** @description Key of its rating. What is sealed from you has none, and is in no such list. */
                rating?: string;
                /** @description Who reviewed it, or rated the claim as the second person. */
                secondPerson?: string;
                /** @description Published, and it may hold no more: its claim was edited since, or the newest finding differs materially. */
                stale?: "true";
                /** @description How it stands. */
                standing?: "given" | "disputed" | "returned" | "published" | "superseded" | "replaced" | "retracted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerdictPage"];
                };
            };
        };
    };
    Proposals_list: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
                /** @description Where the page starts: take it from `next` of the page before. */
                cursor?: string;
                kind?: "measure" | "source";
                /** @description Entries in a page, 1 to 200. */
                limit?: number;
                standing?: "proposed" | "confirmed" | "merged" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocabularyProposalPage"];
                };
            };
        };
    };
    Proposals_read: {
        parameters: {
            query?: {
                /** @description Answer with what Whence held at this moment, or at the end of this day (UTC). */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description A UUID. */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocabularyProposalInFull"];
                };
            };
        };
    };
    Proposals_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalConfirmation"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedProposal"];
                };
            };
        };
    };
    Proposals_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalMerge"];
            };
        };
        responses: {
            /** @description The answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedProposal"];
                };
            };
        };
    };
    Proposals_reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, up to 255 characters: the same request with the same text is carried out once. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of what you read, or `"v3"` made of its `version`: the change is refused when another came meanwhile. */
                "If-Match"?: string;
            };
            path: {
                /** @description A UUID. */
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalRejection"];
            };
        };
        responses: {
            /** @description A measure or source that no ledger of the desk has. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VocabularyProposal"];
                };
            };
        };
    };
    Webhooks_event: {
        parameters: {
            query?: never;
            header: {
                /** @description Id of the event: the same at every attempt. */
                "webhook-id": string;
                /** @description `v1,` and the Base64 of the HMAC-SHA256; for a while after a rotation, two. */
                "webhook-signature": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookMessage"];
            };
        };
        responses: {
            /** @description Told. What is answered otherwise, or not within the time set, is tried again. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The subscriber is gone for good, and is told of nothing more. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

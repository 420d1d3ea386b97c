// Made from the OpenAPI document of the service by `npm run generate`; not edited by hand.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A greeting: the service is there */
        get: operations["getRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a thing can be */
        get: operations["getCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your claims, those that are over too, newest first */
        get: operations["getClaims"];
        put?: never;
        /** Claims a site: gives the token to put up there; or your live claim of it */
        post: operations["postClaims"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A claim of yours: what to put up, and what was found */
        get: operations["getClaimsById"];
        put?: never;
        post?: never;
        /** Gives a claim up; what you earned stays yours */
        delete: operations["deleteClaimsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/claims/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at the site now, for at most some twenty seconds, and says what was found */
        post: operations["postClaimsByIdCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flattr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flattrs a page by its address, or by a link to its click page; creates the thing */
        post: operations["postFlattr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flattr/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flattrs many pages: [{"url":"…"}, …] */
        post: operations["postFlattrBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The languages that a thing can be in, English first */
        get: operations["getLanguages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description: OpenAPI 3.1 */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rate_limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests you have left in this hour */
        get: operations["getRateLimit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sites/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The site that an address belongs to: whose it is, and what waits for its creator */
        get: operations["getSitesLookup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether you give this month, signed for publishers */
        get: operations["getSubscriptionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription-status/public-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key that verifies signed words about members: PEM (SPKI) */
        get: operations["getSubscriptionStatusPublicKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Several things in the order of their ids: /things?id=1,2 */
        get: operations["getThings"];
        put?: never;
        /** Registers a thing of yours */
        post: operations["postThings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A thing, or several things in the order of their ids: /things/1,2 */
        get: operations["getThingsById"];
        put?: never;
        post?: never;
        /** Deletes a thing of yours */
        delete: operations["deleteThingsById"];
        options?: never;
        head?: never;
        /** Changes a thing of yours; what is left out stays. Also POST with _method=patch */
        patch: operations["patchThingsById"];
        trace?: never;
    };
    "/things/{id}/flattr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Flattrs a thing */
        post: operations["postThingsByIdFlattr"];
        /** Takes your flattr of the present month back */
        delete: operations["deleteThingsByIdFlattr"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/{id}/flattrs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The flattrs of a thing by supporters who show their name there, newest first */
        get: operations["getThingsByIdFlattrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/{id}/sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you share what a thing of yours earns: what is agreed, and what is proposed */
        get: operations["getThingsByIdSharing"];
        /** Offers parts of what a thing of yours earns; sent again, it changes nothing */
        put: operations["putThingsByIdSharing"];
        post?: never;
        /** Takes back what you proposed, and ends what is agreed from the next month on */
        delete: operations["deleteThingsByIdSharing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/{id}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pauses an active subscription, starts a paused one again */
        put: operations["putThingsByIdSubscriptions"];
        /** Flattrs a thing every month, from this one on */
        post: operations["postThingsByIdSubscriptions"];
        /** Ends a subscription; what it flattred stays */
        delete: operations["deleteThingsByIdSubscriptions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds a thing by its address: 302 to the thing, 200 flattrable, or 404 */
        get: operations["getThingsLookup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/things/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Things that are not hidden, by words, address, tags, language, category or owner */
        get: operations["getThingsSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The member whom the token speaks for */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you flattred (type=outgoing) or what was flattred of yours (type=incoming) */
        get: operations["getUserActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you let a month take from your funds */
        get: operations["getUserBudget"];
        /** Changes your budget, from the current month on; 0 pauses your giving */
        put: operations["putUserBudget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/earnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your things brought you, month by month and thing by thing, less the fee */
        get: operations["getUserEarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/earnings/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each of your things brought you in a month */
        get: operations["getUserEarningsByPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/flattrs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you flattred, newest first */
        get: operations["getUserFlattrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your flattrs of this month are worth if it ended now */
        get: operations["getUserForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you have, and a page of all that came and went */
        get: operations["getUserFunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your web hooks, the oldest first */
        get: operations["getUserHooks"];
        put?: never;
        /** Registers a web hook; the answer holds its secret, this once */
        post: operations["postUserHooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A web hook of yours */
        get: operations["getUserHooksById"];
        put?: never;
        post?: never;
        /** Deletes a web hook of yours */
        delete: operations["deleteUserHooksById"];
        options?: never;
        head?: never;
        /** Changes a web hook of yours, pauses it or turns it on; what is left out stays */
        patch: operations["patchUserHooksById"];
        trace?: never;
    };
    "/user/hooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a web hook of yours was told and is to be told, the newest first */
        get: operations["getUserHooksByIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/hooks/{id}/deliveries/{delivery}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a delivery once more, under the same webhook-id */
        post: operations["postUserHooksByIdDeliveriesByDeliveryResend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/hooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new secret, in the answer this once; the old one signs too for a day */
        post: operations["postUserHooksByIdSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/hooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test message to a web hook of yours */
        post: operations["postUserHooksByIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you can have paid out, what is held and why, and a page of your payouts */
        get: operations["getUserPayouts"];
        put?: never;
        /** Asks for a payout to where you have said; once for each id */
        post: operations["postUserPayouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/payouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a payout of yours is */
        get: operations["getUserPayoutsById"];
        put?: never;
        post?: never;
        /** Takes a payout back that has not left: its money is in your earnings again */
        delete: operations["deleteUserPayoutsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What closed months took from you, the newest first */
        get: operations["getUserStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/statements/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a month took from you and where it went, thing by thing */
        get: operations["getUserStatementsByPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your subscriptions, paused ones too, newest first */
        get: operations["getUserSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/things": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your things, newest first; hidden ones too with the scope extendedread */
        get: operations["getUserThings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes yours what names your e-mail address: identity=email:MD5 */
        post: operations["postUserVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A member */
        get: operations["getUsersByName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member flattred (type=outgoing) or what was flattred of theirs (type=incoming) */
        get: operations["getUsersByNameActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}/flattrs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a member flattred, newest first, as far as they show it */
        get: operations["getUsersByNameFlattrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}/things": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The things of a member, newest first */
        get: operations["getUsersByNameThings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{name}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same, where :name is you */
        post: operations["postUsersByNameVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Activities: {
            items: {
                actor: {
                    displayName: string;
                    /** @constant */
                    objectType: "person";
                    /** Format: uri */
                    url: string;
                };
                id: string;
                object: {
                    displayName: string;
                    /** @constant */
                    objectType: "bookmark";
                    /** Format: uri */
                    url: string;
                };
                /** Format: date-time */
                published: string;
                title: string;
                /**
                 * @description like: flattred; post: published.
                 * @enum {string}
                 */
                verb: "like" | "post";
            }[];
        };
        /**
         * @description An amount of the currency: at least two decimals, at most six. Exact.
         * @example 10.00
         */
        Amount: string;
        Budget: {
            active: boolean;
            /** @description What a month may take; 0.00 while your giving is paused. */
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            maximum: components["schemas"]["Amount"];
            minimum: components["schemas"]["Amount"];
            /** @description The current month, from which on it holds. */
            period: components["schemas"]["Period"];
            /** @constant */
            type: "budget";
        };
        Claim: {
            id: number;
            /** @description The page about it. */
            link: string;
            /** @description The ways to prove it, the strongest first. */
            methods: ("dns" | "file" | "feed" | "plugin" | "meta" | "profile" | "mail")[];
            /** @description What the last look by each way found. */
            proofs: {
                checked_at: components["schemas"]["Instant"];
                /** @description What was found and what to do, for people. */
                message: string;
                /** @enum {string} */
                method: "dns" | "file" | "feed" | "plugin" | "meta" | "profile" | "mail";
                ok: boolean;
                /**
                 * @description Why not: a code that stays.
                 * @enum {string}
                 */
                reason?: "not_for_this_site" | "host_not_found" | "private_address" | "no_connection" | "bad_certificate" | "timeout" | "too_large" | "not_http" | "redirect" | "error_status" | "wrong_type" | "dns_unavailable" | "resolvers_disagree" | "alias" | "not_found" | "wrong_token" | "misplaced" | "names_another" | "not_a_feed" | "no_link_back" | "no_key" | "wrong_signature" | "no_owner_address" | "owner_not_asked" | "not_answered" | "owner_refused" | "other_owner";
            }[];
            resource: string;
            site: {
                address: string;
                /** @enum {string} */
                kind: "host" | "feed";
            };
            /** @enum {string} */
            state: "open" | "verified" | "contested" | "suspended" | "rejected" | "expired";
            token: string;
            token_expires_at: components["schemas"]["Instant"];
            /** @description What to put up on the site. */
            token_line: string;
            /** @constant */
            type: "claim";
            verified_at?: components["schemas"]["Instant"];
            /** @description What waits for its creator; only from five supporters on. */
            waiting?: components["schemas"]["Amount"];
        };
        Clicked: {
            description: string;
            /**
             * Format: uri
             * @description Where the thing is in this API.
             */
            location: string;
            /** @description A word that stays. */
            message: string;
            thing: components["schemas"]["MiniThing"];
        };
        ClickedMany: {
            description: string;
            flattrs: ({
                /** @constant */
                message: "ok";
                thing: components["schemas"]["MiniThing"];
                url: string;
            } | {
                /**
                 * @description A code that stays.
                 * @enum {string}
                 */
                error: "invalid_request" | "invalid_parameters" | "validation" | "unauthorized" | "no_means" | "forbidden" | "insufficient_scope" | "flattr_once" | "flattr_owner" | "thing_owner" | "subscribed" | "rate_limit_exceeded" | "cross_origin" | "not_found" | "not_acceptable" | "period_not_over" | "earlier_period_open" | "period_closed" | "insufficient_funds" | "payouts_stopped" | "posting_conflict" | "server_error" | "unavailable";
                /** @description What is wrong and what to do, for people. */
                error_description: string;
                url: string;
            })[];
            /** @description A word that stays. */
            message: string;
        };
        CreatedThing: {
            description: string;
            id: number;
            /**
             * Format: uri
             * @description Where it is in this API.
             */
            link: string;
            /** @description A word that stays. */
            message: string;
        };
        /**
         * @description The one currency of the service (ISO 4217).
         * @example USD
         */
        Currency: string;
        Delivery: {
            attempted_at: components["schemas"]["Instant"];
            attempts: number;
            /** @description The message, as it is sent. */
            body: string;
            created_at: components["schemas"]["Instant"];
            delivered_at: components["schemas"]["Instant"];
            /** @enum {string} */
            event: "thing.flattred" | "earnings.received" | "period.closed" | "share.waiting" | "pendingclickcreate" | "hook.test";
            /** @description The `webhook-id`: the same at each attempt. */
            id: string;
            next_attempt_at: components["schemas"]["Instant"];
            problem: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            /** @description What the receiver answered last; 0 when nothing. */
            status: number;
            /** @constant */
            type: "delivery";
        };
        Done: {
            description: string;
            /** @description A word that stays. */
            message: string;
        };
        EarnedThing: {
            /** @description What they brought, less the fee. */
            amount: components["schemas"]["Amount"];
            flattrs: number;
            /** @description The part of it that is held until the site is known to be yours. */
            held: components["schemas"]["Amount"];
            thing: components["schemas"]["MiniThing"];
            /** @constant */
            type: "earned";
        };
        Earnings: {
            /** @description What you earned and have not used, with what is held of it. */
            balance: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            /** @description The part of it that is held until the site is known to be yours. */
            held: components["schemas"]["Amount"];
            /** @description On this page. */
            items: number;
            page: number;
            /** @description Every month in which you earned, the newest first. */
            periods: {
                /** @description What they brought, less the fee. */
                amount: components["schemas"]["Amount"];
                flattrs: number;
                /** @description The part of it that is held until the site is known to be yours. */
                held: components["schemas"]["Amount"];
                period: components["schemas"]["Period"];
                /** Format: uri */
                resource: string;
            }[];
            /** @description A page of those, the newest first, with what your part of each brought you. They are not yours to change. */
            shared: components["schemas"]["SharedThing"][];
            /** @description Your things, the newest first, with all that each brought. */
            things: components["schemas"]["EarnedThing"][];
            /** @description How many things you have. */
            total_items: number;
            /** @description How many things of others are shared with you. */
            total_shared: number;
            /** @constant */
            type: "earnings";
        };
        EarningsOfPeriod: {
            /** @description What they brought, less the fee. */
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            flattrs: number;
            /** @description The part of it that is held until the site is known to be yours. */
            held: components["schemas"]["Amount"];
            period: components["schemas"]["Period"];
            things: components["schemas"]["EarnedThing"][];
            /** @constant */
            type: "earnings";
        };
        Error: {
            /**
             * @description A code that stays.
             * @enum {string}
             */
            error: "invalid_request" | "invalid_parameters" | "validation" | "unauthorized" | "no_means" | "forbidden" | "insufficient_scope" | "flattr_once" | "flattr_owner" | "thing_owner" | "subscribed" | "rate_limit_exceeded" | "cross_origin" | "not_found" | "not_acceptable" | "period_not_over" | "earlier_period_open" | "period_closed" | "insufficient_funds" | "payouts_stopped" | "posting_conflict" | "server_error" | "unavailable";
            /** @description What is wrong and what to do, for people. */
            error_description: string;
            /**
             * Format: uri
             * @description More about the code.
             */
            error_uri: string;
            /** @description The parameters at fault, where there are some, each with what is wrong with it. */
            fields?: {
                [key: string]: string;
            };
        };
        Flattr: {
            created_at: components["schemas"]["Instant"];
            /** @description The supporter. */
            owner: components["schemas"]["User"] | components["schemas"]["MiniUser"];
            /** @description Whole with `full`. */
            thing: components["schemas"]["Thing"] | components["schemas"]["OwnedThing"];
            /** @constant */
            type: "flattr";
        };
        FlattrablePage: {
            description: string;
            /**
             * Format: uri
             * @description The click page.
             */
            link: string;
            /** @constant */
            message: "flattrable";
            url: string;
        };
        Forecast: {
            /** @description What the month would take if it ended now. */
            amount: components["schemas"]["Amount"];
            budget: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            /** @description What each flattr is worth now, rounded down. */
            each: components["schemas"]["Amount"];
            /** @description What each would be worth after one flattr more. */
            each_after_next: components["schemas"]["Amount"];
            flattrs: number;
            funds: components["schemas"]["Amount"];
            period: components["schemas"]["Period"];
            /** @constant */
            type: "forecast";
        };
        FoundThing: {
            /** Format: uri */
            location: string;
            /** @constant */
            message: "found";
        };
        FoundThings: {
            /** @description On this page. */
            items: number;
            page: number;
            things: components["schemas"]["Thing"][];
            total_items: number;
        };
        Funds: {
            balance: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            /** @description On this page. */
            items: number;
            /** @description The newest first. */
            movements: components["schemas"]["Movement"][];
            page: number;
            /** @constant */
            type: "funds";
        };
        Hook: {
            created_at: components["schemas"]["Instant"];
            events: ("thing.flattred" | "earnings.received" | "period.closed" | "share.waiting" | "pendingclickcreate")[];
            id: string;
            label: string;
            /**
             * Format: uri
             * @description Its page.
             */
            link: string;
            /** @description Why it is disabled; else empty. */
            problem: string;
            /** Format: uri */
            resource: string;
            /**
             * @description `disabled`: by us, since its receiver is gone or has failed for days.
             * @enum {string}
             */
            state: "active" | "paused" | "disabled";
            /** @constant */
            type: "hook";
            /** Format: uri */
            url: string;
        };
        /** @description Unix time in whole seconds; 0 is never. */
        Instant: number;
        MiniStatement: {
            /** @description What the month took. */
            amount: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            flattrs: number;
            /**
             * Format: uri
             * @description The statement for people.
             */
            link: string;
            period: components["schemas"]["Period"];
            /** Format: uri */
            resource: string;
            /** @constant */
            type: "statement";
        };
        MiniThing: {
            /** @description All its flattrs ever. */
            flattrs: number;
            id: number;
            /** @description Empty where there is none. */
            image: string;
            /**
             * Format: uri
             * @description Its page for people.
             */
            link: string;
            /**
             * Format: uri
             * @description Where it is in this API.
             */
            resource: string;
            title: string;
            /** @constant */
            type: "thing";
            /** @description The page or work itself. */
            url: string;
        };
        MiniUser: {
            /** @description Their profile. */
            link: string;
            /** @description Where they are in this API. */
            resource: string;
            /** @constant */
            type: "user";
            username: string;
        };
        MissingThing: {
            /** @constant */
            description: "No thing was found";
            /**
             * @description A code that stays.
             * @enum {string}
             */
            error: "invalid_request" | "invalid_parameters" | "validation" | "unauthorized" | "no_means" | "forbidden" | "insufficient_scope" | "flattr_once" | "flattr_owner" | "thing_owner" | "subscribed" | "rate_limit_exceeded" | "cross_origin" | "not_found" | "not_acceptable" | "period_not_over" | "earlier_period_open" | "period_closed" | "insufficient_funds" | "payouts_stopped" | "posting_conflict" | "server_error" | "unavailable";
            /** @description What is wrong and what to do, for people. */
            error_description: string;
            /**
             * Format: uri
             * @description More about the code.
             */
            error_uri: string;
            /** @description The parameters at fault, where there are some, each with what is wrong with it. */
            fields?: {
                [key: string]: string;
            };
            /** @constant */
            message: "not_found";
        };
        Movement: {
            /** @description What came, or went (negative). */
            amount: components["schemas"]["Amount"];
            /** @description What was there afterwards. */
            balance: components["schemas"]["Amount"];
            /** @description `deposit`, `close` (divided over your flattrs), `return`, `earnings`; or a new one. */
            cause: string;
            created_at: components["schemas"]["Instant"];
            /** @description What it was, for people. */
            description: string;
            id: number;
            /** @description A page with more about it; empty where there is none. */
            link: string;
            /** @constant */
            type: "movement";
        };
        OwnedThing: {
            /** @description All its flattrs ever. */
            flattrs: number;
            id: number;
            /** @description Empty where there is none. */
            image: string;
            /**
             * Format: uri
             * @description Its page for people.
             */
            link: string;
            owner: components["schemas"]["User"] | components["schemas"]["MiniUser"];
            /**
             * Format: uri
             * @description Where it is in this API.
             */
            resource: string;
            title: string;
            /** @constant */
            type: "thing";
            /** @description The page or work itself. */
            url: string;
        };
        Payout: {
            amount: components["schemas"]["Amount"];
            created_at: components["schemas"]["Instant"];
            currency: components["schemas"]["Currency"];
            /** @description Where it goes, in words that may be shown. */
            destination: string;
            finished_at: components["schemas"]["Instant"];
            id: string;
            /**
             * Format: uri
             * @description The payout for people.
             */
            link: string;
            /** @description Why it is in this state, where that does not say itself. */
            reason: string;
            /** Format: uri */
            resource: string;
            sent_at: components["schemas"]["Instant"];
            /** @enum {string} */
            state: "requested" | "held" | "batched" | "sent" | "paid" | "failed" | "canceled";
            /** @constant */
            type: "payout";
        };
        Payouts: {
            /** @description Your earnings: `payable`, `rest` and all that is held sum to it. */
            balance: components["schemas"]["Amount"];
            currency: components["schemas"]["Currency"];
            /** @description Where payouts go; empty while you have not said. It is said at /payouts alone. */
            destination: string;
            /** @description What of your earnings cannot be paid out now, and why. */
            held: {
                amount: components["schemas"]["Amount"];
                /** @description Why, for people. */
                description: string;
                /** @enum {string} */
                reason: "contest" | "fraud_review" | "suspension" | "site_not_verified" | "new_creator" | "destination_changed";
                until: components["schemas"]["Instant"];
            }[];
            /** @description On this page. */
            items: number;
            minimum: components["schemas"]["Amount"];
            page: number;
            /** @description What a payout may take now. */
            payable: components["schemas"]["Amount"];
            /** @description The newest first. */
            payouts: components["schemas"]["Payout"][];
            /** @description Less than the minimum, or less than a cent. */
            rest: components["schemas"]["Amount"];
            /** @constant */
            type: "payouts";
        };
        /**
         * @description A calendar month in UTC.
         * @example 2026-01
         */
        Period: string;
        PublicKey: {
            algorithm: string;
            /** @description PEM (SPKI). */
            publicKey: string;
        };
        RateLimit: {
            current_hits: number;
            hourly_limit: number;
            remaining_hits: number;
            reset_time: string;
            reset_time_in_seconds: components["schemas"]["Instant"];
        };
        SharedThing: {
            /** @description What they brought, less the fee. */
            amount: components["schemas"]["Amount"];
            flattrs: number;
            /** @description The month from which on your part counts, if it does not yet. */
            from?: components["schemas"]["Period"];
            /** @description The part of it that is held until the site is known to be yours. */
            held: components["schemas"]["Amount"];
            owner: components["schemas"]["MiniUser"];
            /** @description Your part of what it earns: `33.3333`; `0` where you have none now. */
            percent: string;
            thing: components["schemas"]["MiniThing"];
            /** @constant */
            type: "earned";
        };
        Sharing: {
            /** @description When a proposal lapses. */
            expires_at?: components["schemas"]["Instant"];
            /** @description The month that it holds from. */
            from?: string;
            /** @description The page about it. */
            link: string;
            owner: components["schemas"]["MiniUser"];
            parts: {
                /** @description Of who has accepted. */
                flattr_id?: string;
                percent: string;
                /** @enum {string} */
                state: "asked" | "accepted" | "declined";
                username: string;
            }[];
            /**
             * @description `proposed`: not all have accepted. `coming`: from the next month on.
             * @enum {string}
             */
            state: "proposed" | "coming" | "running";
            /** @constant */
            type: "sharing";
            /** @description The first month that it does not hold for any more. */
            until?: string;
        };
        Site: {
            /** @description Of a host with its path, if any; of a feed its URL. */
            address: string;
            currency: components["schemas"]["Currency"];
            /** @description Behind what waits; only from five supporters on. */
            flattrs?: number;
            /** @enum {string} */
            kind: "host" | "feed";
            /** @description The page about it. */
            link: string;
            /** @description Whose it is, if it is somebody’s. */
            owner?: components["schemas"]["MiniUser"];
            /** @enum {string} */
            state: "unclaimed" | "verified" | "contested" | "suspended";
            /** @constant */
            type: "site";
            /** @description What waits for its creator; only from five supporters on. */
            waiting?: components["schemas"]["Amount"];
        };
        Statement: {
            /** @description What the month took. */
            amount: components["schemas"]["Amount"];
            closed_at: components["schemas"]["Instant"];
            currency: components["schemas"]["Currency"];
            flattrs: number;
            /**
             * Format: uri
             * @description The statement for people.
             */
            link: string;
            period: components["schemas"]["Period"];
            /** Format: uri */
            resource: string;
            /** @enum {string} */
            state: "open" | "closing" | "closed";
            things: {
                flattred_at: components["schemas"]["Instant"];
                id: number;
                /** Format: uri */
                link: string;
                /** Format: uri */
                resource: string;
                /** @description Once the month is closed. All of them sum to `amount`. */
                share?: components["schemas"]["Amount"];
                /**
                 * @description Where the share is: with the creator, held until they are verified, waiting for one, or back in your funds.
                 * @enum {string}
                 */
                state?: "waiting" | "held" | "earned" | "returning" | "returned";
                title: string;
                url: string;
            }[];
            /** @constant */
            type: "statement";
        };
        Subscribed: {
            description: string;
            /** @description A word that stays. */
            message: string;
            thing: components["schemas"]["MiniThing"];
        };
        Subscription: {
            /** @description False: paused. */
            active: boolean;
            created_at: components["schemas"]["Instant"];
            started_at: components["schemas"]["Instant"];
            thing: components["schemas"]["Thing"];
            /** @constant */
            type: "subscription";
        };
        SubscriptionStatus: {
            expiresAt: components["schemas"]["Instant"] | null;
            isPaying: boolean;
            /** @description The same, signed: base64 of JSON, a dot, signature. */
            payload: string | null;
        };
        Thing: {
            /** @enum {string} */
            category: "text" | "images" | "video" | "audio" | "software" | "people" | "rest";
            created_at: components["schemas"]["Instant"];
            description: string;
            /** @description Whether you flattred it this month: with a token. */
            flattred?: boolean;
            /** @description All its flattrs ever. */
            flattrs: number;
            /** @description How many different supporters flattred it. */
            flattrs_user_count: number;
            hidden: boolean;
            id: number;
            /** @description Empty where there is none. */
            image: string;
            language: string;
            /** @description For its creator alone. */
            last_flattr_at?: components["schemas"]["Instant"];
            /**
             * Format: uri
             * @description Its page for people.
             */
            link: string;
            /** @description Its creator; a member without a name where nobody has claimed it. */
            owner: components["schemas"]["User"] | components["schemas"]["MiniUser"];
            /**
             * Format: uri
             * @description Where it is in this API.
             */
            resource: string;
            /** @description Whether you subscribed to it: with a token. */
            subscribed?: boolean;
            tags: string[];
            title: string;
            /** @constant */
            type: "thing";
            /** @description For its creator alone. */
            updated_at?: components["schemas"]["Instant"];
            /** @description The page or work itself. */
            url: string;
        };
        User: {
            about: string;
            /** @description 1: gives this month. */
            active_supporter: 0 | 1;
            avatar: string;
            city: string;
            country: string;
            /** @description With the scope email or extendedread. */
            email?: string;
            firstname: string;
            /** @description The short id that `flattr:id` and `fid` name. */
            id: string;
            lastname: string;
            /** @description Their profile. */
            link: string;
            /** @description With the scope extendedread. */
            registered_at?: components["schemas"]["Instant"];
            /** @description Where they are in this API. */
            resource: string;
            /** @constant */
            type: "user";
            url: string;
            username: string;
        };
        Verified: {
            description: string;
            /** @description A word that stays. */
            message: string;
            /** @description How many things became theirs by it. */
            things: number;
        };
    };
    responses: {
        /** @description `invalid_parameters`: A parameter is missing or makes no sense. `error_description` names it; `fields` names all of them. */
        "400.invalid_parameters": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_parameters";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `invalid_parameters`: A parameter is missing or makes no sense. `error_description` names it; `fields` names all of them.
         *
         *     `validation`: What was sent breaks a rule: an address that is none, an amount over the limit. `fields` says what is wrong with which parameter.
         */
        "400.invalid_parameters.validation": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_parameters" | "validation";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `invalid_request`: The request cannot be read: its body is malformed, too long, or of a content type that we do not know. */
        "400.invalid_request": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_request";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `invalid_request`: The request cannot be read: its body is malformed, too long, or of a content type that we do not know.
         *
         *     `invalid_parameters`: A parameter is missing or makes no sense. `error_description` names it; `fields` names all of them.
         */
        "400.invalid_request.invalid_parameters": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_request" | "invalid_parameters";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `invalid_request`: The request cannot be read: its body is malformed, too long, or of a content type that we do not know.
         *
         *     `invalid_parameters`: A parameter is missing or makes no sense. `error_description` names it; `fields` names all of them.
         *
         *     `validation`: What was sent breaks a rule: an address that is none, an amount over the limit. `fields` says what is wrong with which parameter.
         */
        "400.invalid_request.invalid_parameters.validation": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_request" | "invalid_parameters" | "validation";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `invalid_request`: The request cannot be read: its body is malformed, too long, or of a content type that we do not know.
         *
         *     `validation`: What was sent breaks a rule: an address that is none, an amount over the limit. `fields` says what is wrong with which parameter.
         */
        "400.invalid_request.validation": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "invalid_request" | "validation";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `unauthorized`: The token is missing, was revoked, or has run out. Ask the member to let your application in again, or use the refresh token. */
        "401.unauthorized": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "unauthorized";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `unauthorized`: The token is missing, was revoked, or has run out. Ask the member to let your application in again, or use the refresh token.
         *
         *     `no_means`: The supporter has no money that this month could give: their funds are empty or their budget is paused. Lead them to their funds. The status is 401 because old clients look for it there, and 402 at `flattr/bulk`.
         */
        "401.unauthorized.no_means": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "unauthorized" | "no_means";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `forbidden`: This belongs to somebody else.
         *
         *     `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         */
        "403.forbidden.insufficient_scope.rate_limit_exceeded": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "forbidden" | "insufficient_scope" | "rate_limit_exceeded";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `flattr_once`: The thing was flattred already, and a flattr counts once a month.
         *
         *     `flattr_owner`: Nobody can flattr their own thing.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         */
        "403.insufficient_scope.flattr_once.flattr_owner.rate_limit_exceeded": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "insufficient_scope" | "flattr_once" | "flattr_owner" | "rate_limit_exceeded";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         */
        "403.insufficient_scope.rate_limit_exceeded": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "insufficient_scope" | "rate_limit_exceeded";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         *
         *     `payouts_stopped`: Payouts are stopped, of all members or of this one; the sentence says why.
         */
        "403.insufficient_scope.rate_limit_exceeded.payouts_stopped": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "insufficient_scope" | "rate_limit_exceeded" | "payouts_stopped";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         *
         *     `period_closed`: The month has ended: what happened in it does not change any more.
         */
        "403.insufficient_scope.rate_limit_exceeded.period_closed": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "insufficient_scope" | "rate_limit_exceeded" | "period_closed";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /**
         * @description `insufficient_scope`: The token may not do this. `error_description` names the scope to ask the member for.
         *
         *     `thing_owner`: Nobody can subscribe to their own thing.
         *
         *     `subscribed`: There is a subscription to the thing already.
         *
         *     `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds.
         */
        "403.insufficient_scope.thing_owner.subscribed.rate_limit_exceeded": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "insufficient_scope" | "thing_owner" | "subscribed" | "rate_limit_exceeded";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `rate_limit_exceeded`: All requests of this hour were sent. `X-RateLimit-Reset` says when the next hour begins, `Retry-After` in how many seconds. */
        "403.rate_limit_exceeded": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "rate_limit_exceeded";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `not_found`: There is nothing at this address, or nobody of this name. */
        "404.not_found": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "not_found";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `not_acceptable`: The resource is not written in the format that was asked for. `error_description` lists those that there are. */
        "406.not_acceptable": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "not_acceptable";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `server_error`: A fault of ours. Nothing was changed; we have been told of it. */
        "500.server_error": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "server_error";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
        /** @description `unavailable`: We cannot answer at the moment. Try again after the seconds that `Retry-After` names. */
        "503.unavailable": {
            headers: {
                "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description A code that stays.
                     * @enum {string}
                     */
                    error: "unavailable";
                    /** @description What is wrong and what to do, for people. */
                    error_description: string;
                    /**
                     * Format: uri
                     * @description More about the code.
                     */
                    error_uri: string;
                    /** @description The parameters at fault, where there are some, each with what is wrong with it. */
                    fields?: {
                        [key: string]: string;
                    };
                };
                "application/yaml": string;
                "text/xml": string;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description How many of them were sent. */
        "X-RateLimit-Current": number;
        /** @description How many requests an hour has. */
        "X-RateLimit-Limit": number;
        /** @description How many of them are left. */
        "X-RateLimit-Remaining": number;
        /** @description When the next hour begins (Unix time). */
        "X-RateLimit-Reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRoot: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        message: "hello_world";
                    };
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getCategories: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        text: string;
                    }[];
                    "application/yaml": string;
                    "text/plain": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getClaims: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postClaims: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `feed` for a feed that we do not know yet.
                     * @enum {string}
                     */
                    kind?: "host" | "feed";
                    /** @description Of software that runs on the site: an Ed25519 public key, 32 bytes in base64. */
                    public_key?: string;
                    url: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description `feed` for a feed that we do not know yet.
                     * @enum {string}
                     */
                    kind?: "host" | "feed";
                    /** @description Of software that runs on the site: an Ed25519 public key, 32 bytes in base64. */
                    public_key?: string;
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getClaimsById: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteClaimsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postClaimsByIdCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The one way to look; all when it is left out. */
                    method?: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description The one way to look; all when it is left out. */
                    method?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postFlattr: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The guid of an episode, with the address of its feed. */
                    guid?: string;
                    url: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description The guid of an episode, with the address of its feed. */
                    guid?: string;
                    url: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clicked"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized.no_means"];
            403: components["responses"]["403.insufficient_scope.flattr_once.flattr_owner.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postFlattrBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url?: string;
                }[];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClickedMany"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request"];
            401: components["responses"]["401.unauthorized"];
            /** @description The member gives no money at present. */
            402: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getLanguages: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        text: string;
                    }[];
                    "application/yaml": string;
                    "text/plain": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                    "application/yaml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getRateLimit: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimit"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getSitesLookup: {
        parameters: {
            query: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getSubscriptionStatus: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionStatus"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getSubscriptionStatusPublicKey: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicKey"];
                    "application/yaml": string;
                    "text/plain": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThings: {
        parameters: {
            query: {
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                id: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postThings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One of GET /categories; `rest` unless told. */
                    category?: string;
                    /** @description Without one we read the page. */
                    description?: string;
                    /** @description Kept out of lists and searches. */
                    hidden?: boolean;
                    /** @description One of GET /languages; `en_GB` unless told. */
                    language?: string;
                    /** @description Words, as a list or with commas between. */
                    tags?: string[] | string;
                    /** @description Without one we read the page. */
                    title?: string;
                    /** @description The address of the page or work. It cannot be changed later. */
                    url: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description One of GET /categories; `rest` unless told. */
                    category?: string;
                    /** @description Without one we read the page. */
                    description?: string;
                    /** @description Kept out of lists and searches. */
                    hidden?: boolean;
                    /** @description One of GET /languages; `en_GB` unless told. */
                    language?: string;
                    /** @description Words, as a list or with commas between. */
                    tags?: string[] | string;
                    /** @description Without one we read the page. */
                    title?: string;
                    /** @description The address of the page or work. It cannot be changed later. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedThing"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThingsById: {
        parameters: {
            query?: {
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The id of a thing, or several: 1,2 */
                id: number | string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thing"] | components["schemas"]["Thing"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteThingsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.forbidden.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    patchThingsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One of GET /categories; `rest` unless told. */
                    category?: string;
                    /** @description Without one we read the page. */
                    description?: string;
                    /** @description Kept out of lists and searches. */
                    hidden?: boolean;
                    /** @description One of GET /languages; `en_GB` unless told. */
                    language?: string;
                    /** @description Words, as a list or with commas between. */
                    tags?: string[] | string;
                    /** @description Without one we read the page. */
                    title?: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description One of GET /categories; `rest` unless told. */
                    category?: string;
                    /** @description Without one we read the page. */
                    description?: string;
                    /** @description Kept out of lists and searches. */
                    hidden?: boolean;
                    /** @description One of GET /languages; `en_GB` unless told. */
                    language?: string;
                    /** @description Words, as a list or with commas between. */
                    tags?: string[] | string;
                    /** @description Without one we read the page. */
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.forbidden.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postThingsByIdFlattr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clicked"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized.no_means"];
            403: components["responses"]["403.insufficient_scope.flattr_once.flattr_owner.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteThingsByIdFlattr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded.period_closed"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThingsByIdFlattrs: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["Flattr"][];
                    "application/stream+json": components["schemas"]["Activities"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThingsByIdSharing: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sharing"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.forbidden.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    putThingsByIdSharing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Who gets a part; you keep the rest. */
                    collaborators: {
                        /** @description Whom: the `flattr:id` of a member. */
                        flattr_id?: string;
                        /** @description Their part of what it earns, such as `33.3333`. */
                        percent: string;
                        /** @description Or their user name. */
                        username?: string;
                    }[];
                };
                "application/x-www-form-urlencoded": {
                    /** @description Who gets a part; you keep the rest. */
                    collaborators: {
                        /** @description Whom: the `flattr:id` of a member. */
                        flattr_id?: string;
                        /** @description Their part of what it earns, such as `33.3333`. */
                        percent: string;
                        /** @description Or their user name. */
                        username?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sharing"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sharing"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.forbidden.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteThingsByIdSharing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.forbidden.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    putThingsByIdSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postThingsByIdSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscribed"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.thing_owner.subscribed.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteThingsByIdSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a thing. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThingsLookup: {
        parameters: {
            query?: {
                guid?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                q?: string;
                url?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlattrablePage"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            /** @description It is there; `Location` leads to it. */
            302: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundThing"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            /** @description It is not there. */
            404: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingThing"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getThingsSearch: {
        parameters: {
            query?: {
                /** @description One of GET /categories, or several with commas between. */
                category?: string;
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description One of GET /languages, or several with commas between. */
                language?: string;
                /** @description Which page; the first is 1. */
                page?: string;
                /** @description Words of the title and the description. */
                query?: string;
                /** @description One of relevance, trend, flattrs, flattrs_month, flattrs_week, flattrs_day. */
                sort?: string;
                /** @description Tags: `&` is and, `|` or, `!` not: `game | games ! software`. */
                tags?: string;
                /** @description The address of the page. */
                url?: string;
                /** @description The user name of the owner. */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundThings"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description The token, for one old client. Send the header. */
                access_token?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserActivities: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/stream+json": components["schemas"]["Activities"];
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserBudget: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    putUserBudget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                };
                "application/x-www-form-urlencoded": {
                    amount: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Budget"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserEarnings: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Earnings"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserEarningsByPeriod: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description A month, such as 2026-01. */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarningsOfPeriod"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserFlattrs: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["Flattr"][];
                    "application/stream+json": components["schemas"]["Activities"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserForecast: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserFunds: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Funds"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserHooks: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserHooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is told: thing.flattred, earnings.received, period.closed, share.waiting, pendingclickcreate. */
                    events?: string[] | string;
                    /** @description To know it again; at most 80 characters. */
                    label?: string;
                    /** @description Where the receiver listens: an https address. */
                    url?: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description What it is told: thing.flattred, earnings.received, period.closed, share.waiting, pendingclickcreate. */
                    events?: string[] | string;
                    /** @description To know it again; at most 80 characters. */
                    label?: string;
                    /** @description Where the receiver listens: an https address. */
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        description: string;
                        id: string;
                        /** Format: uri */
                        link: string;
                        /** @constant */
                        message: "ok";
                        /** @description `whsec_…`: shown this once. */
                        secret: string;
                    };
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserHooksById: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteUserHooksById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    patchUserHooksById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description false pauses the web hook, true turns it on again. */
                    active?: boolean;
                    /** @description What it is told: thing.flattred, earnings.received, period.closed, share.waiting, pendingclickcreate. */
                    events?: string[] | string;
                    /** @description To know it again; at most 80 characters. */
                    label?: string;
                    /** @description Where the receiver listens: an https address. */
                    url?: string;
                };
                "application/x-www-form-urlencoded": {
                    /** @description false pauses the web hook, true turns it on again. */
                    active?: boolean;
                    /** @description What it is told: thing.flattred, earnings.received, period.closed, share.waiting, pendingclickcreate. */
                    events?: string[] | string;
                    /** @description To know it again; at most 80 characters. */
                    label?: string;
                    /** @description Where the receiver listens: an https address. */
                    url?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserHooksByIdDeliveries: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserHooksByIdDeliveriesByDeliveryResend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The delivery’s id: its webhook-id. */
                delivery: string;
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserHooksByIdSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Until then messages are signed with the old one too. */
                        previous_secret_until: components["schemas"]["Instant"];
                        /** @description `whsec_…`: shown this once. */
                        secret: string;
                    };
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserHooksByIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The web hook’s id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        description: string;
                        /** @description The id of its delivery. */
                        id: string;
                        /** @constant */
                        message: "ok";
                    };
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserPayouts: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payouts"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserPayouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: string;
                    /** @description 26 of 0-9 and a-z that you made up: sent twice with one id, it is one payout. */
                    id?: string;
                };
                "application/x-www-form-urlencoded": {
                    amount: string;
                    /** @description 26 of 0-9 and a-z that you made up: sent twice with one id, it is one payout. */
                    id?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded.payouts_stopped"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserPayoutsById: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The id of the payout. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payout"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    deleteUserPayoutsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the payout. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400.invalid_request.invalid_parameters.validation"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserStatements: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniStatement"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserStatementsByPeriod: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description A month, such as 2026-01. */
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserSubscriptions: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"][];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUserThings: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["Thing"][];
                    "application/stream+json": components["schemas"]["Activities"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUserVerify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identity: string;
                };
                "application/x-www-form-urlencoded": {
                    identity: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUsersByName: {
        parameters: {
            query?: {
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
            };
            header?: never;
            path: {
                /** @description The user name of a member. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUsersByNameActivities: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
                type?: string;
            };
            header?: never;
            path: {
                /** @description The user name of a member. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/stream+json": components["schemas"]["Activities"];
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUsersByNameFlattrs: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path: {
                /** @description The user name of a member. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["Flattr"][];
                    "application/stream+json": components["schemas"]["Activities"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    getUsersByNameThings: {
        parameters: {
            query?: {
                /** @description How many on a page: 30 unless told, at most 1000. */
                count?: string;
                /** @description Shows the things and members inside of others whole. `1` turns it on. */
                full?: string;
                /** @description The name of a function of your page: the answer is a script that calls it. */
                jsonp?: string;
                /** @description Which page; the first is 1. */
                page?: string;
            };
            header?: never;
            path: {
                /** @description The user name of a member. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/json": components["schemas"]["Thing"][];
                    "application/stream+json": components["schemas"]["Activities"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
    postUsersByNameVerify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user name of a member. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identity: string;
                };
                "application/x-www-form-urlencoded": {
                    identity: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-RateLimit-Current": components["headers"]["X-RateLimit-Current"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                    "application/yaml": string;
                    "text/xml": string;
                };
            };
            400: components["responses"]["400.invalid_request.invalid_parameters"];
            401: components["responses"]["401.unauthorized"];
            403: components["responses"]["403.insufficient_scope.rate_limit_exceeded"];
            404: components["responses"]["404.not_found"];
            406: components["responses"]["406.not_acceptable"];
            500: components["responses"]["500.server_error"];
            503: components["responses"]["503.unavailable"];
        };
    };
}

// What a share bar can do with the reader's browser alone. It is loaded by bars that offer it; links are links.
import { getContext, store } from '@wordpress/interactivity';

/** As `Flattr\Share_Bar` gives it. */
type Context = {
	url: string;
	title: string;
	/** What a screen reader says, and a bubble shows for a while. */
	said: string;
	copied: string;
	failed: string;
};

const SHOWN_MS = 4000;

store( 'flattr/share-bar', {
	state: {
		// Browsers keep both from pages without https.
		can_copy: Boolean( window.navigator.clipboard ),
		can_share: Boolean( window.navigator.share ),
	},
	actions: {
		*copy() {
			const context = getContext< Context >();
			try {
				yield window.navigator.clipboard.writeText( context.url );
				context.said = context.copied;
			} catch {
				context.said = context.failed;
			}
			yield new Promise( ( resolve ) => setTimeout( resolve, SHOWN_MS ) );
			context.said = '';
		},
		*share() {
			const { title, url } = getContext< Context >();
			try {
				yield window.navigator.share( { title, url } );
			} catch {
				// The reader thought better of it.
			}
		},
	},
} );

import { createBlock } from '@wordpress/blocks';
import type { Attributes } from './index';

type ShortcodeMatch = { named: Record< string, string | undefined > };

const LAYOUTS = [ 'button', 'compact', 'badge', 'text' ];

/** What the attributes of the old plugin's `[flattr]` mean here. */
const from = {
	target: ( { named }: ShortcodeMatch ) => ( named.url ? 'url' : 'post' ),
	url: ( { named }: ShortcodeMatch ) => named.url ?? '',
	label: ( { named }: ShortcodeMatch ) => named.label ?? '',
	layout: ( { named }: ShortcodeMatch ) => {
		const type = named.type ?? named.btn ?? '';
		return LAYOUTS.includes( type ) ? type : 'button';
	},
};

/** From the shortcode and the button of WordPress, and back to that. */
export const transforms = {
	from: [
		{
			type: 'shortcode',
			tag: 'flattr',
			attributes: {
				target: { type: 'string', shortcode: from.target },
				url: { type: 'string', shortcode: from.url },
				label: { type: 'string', shortcode: from.label },
				layout: { type: 'string', shortcode: from.layout },
			},
		},
		{
			type: 'block',
			blocks: [ 'core/button' ],
			transform: ( { text, url }: { text?: unknown; url?: string } ) =>
				createBlock( 'flattr/button', {
					label: String( text ?? '' ).replace( /<[^>]*>/g, '' ),
					...( url ? { target: 'url', url } : {} ),
				} ),
		},
	],
	to: [
		{
			type: 'block',
			blocks: [ 'core/button' ],
			// It has an address of its own to carry; the others are known on the page alone.
			isMatch: ( { target }: Attributes ) => target === 'url',
			transform: ( { label, url }: Attributes ) =>
				createBlock( 'core/button', { text: label, url } ),
		},
	],
};

// What the editor gets besides blocks.
import { registerBlockVariation } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import { flattrIcon } from '../shared/icon';
import { site } from '../shared/site';

if ( site.hasSocialIcon ) {
	registerBlockVariation( 'core/social-link', {
		name: 'flattr',
		title: __( 'Flattr', 'flattr' ),
		icon: flattrIcon,
		attributes: { service: 'flattr', url: site.profileUrl },
		isActive: [ 'service' ],
	} );
}

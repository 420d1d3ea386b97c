// What the editor gets besides blocks.
import { registerBlockVariation } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import { registerPlugin } from '@wordpress/plugins';
import { flattrIcon } from '../shared/icon';
import { site } from '../shared/site';
import { ThingPanel } from './thing-panel';

registerPlugin( 'flattr', { icon: flattrIcon, render: ThingPanel } );

if ( site.hasSocialIcon ) {
	registerBlockVariation( 'core/social-link', {
		name: 'flattr',
		title: __( 'Flattr', 'flattr' ),
		icon: flattrIcon,
		attributes: { service: 'flattr', url: site.profileUrl },
		isActive: [ 'service' ],
	} );
}

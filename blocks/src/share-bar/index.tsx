import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';

export type Attributes = {
	/** Of `Flattr\Share_Bar::services()`, in the order in which they are shown; Flattr is always the first. */
	services: string[];
	/** `floating`: at the left of the page, where the window is wide enough. */
	orientation: 'row' | 'column' | 'floating';
	showCount: boolean;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	save: () => null,
	variations: [
		{
			name: 'row',
			title: __( 'Flattr Share Bar', 'flattr' ),
			attributes: { orientation: 'row' },
			isDefault: true,
			isActive: [ 'orientation' ],
			scope: [ 'transform' ],
		},
		{
			name: 'floating',
			title: __( 'Flattr Floating Share Bar', 'flattr' ),
			description: __(
				'Stays at the left of the page while it is read.',
				'flattr'
			),
			attributes: { orientation: 'floating' },
			isActive: [ 'orientation' ],
		},
	],
} as unknown as BlockConfiguration );

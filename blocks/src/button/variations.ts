import { __ } from '@wordpress/i18n';
import type { Attributes } from './index';

/** A button for each thing that it can be about. */
export const variations = [
	{
		name: 'post',
		title: __( 'Flattr Button', 'flattr' ),
		attributes: { target: 'post' } satisfies Partial< Attributes >,
		isDefault: true,
		isActive: [ 'target' ],
		scope: [ 'inserter', 'transform' ],
	},
	{
		name: 'site',
		title: __( 'Flattr the Site', 'flattr' ),
		description: __( 'Lets readers flattr the whole site.', 'flattr' ),
		attributes: { target: 'site' } satisfies Partial< Attributes >,
		isActive: [ 'target' ],
		scope: [ 'inserter', 'transform' ],
	},
	{
		name: 'author',
		title: __( 'Flattr the Author', 'flattr' ),
		description: __(
			'Lets readers flattr the author of the post.',
			'flattr'
		),
		attributes: { target: 'author' } satisfies Partial< Attributes >,
		isActive: [ 'target' ],
		scope: [ 'inserter', 'transform' ],
	},
	{
		name: 'url',
		title: __( 'Flattr Another Page', 'flattr' ),
		description: __( 'Lets readers flattr a page elsewhere.', 'flattr' ),
		attributes: { target: 'url' } satisfies Partial< Attributes >,
		isActive: [ 'target' ],
		scope: [ 'inserter', 'transform' ],
	},
];

import {
	InnerBlocks,
	useBlockProps,
	useInnerBlocksProps,
} from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import './style.scss';

const template = [
	[
		'core/heading',
		{ level: 3, content: __( 'Did you like this?', 'flattr' ) },
	],
	[
		'core/paragraph',
		{
			content: __(
				'Flattr it: a part of what you set aside for a month reaches its creator.',
				'flattr'
			),
		},
	],
	[ 'flattr/button', {} ],
];

function Edit() {
	return <div { ...useInnerBlocksProps( useBlockProps(), { template } ) } />;
}

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	// What is inside are blocks of their own; the box around them is the server's.
	save: () => <InnerBlocks.Content />,
} as unknown as BlockConfiguration );

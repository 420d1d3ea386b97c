import { createBlock, registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';
import './style.scss';

export type Attributes = {
	/** Instead of the usual text. */
	label: string;
	/** Whether the title of the episode stands before the button. */
	showTitle: boolean;
	showCount: boolean;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	save: () => null,
	transforms: {
		from: [
			{
				type: 'block',
				blocks: [ 'flattr/button' ],
				isMatch: ( { target }: { target: string } ) =>
					target === 'post',
				transform: ( { label, showCount }: Attributes ) =>
					createBlock( metadata.name, { label, showCount } ),
			},
		],
		to: [
			{
				type: 'block',
				blocks: [ 'flattr/button' ],
				transform: ( { label, showCount }: Attributes ) =>
					createBlock( 'flattr/button', { label, showCount } ),
			},
		],
	},
} as unknown as BlockConfiguration );

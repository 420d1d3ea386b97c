import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';
import { transforms } from './transforms';
import { variations } from './variations';

export type Attributes = {
	target: 'post' | 'site' | 'author' | 'url';
	/** The page that `target: url` is about. */
	url: string;
	/** Instead of the usual text. */
	label: string;
	layout: 'button' | 'compact' | 'badge' | 'text';
	showCount: boolean;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	// Rendered by the server, so that it is the same for every visitor and can get better later.
	save: () => null,
	transforms,
	variations,
} as unknown as BlockConfiguration );

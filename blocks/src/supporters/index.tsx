import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';
import './style.scss';

export type Attributes = {
	/** Those of this post, or of everything by the member whom the site is connected as. */
	scope: 'post' | 'creator';
	limit: number;
	/** Shown where nobody has flattred yet; the block shows nothing without it. */
	emptyText: string;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	save: () => null,
} as unknown as BlockConfiguration );

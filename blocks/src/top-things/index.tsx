import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';
import './style.scss';

export type Attributes = {
	/** Flattrs of the last week, the last month, or of all time. */
	period: 'week' | 'month' | 'all';
	limit: number;
	showCount: boolean;
	ordered: boolean;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	save: () => null,
} as unknown as BlockConfiguration );

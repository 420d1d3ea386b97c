import { registerBlockType } from '@wordpress/blocks';
import type { BlockConfiguration } from '@wordpress/blocks';
import { flattrIcon } from '../shared/icon';
import metadata from './block.json';
import Edit from './edit';
import './style.scss';

export type Attributes = {
	/** Whether the site's address stands beside the creator's name. */
	showSite: boolean;
};

registerBlockType( metadata.name, {
	icon: flattrIcon,
	edit: Edit,
	save: () => null,
} as unknown as BlockConfiguration );

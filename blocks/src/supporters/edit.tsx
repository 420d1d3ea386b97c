import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	Disabled,
	PanelBody,
	RangeControl,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import type { Attributes } from './index';

type Props = {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
	context: { postId?: number };
};

export default function Edit( { attributes, setAttributes, context }: Props ) {
	const { emptyText, limit, scope } = attributes;
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Supporters', 'flattr' ) }>
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Whose supporters', 'flattr' ) }
						value={ scope }
						options={ [
							{
								value: 'post',
								label: __( 'Of this post', 'flattr' ),
							},
							{
								value: 'creator',
								label: __( 'Of everything of yours', 'flattr' ),
							},
						] }
						onChange={ ( value ) =>
							setAttributes( {
								scope: value as Attributes[ 'scope' ],
							} )
						}
					/>
					<RangeControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'At most', 'flattr' ) }
						value={ limit }
						min={ 1 }
						max={ 50 }
						onChange={ ( value ) =>
							setAttributes( { limit: value ?? 12 } )
						}
					/>
					<TextControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __(
							'What to say while there are none',
							'flattr'
						) }
						help={ __(
							'Visitors see nothing of the block if this is empty.',
							'flattr'
						) }
						value={ emptyText }
						onChange={ ( value ) =>
							setAttributes( { emptyText: value } )
						}
					/>
				</PanelBody>
			</InspectorControls>
			<div { ...useBlockProps() }>
				<Disabled>
					<ServerPreview
						block={ metadata.name }
						title={ metadata.title }
						attributes={ attributes }
						postId={ context.postId }
						empty={ __(
							'Nobody who shows their name has flattred this yet. Supporters appear here some minutes after they flattr.',
							'flattr'
						) }
					/>
				</Disabled>
			</div>
		</>
	);
}

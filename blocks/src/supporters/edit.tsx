import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import {
	Disabled,
	PanelBody,
	SelectControl,
	TextControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import { LimitControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

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
					<LimitControl
						limit={ limit }
						most={ 50 }
						usual={ 12 }
						setAttributes={ setAttributes }
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

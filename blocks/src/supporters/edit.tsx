import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { ServerPreview } from '../shared/server-preview';
import metadata from './block.json';
import { ChoiceControl, LimitControl } from '../shared/controls';
import type { EditProps } from '../shared/edit-props';
import type { Attributes } from './index';

type Props = EditProps< Attributes >;

export default function Edit( { attributes, setAttributes, context }: Props ) {
	const { emptyText, limit, scope } = attributes;
	return (
		<>
			<InspectorControls>
				<PanelBody title={ __( 'Supporters', 'flattr' ) }>
					<ChoiceControl
						label={ __( 'Whose supporters', 'flattr' ) }
						value={ scope }
						choices={ {
							post: __( 'Of this post', 'flattr' ),
							creator: __( 'Of everything of yours', 'flattr' ),
						} }
						onChange={ ( value ) =>
							setAttributes( { scope: value } )
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
			<ServerPreview
				block={ metadata }
				attributes={ attributes }
				postId={ context.postId }
				empty={ __(
					'Nobody who shows their name has flattred this yet. Supporters appear here some minutes after they flattr.',
					'flattr'
				) }
			/>
		</>
	);
}
